import { describe, expect, it } from 'vitest';
import type { ValidationReport } from '../../run/runEvent';
import { settingPaths } from '../../run/settingsDiff';
import { plainRecord } from '../../testing/runRecord';
import { english } from '../language/english';
import { type ChosenRuns, isFull, mostCompared, toggled } from './chosenRuns';
import { settingName, settingValue } from './describeSetting';
import { joined } from './joined';
import { hasCurve, overlayOf } from './overlay';
import { aboveBest, stepsOf } from './runFacts';
import { runLook } from './runLooks';
import { sortKeys, sortRuns } from './sortRuns';

const validated = (loss: number, accuracy = 1): ValidationReport => ({
  step: 2,
  epoch: 1,
  loss,
  best: true,
  judged: { rows: 4, accuracy, macroF1: accuracy, tasks: [] },
});
const b = plainRecord({ name: 'b', losses: [3, 2], validations: [validated(0.5, 0.75)] });
const a = plainRecord({ name: 'a', losses: [4, 3, 2] });
const c = plainRecord({ name: 'c', losses: [1], validations: [validated(0.2, 0.5)] });
const runs = [b, a, c];

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

  it('says of how many steps those of an unfinished run are', () => {
    expect(stepsOf(a)).toEqual({ done: 3, planned: 9 });
    expect(english.runs.cell(a, 'steps')).toBe('3 of 9');
    expect(stepsOf({ ...a, plan: { totalSteps: 3, stepsPerEpoch: 3 } }).planned).toBeUndefined();
  });
});

describe('runs chosen for comparison', () => {
  it('keep their places, and so their looks, when another one is taken out', () => {
    const three = ['a', 'b', 'c'].reduce<ChosenRuns>(toggled, []);
    expect(toggled(three, 'a')).toEqual([undefined, 'b', 'c']);
    expect(toggled(toggled(three, 'a'), 'd')).toEqual(['d', 'b', 'c']);
  });

  it('are ten at most', () => {
    const all = Array.from({ length: mostCompared }, (_, i) => String(i)).reduce<ChosenRuns>(toggled, []);
    expect(isFull(all)).toBe(true);
    expect(toggled(all, 'one more')).toEqual(all);
    expect(isFull(toggled(all, '3'))).toBe(false);
  });

  it('have ten looks in either theme', () => {
    const all = Array.from({ length: 10 }, (_, i) => [runLook(i, false), runLook(i, true)]);
    expect(new Set(all.map(([light]) => light?.colour)).size).toBe(10);
    expect(new Set(all.map(([, dark]) => dark?.colour)).size).toBe(10);
    expect(new Set(all.map(([light]) => light?.dash.join())).size).toBe(10);
  });

  it('are measured by the pinned one where both were measured', () => {
    expect(aboveBest(c, b, 'best')).toBeCloseTo(-0.3);
    expect(aboveBest(c, b, 'accuracy')).toBeCloseTo(-0.25);
    expect([aboveBest(b, b, 'best'), aboveBest(c, undefined, 'best'), aboveBest(a, b, 'best')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(english.runs.beside(c, b, 'best')).toBe('0.200 (step 2), 0.300 lower');
    expect(english.runs.beside(c, b, 'accuracy')).toBe('50% (step 2), 25 points lower');
  });
});

describe('runs over one another', () => {
  const view = { axis: 'step', smoothing: 0, isLog: false } as const;
  const plain = (columns: readonly ArrayLike<number | null>[]) => columns.map((each) => Array.from(each));

  it('share one axis; a run that is shorter just ends', () => {
    expect(plain(overlayOf(runs, 'train', view))).toEqual([
      [1, 2, 3],
      [3, 2, undefined],
      [4, 3, 2],
      [1, undefined, undefined],
    ]);
  });

  it('of another pace have places of their own, every one of them kept', () => {
    const columns = joined([
      { x: [1, 3, 5], y: [10, null, 30] },
      { x: [2, 3], y: [7, 8] },
    ]);
    expect(plain(columns)).toEqual([
      [1, 2, 3, 5],
      [10, undefined, null, 30],
      [undefined, 7, 8, undefined],
    ]);
  });

  it('show validations where they were, and need two of them for a line', () => {
    expect(plain(overlayOf([b], 'validation', view))).toEqual([[2], [0.5]]);
    expect(hasCurve([b], 'validation')).toBe(false);
    expect(
      hasCurve([plainRecord({ losses: [1, 2], validations: [validated(1), validated(2)] })], 'accuracy'),
    ).toBe(true);
    expect(hasCurve(runs, 'train')).toBe(false);
  });
});

describe('a setting in words', () => {
  it('has a name for every path, and one for its task where there are several', () => {
    const names = settingPaths.map((path) => settingName(english, path));
    expect(new Set(names).size).toBe(settingPaths.length);
    expect(settingName(english, 'task 2.prompt_template')).toBe('Task 2: Template');
    expect(settingName(english, 'other_keys.note')).toBe('other_keys.note');
  });

  it('is said as the screens say it; text and numbers of the user stay as they are', () => {
    const said = (path: string, value: string | undefined) => settingValue(english, path, value);
    expect(said('encoder.kind', 'embedding')).toBe(english.train.encoders.embedding);
    expect(said('spacing', 'nemo-2022')).toBe(english.runs.spacings['nemo-2022']);
    expect(said('add_bos', 'true')).toBe('yes');
    expect(said('max_steps', 'null')).toBe('as many as the epochs need');
    expect(said('split.test_share', '0.25')).toBe('25%');
    expect(said('seed', undefined)).toBe('not set');
    expect(said('optimiser.learning_rate', '0.01')).toBe('0.01');
    expect(said('other_keys.note', 'null')).toBe('null');
  });
});
