import type { SkipReason } from '../../prompt/encodedExample';
import { rows } from './format';

const reasons: Readonly<Record<SkipReason, string>> = {
  'too-long': '截断后仍超过上下文长度',
  'too-short': '短于允许的最短长度',
  'no-answer': '没有答案字段',
  'empty-answer': '答案为空',
  'no-loss': '没有参与损失的 token',
  'not-text': '模板中的某个字段不是文本',
  'unknown-task': 'taskname 没有对应的模板',
};

export const skipReasonText = (reason: string): string =>
  (reasons as Readonly<Record<string, string>>)[reason] ?? reason;

export function skippedText(skipped: Readonly<Record<string, number>>): string {
  const parts = Object.entries(skipped)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${rows(count)}（${skipReasonText(reason)}）`);
  return parts.length === 0 ? '' : `；未使用：${parts.join('、')}`;
}
