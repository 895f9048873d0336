import { assertUnreachable } from '../../base/assert';
import type { EngineFailure, FittingRun, MemoryLimit } from '../../run/engineFailure';
import type { Sentence } from '../sentence';
import { byteSize, counted } from './format';

function limitText(limit: MemoryLimit): string {
  switch (limit.kind) {
    case 'array':
      return `more than the graphics device allows: no array may be larger than ${byteSize(limit.bytes)}`;
    case 'heap':
      return `more than WebAssembly can hold (${byteSize(limit.bytes)})`;
    case 'device':
      return 'more than the graphics device has free';
    default:
      return assertUnreachable(limit);
  }
}

function fittingHint(fitting: FittingRun): string {
  switch (fitting.kind) {
    case 'rows':
      return `Set the rows per pass (micro_batch_size) to ${fitting.rows}: the passes of a step are added up, so it still learns from all its rows.`;
    case 'length':
      return `Even one row at a time is too much. Set the longest row to ${counted(fitting.tokens, 'token')} and the rows per pass to 1.`;
    case 'none':
      return 'Use a smaller base or a smaller prompt encoder.';
    default:
      return assertUnreachable(fitting);
  }
}

/** A run that would not fit into memory, in words. */
export function describeRunTooLarge({
  neededBytes,
  limit,
  rows,
  longestRow,
  fitting,
}: Extract<EngineFailure, { readonly kind: 'run-too-large' }>): Sentence {
  const passes = `passes of ${counted(rows, 'row')} with up to ${counted(longestRow, 'token')}`;
  return {
    what: `This run needs ${byteSize(neededBytes)} of memory (${passes}), ${limitText(limit)}.`,
    hint: fittingHint(fitting),
  };
}
