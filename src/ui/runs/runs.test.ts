import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../run/runRecord';
import { plainConfig, plainTemplate } from '../../testing/tuneRequest';
import { english } from '../language/english';
import { overlayOf } from './overlay';
import { runLook } from './runLooks';
import { sortKeys, sortRuns } from './sortRuns';

const record = (name: string, losses: readonly number[], validation: number | undefined): RunRecord => ({
  runId: name,
  name,
  startedAt: losses.length,
  state: 'interrupted',
  config: plainConfig,
  templates: [plainTemplate],
  data: { name: 'rows', rows: 4, repairs: 0 },
  base: { name: 'tiny', fingerprint: 'ab' },
  adapter: 'CPU',
  plan: { totalSteps: 9, stepsPerEpoch: 2 },
  baseline: undefined,
  columns: {
    step: Float64Array.from(losses, (_, i) => i + 1),
    loss: Float64Array.from(losses),
    learningRate: Float64Array.from(losses),
    gradNorm: Float64Array.from(losses),
    tokens: Float64Array.from(losses),
    milliseconds: Float64Array.from(losses),
  },
  validations:
    validation === undefined ? [] : [{ step: 2, epoch: 1, loss: validation, best: true, judged: undefined }],
  summary: undefined,
});
const runs = [record('b', [3, 2], 0.5), record('a', [4, 3, 2], undefined), record('c', [1], 0.2)];

describe('the list of runs', () => {
  it('is sorted by any column; what has no value comes last, whichever way', () => {
    const names = (key: (typeof sortKeys)[number], isDown: boolean) =>
      sortRuns(runs, key, isDown).map(({ name }) => name);
    expect(names('name', false)).toEqual(['a', 'b', 'c']);
    expect(names('best', false)).toEqual(['c', 'b', 'a']);
    expect(names('best', true)).toEqual(['b', 'c', 'a']);
    expect(names('when', true)).toEqual(['a', 'b', 'c']);
  });

  it('has words for every cell of every run', () => {
    for (const run of runs) for (const key of sortKeys) expect(english.runs.cell(run, key)).toMatch(/\S/);
  });
});

describe('runs over one another', () => {
  const view = { axis: 'step', smoothing: 0, isLog: false } as const;
  it('share one axis; a run that is shorter just ends', () => {
    const columns = overlayOf(runs, 'train', view).map((each) => Array.from(each));
    expect(columns[0]).toEqual([1, 2, 3]);
    expect(columns[1]?.slice(0, 2)).toEqual([3, 2]);
    expect(columns[1]?.[2] ?? null).toBeNull();
    expect(columns[2]).toEqual([4, 3, 2]);
  });

  it('show validations where they were', () => {
    const columns = overlayOf([runs[0] as RunRecord], 'validation', view).map((each) => Array.from(each));
    expect(columns).toEqual([[2], [0.5]]);
  });

  it('ten runs have ten looks in either theme', () => {
    const all = Array.from({ length: 10 }, (_, i) => [runLook(i, false), runLook(i, true)]);
    expect(new Set(all.map(([light]) => light?.colour)).size).toBe(10);
    expect(new Set(all.map(([, dark]) => dark?.colour)).size).toBe(10);
    expect(new Set(all.map(([light]) => light?.dash.join())).size).toBe(10);
  });
});
