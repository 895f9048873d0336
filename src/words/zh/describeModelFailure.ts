import { assertUnreachable } from '../../base/assert';
import type { ModelFailure } from '../../model/modelFailure';
import { shapeText } from '../quoted';
import type { Sentence } from '../sentence';
import { whole } from './format';

const otherModel = '权重和 config.json 属于不同的模型；请使用配套的文件。';

export function describeModelFailure(failure: ModelFailure): Sentence {
  switch (failure.kind) {
    case 'model-file-missing':
      return {
        what: `${failure.folder} 中没有 ${failure.fileName}。`,
        hint: '基础模型是一个文件夹，包含 config.json、tokenizer.json 和 model.safetensors（或分片及其索引），与 Hugging Face 上的 GPT-2 相同。',
      };
    case 'model-download-failed':
      return {
        what: `无法下载 ${failure.fileName}${failure.status === undefined ? '' : `（HTTP 状态 ${failure.status}）`}。`,
        hint: '请检查网络后重新载入模型，或从磁盘选择文件。',
      };
    case 'model-config-invalid':
      return {
        what: `config.json：${failure.key} 是 ${failure.found}，但需要 ${failure.expected}。`,
        hint: '请检查 config.json 是否属于这些权重且没有被改动。',
      };
    case 'model-architecture-unsupported':
      return {
        what: `config.json 描述的是 ${failure.found} 模型。`,
        hint: '这里只能调优 GPT-2 架构（model_type "gpt2"）。请选择其他模型。',
      };
    case 'tokenizer-missing':
      return {
        what: `${failure.folder} 中没有分词器。`,
        hint: '请加入该模型的 tokenizer.json；没有它，文本无法变成 token。',
      };
    case 'tokenizer-invalid':
      return { what: `无法使用 tokenizer.json：${failure.reason}。`, hint: '请从模型页面重新获取该文件。' };
    case 'vocabulary-mismatch':
      return {
        what: `分词器有 ${whole(failure.tokenizerSize)} 个条目，但模型有 ${whole(failure.embeddingRows)} 个词嵌入。`,
        hint: '分词器和权重来自不同的模型；请使用配套的文件。',
      };
    case 'safetensors-invalid':
      return {
        what: `${failure.fileName} 不是完好的 safetensors 文件：${failure.reason}。`,
        hint: '文件已损坏或不完整，请重新获取。',
      };
    case 'tensor-missing':
      return {
        what: `权重中没有张量 ${failure.tensor}（应有形状 ${shapeText(failure.expected)}）。`,
        hint: '可能缺少分片，或权重不属于 config.json 描述的模型。',
      };
    case 'tensor-shape':
      return {
        what: `张量 ${failure.tensor} 的形状是 ${shapeText(failure.found)}，但 config.json 要求 ${shapeText(failure.expected)}。`,
        hint: otherModel,
      };
    case 'tensor-unexpected':
      return {
        what: `权重中有张量 ${failure.tensor}，而 config.json 描述的模型没有它。`,
        hint: `${otherModel}也可能是这里无法调优的 GPT-2 变体。`,
      };
    case 'tensor-dtype':
      return {
        what: `张量 ${failure.tensor} 的数值类型是 ${failure.found}。`,
        hint: '可以读取 F32、F16 和 BF16。请先转换权重。',
      };
    case 'tensor-not-finite':
      return {
        what: `张量 ${failure.tensor} 含有非数字的值（第 ${whole(failure.index)} 个元素）。`,
        hint: '文件已损坏，或模型在训练发散后才保存。请使用其他副本。',
      };
    case 'head-not-tied':
      return {
        what: `输出层 ${failure.tensor} 与词嵌入不同。`,
        hint: '只能使用输出层与词嵌入共享权重的模型，例如 GPT-2。',
      };
    default:
      return assertUnreachable(failure);
  }
}
