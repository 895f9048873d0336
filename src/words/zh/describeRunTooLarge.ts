import { assertUnreachable } from '../../base/assert';
import type { EngineFailure, FittingRun, MemoryLimit } from '../../run/engineFailure';
import type { Sentence } from '../sentence';
import { byteSize, rows as countedRows, tokens } from './format';

function limitText(limit: MemoryLimit): string {
  switch (limit.kind) {
    case 'array':
      return `超出图形设备的限制：单个数组不得大于 ${byteSize(limit.bytes)}`;
    case 'heap':
      return `超出 WebAssembly 的容量（${byteSize(limit.bytes)}）`;
    case 'device':
      return '超出图形设备的可用内存';
    default:
      return assertUnreachable(limit);
  }
}

function fittingHint(fitting: FittingRun): string {
  switch (fitting.kind) {
    case 'rows':
      return `请将每次前向的行数（micro_batch_size）设为 ${fitting.rows}：同一步的各次结果会累加，因此该步仍从全部行中学习。`;
    case 'length':
      return `即使每次一行也放不下。请将最长行设为 ${tokens(fitting.tokens)}，并将每次前向的行数设为 1。`;
    case 'none':
      return '请使用更小的模型或更小的提示编码器。';
    default:
      return assertUnreachable(fitting);
  }
}

export function describeRunTooLarge({
  neededBytes,
  limit,
  rows,
  longestRow,
  fitting,
}: Extract<EngineFailure, { readonly kind: 'run-too-large' }>): Sentence {
  const passes = `每次前向 ${countedRows(rows)}，每行最多 ${tokens(longestRow)}`;
  return {
    what: `此次训练需要 ${byteSize(neededBytes)} 内存（${passes}），${limitText(limit)}。`,
    hint: fittingHint(fitting),
  };
}
