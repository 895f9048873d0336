import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import type { RowPrediction } from '../prediction';
import { accuracy, macroF1 } from '../score';
import { classReport, mostConfusedClasses } from './classReport';
import { compareContestants } from './compareContestants';
import { mostChanged, rankAnswers } from './rankAnswers';
import type { TaskReport } from './report';

const zeroShot = { kind: 'untuned', shots: 0 } as const;
const tuned = { kind: 'tuned' } as const;
const plain = { normalisation: 'sum', aliasesOf: () => [] } as const;

const labels = ['a', 'b', 'c'];
/** Right label, and summed log-probabilities of a, b and c. */
const cases: readonly (readonly [string, readonly number[]])[] = [
  ['a', [-4.0, -3.4, -4.55]],
  ['a', [-5.78, -4.91, -5.98]],
  ['a', [-3.88, -1.32, -4.98]],
  ['a', [-5.24, -3.02, -3.29]],
  ['a', [-3.79, -5.86, -4.06]],
  ['b', [-2.61, -6.69, -4.92]],
  ['b', [-7.8, -6.58, -7.68]],
  ['b', [-4.47, -6.53, -3.46]],
  ['c', [-3.69, -4.37, -9.03]],
  ['a', [-5.08, -4.1, -3.77]],
  ['b', [-7.06, -4.96, -5.96]],
  ['a', [-5.62, -1.88, -5.62]],
];
const rowOf = (line: number, label: string | undefined, scores: readonly number[]): RowPrediction => ({
  split: 'test',
  line,
  taskname: 'letters',
  label,
  prediction: '',
  labelScores: Object.fromEntries(labels.map((name, i) => [name, at(scores, i)])),
  candidateScores: undefined,
  cut: 0,
  skipped: undefined,
});
const rows = cases.map(([label, scores], i) => rowOf(i + 1, label, scores));
const written = (line: number, label: string | undefined, prediction: string): RowPrediction => ({
  ...rowOf(line, label, [0, 0, 0]),
  labelScores: undefined,
  prediction,
});

const reportOf = (given: readonly RowPrediction[]): TaskReport => {
  const [comparison] = compareContestants([{ contestant: tuned, rows: given }], plain);
  return at(comparison?.reports ?? [], 0);
};

// The figures are those of scikit-learn 1.9.1 on these rows (calibration error: NumPy, ten bins).
describe('a report on one task', () => {
  const report = reportOf(rows);
  it('J3: has the figures of scikit-learn', () => {
    expect(report).toMatchObject({ rows: 12, accuracy: 0.25, exactMatch: undefined });
    expect(report.macroF1).toBeCloseTo(0.1878787878787879, 12);
    expect(report.classes).toEqual([
      { name: 'a', precision: 1 / 3, recall: 1 / 7, f1: 0.2, support: 7, predicted: 3 },
      { name: 'b', precision: 2 / 7, recall: 0.5, f1: 4 / 11, support: 4, predicted: 7 },
      { name: 'c', precision: 0, recall: 0, f1: 0, support: 1, predicted: 2 },
    ]);
    expect(report.confusion).toEqual({
      classes: ['a', 'b', 'c'],
      counts: [
        [1, 5, 1],
        [1, 2, 1],
        [1, 0, 0],
      ],
    });
  });
  it('J5: says how far its confidence can be trusted', () => {
    expect(report.calibration?.expectedError).toBeCloseTo(0.4324230672832323, 12);
    expect(report.calibration?.brier).toBeCloseTo(1.1163849177237593, 12);
    expect(report.calibration?.logLoss).toBeCloseTo(2.402388981863137, 12);
    expect(report.calibration?.bins.map((bin) => bin.rows)).toEqual([0, 0, 0, 0, 0, 5, 3, 1, 1, 2]);
    expect(report.calibration?.bins[0]).toEqual({
      from: 0,
      to: 0.1,
      rows: 0,
      confidence: undefined,
      accuracy: undefined,
    });
    expect(report.calibration?.bins[7]?.accuracy).toBe(0);
  });
  it('has the mean log-probability of the right label', () => {
    const sums = cases.map(([label, scores]) => at(scores, labels.indexOf(label)));
    expect(report.rightLogProbability).toBeCloseTo(sums.reduce((a, b) => a + b) / 12, 12);
  });
  it('J5: is not calibrated by written answers', () => {
    expect(reportOf([written(1, 'a', 'a')])).toMatchObject({
      calibration: undefined,
      exactMatch: 1,
      rightLogProbability: undefined,
    });
  });
  it('J3: divides nothing by nothing as 0, and counts a class that is only answered', () => {
    const { classes, macroF1: macro } = reportOf([
      written(1, 'a', 'a'),
      written(2, 'a', 'c'),
      written(3, 'b', 'c'),
      written(4, 'b', 'b'),
      written(5, 'd', 'a'),
    ]);
    expect(classes.map(({ name, precision, recall, f1 }) => [name, precision, recall, f1])).toEqual([
      ['a', 0.5, 0.5, 0.5],
      ['b', 1, 0.5, 2 / 3],
      ['d', 0, 0, 0],
      ['c', 0, 0, 0],
    ]);
    expect(macro).toBeCloseTo(0.29166666666666663, 12);
  });
  it('J3: has no confusion matrix of free text', () => {
    const many = Array.from({ length: mostConfusedClasses + 1 }, (_, i) => ({
      label: `${i}`,
      prediction: `${i}`,
    }));
    expect(classReport(many)).toMatchObject({ accuracy: 1, macroF1: 1, confusion: undefined });
    expect(classReport(many.slice(1)).confusion?.counts).toHaveLength(mostConfusedClasses);
  });
  it('J3: agrees with the scores of a run, whatever the answers', () => {
    const judged = fc.array(
      fc.record({ label: fc.constantFrom('a', 'b', ''), prediction: fc.constantFrom('a', 'b', 'c') }),
    );
    fc.assert(
      fc.property(judged, (pairs) => {
        const { accuracy: share, macroF1: macro, confusion } = classReport(pairs);
        expect(share).toBe(accuracy(pairs));
        expect(macro).toBeCloseTo(macroF1(pairs), 12);
        expect(confusion?.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(pairs.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('J7: contestants', () => {
  it('are judged on the rows that all could answer, and the others are counted', () => {
    const unfit = { ...rowOf(2, 'a', [-1, -2, -3]), skipped: 'too-long' };
    const mine = [rowOf(1, 'a', [-1, -2, -3]), rowOf(2, 'a', [-1, -2, -3]), rowOf(3, undefined, [0, -1, -1])];
    const theirs = [at(mine, 0), unfit, at(mine, 2)];
    const [comparison] = compareContestants(
      [
        { contestant: tuned, rows: mine },
        { contestant: zeroShot, rows: theirs },
      ],
      plain,
    );
    expect(comparison).toMatchObject({ rows: 1, skipped: { 'too-long': 1 }, unlabelled: 1 });
    expect(comparison?.reports.map(({ contestant, rows: judged }) => [contestant.kind, judged])).toEqual([
      ['tuned', 1],
      ['untuned', 1],
    ]);
  });
  it('have one table per task, each with its own aliases', () => {
    const other = { ...written(1, 'x', 'y'), taskname: 'others' };
    const compared = compareContestants([{ contestant: tuned, rows: [other, written(1, 'x', 'y')] }], {
      normalisation: 'sum',
      aliasesOf: (taskname) => (taskname === 'others' ? [{ from: 'y', to: 'x' }] : []),
    });
    expect(compared.map(({ taskname, reports }) => [taskname, reports[0]?.accuracy])).toEqual([
      ['others', 1],
      ['letters', 0],
    ]);
  });
  it('that answered other rows are our mistake', () => {
    const given = [
      { contestant: tuned, rows },
      { contestant: zeroShot, rows: rows.toReversed() },
    ];
    expect(() => compareContestants(given, plain)).toThrow('the same rows');
  });
  it('say how many solved rows they read', () => {
    const shown = rows.map((row, i) => ({ ...row, shots: i < 3 ? 4 : 2 }));
    expect(reportOf(shown).shots).toEqual({ fewest: 2, most: 4 });
    expect(reportOf(rows).shots).toBeUndefined();
  });
});

describe('J4: rows worth looking at', () => {
  const { answers } = reportOf(rows);
  it('are ranked by how far right or wrong they are', () => {
    expect(
      rankAnswers(answers, 'best')
        .map(({ line }) => line)
        .slice(0, 3),
    ).toEqual([7, 11, 5]);
    expect(
      rankAnswers(answers, 'worst')
        .map(({ line }) => line)
        .slice(0, 3),
    ).toEqual([9, 6, 12]);
  });
  it('are the wrong ones first where there is only text', () => {
    const texts = reportOf([written(1, 'a', 'a'), written(2, 'a', 'b')]).answers;
    expect(rankAnswers(texts, 'worst').map(({ line }) => line)).toEqual([2, 1]);
  });
  it('changed most between two contestants, for better or worse', () => {
    const before = reportOf([
      rowOf(1, 'a', [-1, -1, -1]),
      rowOf(2, 'a', [0, -9, -9]),
      rowOf(3, 'a', [-9, 0, -9]),
    ]);
    const after = reportOf([
      rowOf(1, 'a', [-1, -1, -1]),
      rowOf(2, 'a', [-2, -1, -9]),
      rowOf(3, 'a', [0, -9, -9]),
    ]);
    const changed = mostChanged(before, after);
    expect(changed.map(({ to }) => to.line)).toEqual([3, 2, 1]);
    expect(changed[0]?.change).toBeCloseTo(1, 3);
    expect(changed[1]?.change).toBeLessThan(-0.7);
    expect(changed[2]?.change).toBe(0);
  });
});
