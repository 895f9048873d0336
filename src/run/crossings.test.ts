import { expect, it } from 'vitest';
import { crossings } from './crossings';
import type { BaselineReport, ValidationReport } from './runEvent';

const judged = (accuracy: number) => ({ rows: 10, accuracy, macroF1: accuracy, tasks: [] });
const validations = [0.2, 0.5, 0.4, 0.8].map(
  (accuracy, i): ValidationReport => ({
    step: 10 * (i + 1),
    epoch: i + 1,
    loss: 1,
    best: false,
    judged: judged(accuracy),
  }),
);
const baseline = (untuned: number, majority: number): BaselineReport => ({
  untuned: { loss: 2, judged: judged(untuned) },
  majority: judged(majority),
  seconds: 1,
});

it('a bar is passed at the first validation above it, however accuracy falls afterwards', () => {
  expect(crossings(validations, baseline(0.3, 0.6))).toEqual([
    { over: 'untuned', step: 20, accuracy: 0.5, bar: 0.3 },
    { over: 'majority', step: 40, accuracy: 0.8, bar: 0.6 },
  ]);
  expect(crossings(validations, baseline(0.6, 0.3)).map(({ over }) => over)).toEqual(['majority', 'untuned']);
});

it('as good as a bar is not above it, and what was not measured is not passed', () => {
  expect(crossings(validations, baseline(0.8, 0.9))).toEqual([]);
  expect(crossings(validations, undefined)).toEqual([]);
  expect(
    crossings(
      validations.map((each) => ({ ...each, judged: undefined })),
      baseline(0, 0),
    ),
  ).toEqual([]);
});
