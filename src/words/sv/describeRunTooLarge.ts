import { assertUnreachable } from '../../base/assert';
import type { EngineFailure, FittingRun, MemoryLimit } from '../../run/engineFailure';
import type { Sentence } from '../sentence';
import { byteSize, rows as countedRows, tokens } from './format';

function limitText(limit: MemoryLimit): string {
  switch (limit.kind) {
    case 'array':
      return `mer än grafikenheten tillåter: inget fält får vara större än ${byteSize(limit.bytes)}`;
    case 'heap':
      return `mer än WebAssembly rymmer (${byteSize(limit.bytes)})`;
    case 'device':
      return 'mer än grafikenheten har ledigt';
    default:
      return assertUnreachable(limit);
  }
}

function fittingHint(fitting: FittingRun): string {
  switch (fitting.kind) {
    case 'rows':
      return `Sätt rader per omgång (micro_batch_size) till ${fitting.rows}: ett stegs omgångar läggs ihop, så det lär sig ändå av alla sina rader.`;
    case 'length':
      return `Även en rad i taget är för mycket. Sätt längsta raden till ${tokens(fitting.tokens)} och rader per omgång till 1.`;
    case 'none':
      return 'Använd en mindre modell eller en mindre promptkodare.';
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
  const passes = `omgångar om ${countedRows(rows)} med upp till ${tokens(longestRow)}`;
  return {
    what: `Körningen behöver ${byteSize(neededBytes)} minne (${passes}), ${limitText(limit)}.`,
    hint: fittingHint(fitting),
  };
}
