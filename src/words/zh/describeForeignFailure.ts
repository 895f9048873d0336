import { assertUnreachable } from '../../base/assert';
import type { ForeignFailure, ForeignFormat } from '../../table/foreign/foreignFailure';
import { quoted, shapeText } from '../quoted';
import type { Sentence } from '../sentence';
import { describeContentFault } from './describeFileFailure';
import { byteSize, whole } from './format';

const nothingLost = '您的提示表没有任何改动。';
const anotherCopy = `文件已损坏或不完整；请重新获取。${nothingLost}`;
const known =
  '可读取提示表（.safetensors、.json）、PEFT 适配器、NumPy 数组（.npy）和 NeMo 表（.nemo），也可以是 zip。';

const formats: Readonly<Record<ForeignFormat, string>> = {
  zip: '完好的 zip',
  gzip: '完好的 gzip 文件',
  tar: '完好的 tar 归档',
  torch: 'torch 的权重文件',
  pickle: 'torch 所写的 pickle',
  nemo: 'NeMo 1.10 至 1.16 的提示表',
  npy: '完好的 .npy 文件',
  safetensors: '完好的 safetensors 文件',
  json: '正确的 JSON',
};

/** Why a file from elsewhere was refused, in words. */
export function describeForeignFailure(failure: ForeignFailure): Sentence {
  switch (failure.kind) {
    case 'foreign-unknown':
      return { what: `这里不认识${quoted(failure.name)}的内容。`, hint: known };
    case 'foreign-damaged':
      return {
        what: `${quoted(failure.name)}不是${formats[failure.format]}：${failure.reason}。`,
        hint: anotherCopy,
      };
    case 'foreign-too-large':
      return {
        what: `${quoted(failure.name)}会占用超过 ${byteSize(failure.limit)}。`,
        hint: `没有这么大的提示表，因此已停止读取。${nothingLost}`,
      };
    case 'foreign-path-unsafe':
      return {
        what: `${quoted(failure.name)}中的${quoted(failure.entry)}指向归档之外。`,
        hint: `请勿信任此文件；其中的内容均未解压。${nothingLost}`,
      };
    case 'foreign-nothing':
      return { what: `${quoted(failure.name)}中没有学到的提示。`, hint: known };
    case 'foreign-project':
      return {
        what: `${quoted(failure.name)}是一个项目。`,
        hint: '它包含的不只是提示：请将其作为项目打开。',
      };
    case 'torch-old-stream':
      return {
        what: `${quoted(failure.name)}由 1.6 之前的 torch 保存，这种形式只有运行它才能读取。`,
        hint: '请在您信任它的环境中用 torch 载入并重新保存，即可得到较新的形式。',
      };
    case 'pickle-refused':
      return {
        what: `${quoted(failure.name)}要求使用${failure.what === 'global' ? '名称' : '指令'} ${failure.found}（第 ${failure.offset} 字节），而提示表不需要它。`,
        hint: `其中的内容均未执行。除非您信任其来源，请勿用 torch 载入此文件。${nothingLost}`,
      };
    case 'nemo-task-missing':
      return {
        what: `配置中有任务${failure.missing.map((name) => quoted(name)).join('、')}，但权重中只有${failure.found.map((name) => quoted(name)).join('、')}。`,
        hint: '请在最后一个任务训练完成后重新保存 .nemo 文件。',
      };
    case 'peft-kind-unsupported':
      return {
        what: `适配器的 ${failure.key} 是${quoted(failure.found)}。`,
        hint: '可读取用于 CAUSAL_LM 的 PROMPT_TUNING 和 P_TUNING：其他方法学到的不只是文本之前的行。',
      };
    case 'foreign-config-invalid':
      return describeContentFault(quoted(failure.name), failure);
    case 'foreign-tensor-dtype':
      return {
        what: `${quoted(failure.tensor)}的类型是 ${failure.found}，不能作为提示的行。`,
        hint: '请先转换为小端 F32。',
      };
    case 'foreign-tensor-shape': {
      const [rows, width] = failure.expected;
      const needed =
        rows === undefined && width === undefined
          ? '[虚拟 token 数, 宽度]'
          : shapeText([rows ?? '任意', width ?? '任意']);
      return {
        what: `${quoted(failure.tensor)}的形状是 ${shapeText(failure.found)}；需要的是 ${needed}。`,
        hint: '请选择一个提示的数组（每个虚拟 token 一行），以及与它一同保存的配置。',
      };
    }
    case 'foreign-not-finite':
      return {
        what: `${quoted(failure.tensor)}含有非数字的值（虚拟 token ${failure.virtualToken}，第 ${failure.column} 列）。`,
        hint: '这样的提示无法给出回答。请在其来源处重新训练。',
      };
    case 'foreign-task-twice':
      return { what: `任务${quoted(failure.taskname)}有两个提示。`, hint: '请给其中一个另取名称。' };
    case 'foreign-taskname-missing':
      return { what: '文件没有说明其提示用于哪个任务。', hint: '请给任务取名。' };
    case 'foreign-template-missing':
      return {
        what: `文件含有${quoted(failure.taskname)}的行，但没有训练时的模板。`,
        hint: '请选择模板；必须是训练时所用的模板，否则提示不起作用。',
      };
    case 'foreign-template-tokens':
      return {
        what: `${quoted(failure.taskname)}的模板有 ${whole(failure.template)} 个虚拟 token，而提示有 ${whole(failure.found)} 个。`,
        hint: '请选择训练这个提示时所用的模板。',
      };
    case 'foreign-width':
      return {
        what: `${quoted(failure.taskname)}的提示宽度是 ${failure.found}；基础模型 ${failure.baseName} 的宽度是 ${failure.expected}。`,
        hint: '提示只能用于学习它时的基础模型。请载入该模型后重新导入。',
      };
    default:
      return assertUnreachable(failure);
  }
}
