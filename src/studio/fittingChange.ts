import { assertUnreachable } from '../base/assert';
import type { TuningConfig } from '../run/tuningConfig';
import type { StudioFailure } from './studioFailure';

/** Settings with which a run would fit into memory that did not; undefined where none is known. */
export function fittingChange(failure: StudioFailure): Partial<TuningConfig> | undefined {
  if (failure.kind !== 'run-too-large') return undefined;
  const { fitting } = failure;
  switch (fitting.kind) {
    case 'rows':
      return { microBatchSize: fitting.rows };
    case 'length':
      return { microBatchSize: 1, maxSequenceLength: fitting.tokens };
    case 'none':
      return undefined;
    default:
      return assertUnreachable(fitting);
  }
}
