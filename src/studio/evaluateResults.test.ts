import { describe, expect, it } from 'vitest';
import { prediction } from '../testing/predictions';
import { smallPrompt } from '../testing/promptTables';
import { aliasesInForce, learnedSince, softmaxesOf, tasksWithoutRows } from './evaluateResults';
import type { Evaluation } from './evaluateState';

const prompt = smallPrompt('mood');
const scores = { good: -1, bad: -2 };
const evaluation: Evaluation = {
  rows: [],
  prompts: [prompt],
  outcomes: [
    {
      contestant: { kind: 'tuned' },
      rows: [prediction(1, 'good', 'good', { candidateScores: scores, labelScores: scores })],
    },
    { contestant: { kind: 'untuned', shots: 0 }, rows: [prediction(1, 'good', 'good')] },
    {
      contestant: { kind: 'majority' },
      rows: [prediction(1, 'good', 'good', { labelScores: undefined })],
    },
  ],
  origin: 'test',
  fileName: undefined,
  examples: 0,
  baseName: 'tiny',
  seed: 1,
  at: 0,
};
const table = (...prompts: readonly (typeof prompt)[]) => ({
  base: { name: 'tiny', fingerprint: 'f' },
  prompts,
  earlier: [],
  history: [],
});

describe('what was answered and what is in force now', () => {
  it('log-probabilities say which softmax they came from', () => {
    expect(softmaxesOf(evaluation, 'mood')).toEqual(['labels', 'vocabulary', undefined]);
    expect(softmaxesOf(evaluation, 'other')).toEqual([undefined, undefined, undefined]);
  });

  it('aliases are those of the prompt in use; of the one that answered when it is gone', () => {
    const aliases = [{ from: 'fine', to: 'good' }];
    expect(aliasesInForce(evaluation, table({ ...prompt, aliases }), 'mood')).toBe(aliases);
    expect(aliasesInForce({ prompts: [{ ...prompt, aliases }] }, table(), 'mood')).toBe(aliases);
  });

  it('a task learned anew is told, one with other aliases is not', () => {
    expect(learnedSince(evaluation, table({ ...prompt, aliases: [{ from: 'a', to: 'good' }] }))).toEqual([]);
    expect(learnedSince(evaluation, table({ ...smallPrompt('mood'), version: 2 }))).toEqual(['mood']);
    expect(learnedSince({ ...evaluation, outcomes: [] }, table())).toEqual([]);
  });

  it('a task that none of the rows belongs to is told', () => {
    const rows = [{ line: 1, taskname: 'mood', fields: { text: 'x' } }];
    const prompts = [prompt, smallPrompt('intent')];
    expect(tasksWithoutRows({ prompts, rows })).toEqual(['intent']);
    expect(tasksWithoutRows({ prompts: [prompt], rows })).toEqual([]);
  });
});
