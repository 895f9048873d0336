import { assertUnreachable } from '../../base/assert';
import type { TemplateFault } from '../../prompt/templateProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { listed, percent, rows, whole } from './format';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;

export function describeTemplateProblem(fault: TemplateFault): Sentence {
  switch (fault.kind) {
    case 'no-slot':
      return {
        what: '模板中没有放置虚拟 token 的位置。',
        hint: `请在需要的位置写上 ${marker(0)}，例如开头或答案之前。`,
      };
    case 'broken-marker':
      return {
        what: `${quoted(fault.text)}不是有效的标记。`,
        hint: `标记写作 ${marker(0)}、${marker(1)} 等。`,
      };
    case 'marker-repeated':
      return {
        what: `标记 ${marker(fault.marker)} 出现了两次。`,
        hint: '请把标记编号为 0、1、2……，各出现一次；每个标记都有自己的虚拟 token。',
      };
    case 'marker-gap':
      return {
        what: `缺少标记 ${marker(fault.missing)}，但有编号更大的标记。`,
        hint: '请把标记连续编号为 0、1、2……。',
      };
    case 'markers-not-ascending':
      return {
        what: `标记的顺序是 ${listed(fault.markers.map(String))}。`,
        hint: '在这里可以使用；但编号不递增时 NeMo 会弄混虚拟 token。',
      };
    case 'empty-braces':
      return { what: '有一对空的花括号。', hint: '请在里面写上字段名，或删除它们。' };
    case 'unbalanced-brace':
      return {
        what: `${fault.brace} 没有配对。`,
        hint: '字段写作 {name}。如果花括号本来就是文本，可以保留。',
      };
    case 'literal-braces':
      return {
        what: '这对花括号没有指定字段，会作为普通文本。',
        hint: 'NeMo 会把它当作字段；请不要在 NeMo 中使用这样的模板。',
      };
    case 'field-repeated':
      return { what: `字段${quoted(fault.name)}使用了不止一次。`, hint: '这是允许的；每一处都会填入文本。' };
    case 'marker-count':
      return {
        what: `模板有 ${whole(fault.markers)} 个标记，但 virtual_token_splits 有 ${whole(fault.splits.length)} 个数（${fault.splits.join('、')}）。`,
        hint: '请为每个标记给出一个虚拟 token 数。',
      };
    case 'splits-sum':
      return {
        what: `virtual_token_splits 之和是 ${fault.sum}，但 total_virtual_tokens 是 ${fault.total}。`,
        hint: '请修改其中之一，使两者一致。',
      };
    case 'split-size':
      return {
        what: `${marker(fault.marker)} 的虚拟 token 数是 ${fault.size}。`,
        hint: '每个标记至少要有一个，且为整数。',
      };
    case 'too-many-virtual':
      return {
        what: `${whole(fault.total)} 个虚拟 token 没有给文本留下空间：最长的行是 ${fault.maximum} 个 token。`,
        hint: '请减少虚拟 token，或增大最长行的上限。',
      };
    case 'answer-not-set':
      return {
        what: '损失只计算答案，但没有设置答案字段。',
        hint: '请设置 answer_field，或关闭 answer_only_loss。',
      };
    case 'answer-not-in-template':
      return {
        what: `模板中没有答案字段${quoted(fault.name)}。`,
        hint: `请在模板末尾写上 {${fault.name}}。`,
      };
    case 'answer-not-last':
      return {
        what: `答案 {${fault.name}} 之后还有${quoted(fault.after)}。`,
        hint: '只计算答案的损失时，模板必须以答案结尾。',
      };
    case 'answer-is-truncate-field':
      return {
        what: `字段${quoted(fault.name)}既是答案又是截断字段。`,
        hint: '答案从不截断；请选择另一个 truncate_field。',
      };
    case 'truncate-field-not-in-template':
      return {
        what: `截断字段${quoted(fault.name)}不在模板中。`,
        hint: '过长的行将不被使用。请选择模板中的一个字段作为 truncate_field。',
      };
    case 'no-space-before-answer':
      return {
        what: `模板与答案之间没有空格，而像${quoted(fault.label)}这样的标签也不带空格。`,
        hint: `请在 {${fault.name}} 之前加一个空格：分词器眼中的单词以空格开头。`,
      };
    case 'two-spaces-before-answer':
      return {
        what: `模板以空格结尾，而像${quoted(fault.label)}这样的标签又以空格开头。`,
        hint: `请删除 {${fault.name}} 之前的空格，或标签中的空格。`,
      };
    case 'rows-too-long':
      return {
        what: `${rows(fault.all)}中有 ${rows(fault.rows)}（${percent(fault.rows / fault.all)}）将不被使用：截断后仍然太长。`,
        hint: '请选择截断的字段、缩短模板，或减少虚拟 token。',
      };
    case 'values-not-text':
      return {
        what: `有 ${rows(fault.rows)}的模板字段不是文本。`,
        hint: '这些行将不被使用；NeMo 会直接停止。请在“数据”中转换这些值。',
      };
    case 'values-look-like-template':
      return {
        what: `有 ${rows(fault.rows)}含有看起来像模板一部分的文本。`,
        hint: '在这里它仍是文本；NeMo 会把它替换掉。',
      };
    case 'newer-than-table':
      return {
        what: '模板与训练已学提示时的模板不再相同。',
        hint: '那个提示连同它的模板都会保留。再次训练会产生新版本。',
      };
    case 'unknown-field':
      return {
        what: `数据中没有字段${quoted(fault.name)}。`,
        hint: fault.suggestion === undefined ? '请使用数据中的列名。' : `您是否想写 {${fault.suggestion}}？`,
      };
    case 'unused-column':
      return { what: `列${quoted(fault.name)}没有使用。`, hint: '它会被忽略，无需处理。' };
    case 'taskname-not-in-data':
      return {
        what: `没有行属于这个任务；数据中的任务是 ${listed(fault.inData)}。`,
        hint: '请使用数据中的 taskname。',
      };
    case 'taskname-empty':
      return { what: '任务没有名称。', hint: '请取一个名称；提示表按名称查找。' };
    case 'taskname-repeated':
      return { what: '另一个模板使用了相同的 taskname。', hint: '请给每个任务一个不同的名称。' };
    case 'unequal-totals':
      return {
        what: `一起训练的任务需要相同数量的虚拟 token，但现在是 ${listed(
          Object.entries(fault.totals).map(([taskname, total]) => `${total}（${taskname}）`),
        )}。`,
        hint: '请让所有任务的 total_virtual_tokens 相同，或依次训练。',
      };
    default:
      return assertUnreachable(fault);
  }
}
