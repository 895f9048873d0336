import { expect, it } from 'vitest';
import { resultRows } from './resultRows';
import type { TaskScore } from './runEvent';

const score = (split: TaskScore['split'], accuracy: number): TaskScore => ({
  taskname: 'mood',
  split,
  rows: 8,
  accuracy,
  macroF1: 0.5,
  majorityAccuracy: 0.5,
  majorityLabel: 'good',
  judgedBy: 'label-scores',
});
const judged = {
  rows: 8,
  accuracy: 0.7,
  macroF1: 0.6,
  tasks: [{ taskname: 'mood', rows: 8, accuracy: 0.6, macroF1: 0.5 }],
};
const baseline = { untuned: { loss: 2, judged }, majority: judged, seconds: 1 };

it('the untuned model stands beside validation rows only, task by task', () => {
  const rows = resultRows({ scores: [score('validation', 0.9), score('test', 0.8)] }, baseline);
  expect(rows.map(({ untuned }) => untuned)).toEqual([0.6, undefined]);
  expect(rows.map(({ beatsAll }) => beatsAll)).toEqual([true, true]);
});

it('nothing is beaten by being about as good', () => {
  const beats = (accuracy: number) =>
    resultRows({ scores: [score('validation', accuracy)] }, baseline)[0]?.beatsAll;
  expect(beats(0.6)).toBe(false);
  expect(beats(0.604)).toBe(false);
  expect(beats(0.61)).toBe(true);
});

it('a run without a baseline is measured by the commonest label alone', () => {
  const [row] = resultRows({ scores: [score('validation', 0.55)] }, undefined);
  expect(row).toMatchObject({ untuned: undefined, beatsAll: true });
});
