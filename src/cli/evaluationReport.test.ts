import { describe, expect, it } from 'vitest';
import { compareContestants } from '../run/judging/compareContestants';
import type { Contestant } from '../run/judging/types';
import type { RowPrediction } from '../run/prediction';
import { comparisonEntry, comparisonLines, contestantName } from './evaluationReport';

const row = (line: number, label: string | undefined, changes: Partial<RowPrediction>): RowPrediction => ({
  split: 'test',
  line,
  taskname: 'mood',
  label,
  prediction: 'good',
  labelScores: undefined,
  candidateScores: undefined,
  cut: 0,
  skipped: undefined,
  ...changes,
});
const scored = { labelScores: { good: Math.log(0.75), bad: Math.log(0.25) } };
const compared = (answers: readonly (readonly [Contestant, readonly RowPrediction[]])[]) =>
  compareContestants(
    answers.map(([contestant, rows]) => ({ contestant, rows })),
    { normalisation: 'sum', aliasesOf: () => [] },
  );

describe('the table of contestants', () => {
  const few: Contestant = { kind: 'untuned', shots: 4 };
  const [mood] = compared([
    [
      { kind: 'tuned' },
      [row(1, 'good', scored), row(2, 'bad', scored), row(3, undefined, scored), row(4, 'bad', scored)],
    ],
    [{ kind: 'majority' }, [row(1, 'good', {}), row(2, 'bad', {}), row(3, undefined, {}), row(4, 'bad', {})]],
    [
      few,
      [
        row(1, 'good', { ...scored, shots: 1 }),
        row(2, 'bad', { ...scored, shots: 3 }),
        row(3, undefined, scored),
        row(4, 'bad', { skipped: 'too-long' }),
      ],
    ],
  ]);
  it('has a line for each, figures under their names, and says what is left out', () => {
    expect(mood === undefined ? [] : comparisonLines(mood)).toEqual([
      'mood: 2 rows; left out: 1 row (longer than the context even after cutting); without answer: 1 row',
      '                     accuracy  macro-F1  exact match  log loss  calibration error',
      'tuned                  50.0 %     0.333            –     0.837              0.250',
      'majority               50.0 %     0.333       50.0 %         –                  –',
      '4-shot (1 to 3 fit)    50.0 %     0.333            –     0.837              0.250',
    ]);
  });
  it('is the same as JSON, with null for what was not measured', () => {
    const entry = JSON.parse(JSON.stringify(mood === undefined ? {} : comparisonEntry(mood)));
    expect(entry).toMatchObject({ taskname: 'mood', rows: 2, unlabelled: 1, skipped: { 'too-long': 1 } });
    expect(entry.contestants[0]).toMatchObject({
      contestant: 'tuned',
      accuracy: 0.5,
      exact_match: null,
      intent_and_slot: null,
      confusion: {
        classes: ['good', 'bad'],
        counts: [
          [1, 0],
          [1, 0],
        ],
      },
    });
    expect(entry.contestants[0].calibration.bins[7]).toMatchObject({ rows: 2, accuracy: 0.5 });
    expect(entry.contestants[2].shots).toEqual({ fewest: 1, most: 3 });
  });
  it('has no figures where no row was judged', () => {
    const nowhere = row(1, undefined, { taskname: '', skipped: 'unknown-task' });
    const [none] = compared([[{ kind: 'tuned' }, [nowhere]]]);
    expect(none === undefined ? [] : comparisonLines(none)).toEqual([
      'no task: 0 rows; left out: 1 row (a taskname without a template)',
    ]);
    expect(none === undefined ? [] : comparisonEntry(none).contestants).toEqual([]);
  });
  it('names shots as people do', () => {
    const names = [0, 1, 2, 16].map((shots) => contestantName({ kind: 'untuned', shots }));
    expect(names).toEqual(['zero-shot', 'one-shot', '2-shot', '16-shot']);
  });
  it('has columns for intents and slots where answers have that form', () => {
    const answer = '\nIntent: play\nSlots: artist(abba)';
    const [intents] = compared([[{ kind: 'tuned' }, [row(1, answer, { prediction: answer })]]]);
    expect(intents === undefined ? [] : comparisonLines(intents)).toEqual([
      'mood: 1 row',
      '       accuracy  macro-F1   intent  slot F1  exact match',
      'tuned   100.0 %     1.000  100.0 %    1.000      100.0 %',
    ]);
  });
});
