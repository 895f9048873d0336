import { describe, expect, it } from 'vitest';
import type { FittingRun } from '../run/engineFailure';
import { fittingChange } from './fittingChange';

const tooLarge = (fitting: FittingRun) =>
  fittingChange({
    kind: 'run-too-large',
    neededBytes: 3e9,
    limit: { kind: 'device' },
    rows: 8,
    longestRow: 1000,
    fitting,
  });

describe('settings for a run that did not fit', () => {
  it('are fewer rows per pass, else shorter rows one by one, else nothing', () => {
    expect(tooLarge({ kind: 'rows', rows: 2 })).toEqual({ microBatchSize: 2 });
    expect(tooLarge({ kind: 'length', tokens: 300 })).toEqual({ microBatchSize: 1, maxSequenceLength: 300 });
    expect(tooLarge({ kind: 'none' })).toBeUndefined();
  });
  it('are not made up for other failures', () => {
    expect(fittingChange({ kind: 'model-not-loaded' })).toBeUndefined();
  });
});
