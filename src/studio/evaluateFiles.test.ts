import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { prediction } from '../testing/predictions';
import { smallPrompt } from '../testing/promptTables';
import { answersCsv, answersJson } from './evaluateFiles';
import { comparisonsOf } from './evaluateResults';
import type { Evaluation } from './evaluateState';

const text = 'She said "no",\nthen yes';
const evaluation: Evaluation = {
  rows: [
    { line: 7, taskname: 'mood', fields: { text, label: 'good' } },
    { line: 9, taskname: 'mood', fields: { text: 'dull', label: 'bad' } },
  ],
  prompts: [smallPrompt('mood')],
  outcomes: [
    { contestant: { kind: 'tuned' }, rows: [prediction(1, 'good', 'good'), prediction(2, 'bad', 'bad')] },
    {
      contestant: { kind: 'untuned', shots: 4 },
      rows: [prediction(1, 'good', 'bad'), prediction(2, 'bad', 'bad')],
    },
  ],
  origin: 'test',
  fileName: 'test.jsonl',
  examples: 10,
  baseName: 'tiny',
  seed: 1,
  at: 0,
};
const comparisons = comparisonsOf(evaluation, undefined, 'sum');

describe('answers as a file', () => {
  it('CSV reads back to one line per row, whatever stands in the text, with the line of the row’s own file', () => {
    const read = parse<Record<string, string>>(answersCsv(evaluation, comparisons), {
      header: true,
      skipEmptyLines: true,
    });
    expect(read.errors).toEqual([]);
    expect(read.data).toHaveLength(2);
    expect(read.data[0]).toMatchObject({
      taskname: 'mood',
      line: '7',
      text,
      right_label: 'good',
      tuned_prediction: 'good',
      untuned_4_shot_prediction: 'bad',
    });
    // softmax of -1 and -3
    expect(Number(read.data[0]?.['tuned_probability'])).toBeCloseTo(1 / (1 + Math.exp(-2)), 9);
  });

  it('JSON holds figures of every contestant beside the answers', () => {
    const [task] = JSON.parse(answersJson(evaluation, comparisons)).tasks;
    expect(task).toMatchObject({
      taskname: 'mood',
      rows: 2,
      normalisation: 'sum',
      contestants: [
        { contestant: 'tuned', accuracy: 1 },
        { contestant: 'untuned_4_shot', accuracy: 0.5 },
      ],
      answers: [{ line: 7, right_label: 'good', tuned: { correct: true } }, { line: 9 }],
    });
  });
});
