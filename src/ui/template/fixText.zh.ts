import { assertUnreachable } from '../../base/assert';
import type { TemplateFix } from '../../prompt/templateFix';
import { listed, whole } from '../../words/zh/format';
import type { problemsText as english } from './fixText.en';

export function fixLabel(fix: TemplateFix): string {
  switch (fix.kind) {
    case 'insert-slot-at-start':
      return `在开头放一个 ${whole(fix.size)} 的槽位`;
    case 'use-sizes':
      return fix.sizes.length === 1
        ? `合为一个 ${fix.sizes.map(whole).join('')} 的槽位`
        : `使用大小 ${listed(fix.sizes.map(whole))}`;
    case 'add-slots':
      return fix.sizes.length === 1
        ? `添加一个 ${fix.sizes.map(whole).join('')} 的槽位`
        : `添加大小为 ${listed(fix.sizes.map(whole))} 的槽位`;
    case 'use-total':
      return `总数用 ${whole(fix.total)}`;
    case 'set-size':
      return `把槽位 ${whole(fix.marker + 1)} 设为 ${whole(fix.size)} 个 token`;
    case 'renumber':
      return '从左到右重新编号';
    case 'make-slot':
      return '变成槽位';
    case 'replace-field':
      return `改用 {${fix.to}}`;
    case 'remove-text':
      return '去掉';
    case 'remove-repeats':
      return `{${fix.name}} 只用一次`;
    case 'name-field':
      return `变成 {${fix.name}}`;
    case 'add-field':
      return `插入 {${fix.name}}`;
    case 'move-answer-to-end':
      return `把 {${fix.name}} 移到末尾`;
    case 'set-answer':
      return `把 {${fix.name}} 作为答案`;
    case 'learn-from-all':
      return '从每个 token 学习';
    case 'set-truncate':
      return fix.name === undefined ? '不截断任何字段' : `改为截断 {${fix.name}}`;
    case 'add-space-before-answer':
      return '在答案前加一个空格';
    case 'remove-space-before-answer':
      return '去掉这个空格';
    case 'rename-task':
      return `把任务命名为“${fix.to}”`;
    case 'equal-totals':
      return `每个任务都用 ${whole(fix.total)} 个虚拟 token`;
    case 'back-to-trained':
      return '回到训练时的模板';
    case 'show-data':
      return '查看数据';
    case 'ignore':
      return '忽略';
    default:
      return assertUnreachable(fix);
  }
}

const faults = (count: number): string => `${whole(count)} 个错误`;
const warnings = (count: number): string => `${whole(count)} 个警告`;

export const problemsText: typeof english = {
  title: '问题',
  count: (wrong, doubtful) =>
    wrong === 0
      ? warnings(doubtful)
      : doubtful === 0
        ? faults(wrong)
        : `${faults(wrong)}，${warnings(doubtful)}`,
  valid: '模板有效。',
  validButWarned: '模板有效；以下几点值得一看。',
  error: '错误',
  warning: '警告',
  show: '在文本中显示',
  ignored: (count) => `已忽略 ${whole(count)} 个警告`,
  heed: '重新显示',
  fixLabel,
};
