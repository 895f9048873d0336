import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowPrediction } from './prediction';
import { predictionRow, readAnsweredLines } from './predictionRows';

const row: RowPrediction = {
  split: 'test',
  line: 3,
  taskname: 'mood',
  label: undefined,
  prediction: ' good',
  labelScores: { ' good': -1, ' bad': -2 },
  candidateScores: undefined,
  labelTokens: { ' good': 2, ' bad': 2 },
  cut: 0,
  skipped: undefined,
};
const printed = (line: number): string => JSON.stringify(predictionRow({ ...row, line }));

describe('predictions in a file', () => {
  it('say what was cut or skipped only where something was', () => {
    expect(predictionRow(row)).toEqual({
      line: 3,
      taskname: 'mood',
      label: null,
      prediction: ' good',
      label_scores: { ' good': -1, ' bad': -2 },
      label_tokens: { ' good': 2, ' bad': 2 },
    });
    expect(predictionRow({ ...row, cut: 4, skipped: 'too-long' })).toMatchObject({
      cut: 4,
      skipped: 'too-long',
    });
  });
  it('G11 that end anywhere give every row that was written whole', () => {
    const whole = [5, 2, 9].map((line) => `${printed(line)}\n`).join('');
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), (end) => {
        const cut = whole.slice(0, end);
        const complete = [5, 2, 9].filter(
          (line) => cut.includes(`${printed(line)}\n`) || cut.endsWith(printed(line)),
        );
        const read = readAnsweredLines(cut);
        expect(read.ok && read.value.map(({ line }) => line)).toEqual(complete);
      }),
    );
  });
  it('G11 that are something else are refused with the place', () => {
    expect(readAnsweredLines(`${printed(1)}\n{"text": "a row of data"}\n${printed(2)}\n`)).toEqual({
      ok: false,
      error: 2,
    });
    expect(readAnsweredLines('# Notes\nnot JSON\n')).toEqual({ ok: false, error: 1 });
    expect(readAnsweredLines('[{"taskname": "one line without an end"}]')).toEqual({ ok: false, error: 1 });
  });
  it('G11 count one answer per line of the data', () => {
    const read = readAnsweredLines(`${printed(1)}\n${printed(1)}\n`);
    expect(read.ok && read.value).toHaveLength(1);
  });
});
