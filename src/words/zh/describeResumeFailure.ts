import { assertUnreachable } from '../../base/assert';
import type { ResumeFailure } from '../../run/resumeFailure';
import { quoted, shortFingerprint } from '../quoted';
import type { Sentence } from '../sentence';
import { whole } from './format';

const settingText = (value: string | undefined): string => (value === undefined ? '未设置' : quoted(value));

export function describeResumeFailure(failure: ResumeFailure): Sentence {
  switch (failure.kind) {
    case 'resume-other-base':
      return {
        what: `运行停止时使用的基础模型是 ${failure.checkpointBase}（${shortFingerprint(failure.checkpointFingerprint)}），但现在载入的是 ${failure.baseName}（${shortFingerprint(failure.baseFingerprint)}）。`,
        hint: '请载入该运行开始时使用的基础模型，或开始新的运行。',
      };
    case 'resume-other-settings':
      return {
        what: `运行停止时 ${failure.path} 是${settingText(failure.was)}，现在是${settingText(failure.now)}。`,
        hint: '请改回原值以继续，或开始新的运行。只有学习率恒定时才能改变步数。',
      };
    case 'resume-past-end':
      return {
        what: `运行已经走了 ${whole(failure.steps)} 步，而现在总共只有 ${whole(failure.total)} 步。`,
        hint: '请增加轮数或步数。',
      };
    case 'resume-other-rows':
      return {
        what: `数据行与运行停止时不同：当时的摘要是 ${shortFingerprint(failure.was)}，现在是 ${shortFingerprint(failure.now)}。`,
        hint: '请打开相同的数据并应用相同的修复，或开始新的运行。',
      };
    case 'resume-other-size':
      return {
        what: `保存的编码器有 ${whole(failure.was)} 个数，而这次运行需要 ${whole(failure.now)} 个。`,
        hint: '检查点已损坏。请开始新的运行。',
      };
    default:
      return assertUnreachable(failure);
  }
}
