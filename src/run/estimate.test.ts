import { describe, expect, it } from 'vitest';
import { plainRecord } from '../testing/runRecord';
import { estimateRun } from './estimate';

const times = [
  9000,
  5000,
  900,
  ...Array.from({ length: 10 }, () => 100),
  ...Array.from({ length: 10 }, () => 200),
];
const earlier = plainRecord({ milliseconds: times });
const planned = { ...earlier, config: { ...earlier.config, epochs: 5, maxSteps: undefined } };

describe('how long a run would take', () => {
  it('is judged by steps of an earlier run of the same shape, warm-up left out', () => {
    const estimate = estimateRun(planned, [earlier]);
    expect(estimate).toMatchObject({ runId: earlier.runId, steps: 10 });
    expect(estimate?.least).toBeCloseTo(1);
    expect(estimate?.most).toBeCloseTo(2);
  });

  it('is no longer than the most steps allow', () => {
    expect(estimateRun({ ...planned, config: { ...planned.config, maxSteps: 3 } }, [earlier])?.steps).toBe(3);
  });

  it('counts the time between steps for its upper end', () => {
    const stepping = times.reduce((sum, time) => sum + time / 1000, 0);
    const scored = plainRecord({ milliseconds: times, seconds: stepping + 2.3 });
    expect(estimateRun(planned, [scored])?.most).toBeCloseTo(2 + (2.3 * 10) / times.length);
  });

  it('is not guessed from a run of another shape or of too few steps', () => {
    expect(estimateRun(planned, [])).toBeUndefined();
    expect(estimateRun({ ...planned, adapter: 'another' }, [earlier])).toBeUndefined();
    expect(estimateRun({ ...planned, data: { ...planned.data, rows: 5 } }, [earlier])).toBeUndefined();
    expect(
      estimateRun({ ...planned, config: { ...planned.config, batchSize: 99 } }, [earlier]),
    ).toBeUndefined();
    expect(estimateRun(planned, [plainRecord({ milliseconds: times.slice(0, 8) })])).toBeUndefined();
  });

  it('does not care for settings that cost no time', () => {
    expect(estimateRun({ ...planned, config: { ...planned.config, seed: 99 } }, [earlier])).toBeDefined();
  });
});
