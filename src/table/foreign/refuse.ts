import { Failed } from '../../base/failed';
import type { ForeignFailure, ForeignFormat } from './foreignFailure';

/** Ends the reading of a foreign file. Throws Failed<ForeignFailure>. */
export function refuse(failure: ForeignFailure): never {
  throw new Failed<ForeignFailure>(failure);
}

/** Refuses a file whose bytes are not what its format demands. `reason` is a short technical fact. */
export function refuseDamaged(name: string, format: ForeignFormat, reason: string): never {
  return refuse({ kind: 'foreign-damaged', name, format, reason });
}
