import { assertUnreachable } from '../../base/assert';
import type { FieldFault, RowFault, SetFault } from '../../data/dataProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { listed, rows } from './format';
import { kindNames } from './kindNames';

/** Rows, columns, fields and the set as a whole. */
export function describeRowProblem(fault: RowFault | FieldFault | SetFault): Sentence {
  switch (fault.kind) {
    case 'repeated-key':
      return {
        what: `字段${quoted(fault.name)}在这一行出现了两次，以最后一次为准。`,
        hint: '请删除错误的那一个。',
      };
    case 'spaces-around-name':
      return {
        what: `字段名${quoted(fault.name)}前后有空格（${rows(fault.rows)}）。`,
        hint: '模板必须写上同样的空格；最好从数据中去掉。',
      };
    case 'column-not-text':
      return {
        what: `字段${quoted(fault.name)}是${kindNames[fault.found]}，不是文本（${rows(fault.rows)}）。`,
        hint: '只要没有模板使用它就没问题；否则请给值加上引号。',
      };
    case 'taskname-not-text':
      return { what: `taskname 是${kindNames[fault.found]}，不是文本。`, hint: '请给任务名加上引号。' };
    case 'missing-field':
      return { what: `这一行没有模板使用的字段${quoted(fault.name)}。`, hint: '请补上该字段，或修改模板。' };
    case 'extra-field':
      return {
        what: `没有模板使用字段${quoted(fault.name)}（${rows(fault.rows)}）。`,
        hint: '它会被忽略，无需处理。',
      };
    case 'value-not-text':
      return {
        what: `${quoted(fault.name)}是${kindNames[fault.found]}，但模板需要文本。`,
        hint: '请给值加上引号。',
      };
    case 'empty-text':
      return fault.isAnswer
        ? { what: `答案${quoted(fault.name)}为空。`, hint: '请填写；从这一行学不到任何东西。' }
        : { what: `${quoted(fault.name)}为空。`, hint: '请填写，或不使用这一行。' };
    case 'looks-like-template':
      return {
        what: `${quoted(fault.name)}含有${quoted(fault.found)}，看起来像模板的一部分。`,
        hint: '在这里它仍是普通文本；NeMo 会把它替换掉。',
      };
    case 'unknown-taskname':
      return {
        what: `任务${quoted(fault.taskname)}没有模板；已知任务：${listed(fault.known)}。`,
        hint: '请更正 taskname，或为该任务添加模板。',
      };
    case 'taskname-missing':
      return {
        what: '这一行没有说明属于哪个任务。',
        hint: `有多个模板时，每一行都需要 "taskname"：${listed(fault.known)}。`,
      };
    case 'label-seen-once':
      return {
        what: `任务${quoted(fault.taskname)}的标签${quoted(fault.label)}只出现一次。`,
        hint: '请检查拼写；一个标签需要多行才能学习和评估。',
      };
    case 'label-spelt-twice':
      return {
        what: `标签${quoted(fault.label)}（${rows(fault.rows)}）与${quoted(fault.usual)}（${rows(fault.usualRows)}）几乎相同。`,
        hint: '它们会被当作两个标签。如果意思相同，请统一写法。',
      };
    case 'too-few-of-label':
      return {
        what: `任务${quoted(fault.taskname)}的标签${quoted(fault.label)}只有 ${rows(fault.rows)}；要让每个部分都有它，需要 ${fault.needed} 行。`,
        hint: '请添加带有该标签的行，或减小划分比例。',
      };
    case 'one-label-only':
      return {
        what: `任务${quoted(fault.taskname)}的所有行都是标签${quoted(fault.label)}。`,
        hint: '请至少添加一种其他标签的行；只有一种就没有什么可学的。',
      };
    case 'repeated-row':
      return fault.sameAnswer
        ? { what: `这一行与第 ${fault.firstLine} 行重复。`, hint: '重复的行权重更大；若非有意，请删除一行。' }
        : {
            what: `这一行与第 ${fault.firstLine} 行文本相同，但答案不同。`,
            hint: '请决定哪个答案正确；模型无法同时学会两者。',
          };
    case 'leak':
      return {
        what: `相同的文本也出现在保留数据中（第 ${fault.otherLine} 行）。`,
        hint: '请把它从训练行中去掉，否则分数会虚高。',
      };
    default:
      return assertUnreachable(fault);
  }
}
