import { describe, expect, it } from 'vitest';
import type { RowPrediction } from '../prediction';
import { createRenaming } from './aliases';
import { judgeAnswer } from './judgeAnswer';
import { bestLabel, normaliseScores, softmax } from './normalise';

const row = (scores: Readonly<Record<string, number>>, label: string): RowPrediction & { label: string } => ({
  split: 'test',
  line: 1,
  taskname: 'mood',
  label,
  prediction: '',
  labelScores: scores,
  candidateScores: undefined,
  labelTokens: undefined,
  cut: 0,
  skipped: undefined,
});
const plain = { normalisation: 'sum', rename: createRenaming([]) } as const;

describe('J1: aliases', () => {
  const rename = createRenaming([
    { from: 'positiv', to: 'positive' },
    { from: ' positiva ', to: 'positiv' },
    { from: 'round', to: 'about' },
    { from: 'about', to: 'round' },
  ]);
  it('are followed to the end, whatever white space is around', () => {
    expect(['positiva', ' positiv\n', 'positive', 'Positiv'].map(rename)).toEqual([
      'positive',
      'positive',
      'positive',
      'Positiv',
    ]);
  });
  it('that go round end before they repeat', () => {
    expect([rename('round'), rename('about')]).toEqual(['about', 'round']);
  });
  it('count for labels and answers alike, and shares of one class add up', () => {
    const answer = judgeAnswer(row({ ' positiv': -1, ' positive': -1, ' bad': -1 }, ' positiva'), {
      ...plain,
      rename,
    });
    expect(answer).toMatchObject({ label: 'positive', prediction: 'positive', correct: true });
    expect(answer.confidence).toBeCloseTo(2 / 3, 12);
    expect(answer.rightProbability).toBeCloseTo(2 / 3, 12);
  });
});

describe('J2: labels of different length', () => {
  const labels = ['yes', 'by all means'];
  const best = (normalisation: 'sum' | 'token' | 'character') =>
    bestLabel(normaliseScores(labels, [-3, -6], [2, 5], normalisation));
  it('are compared as they are, by token or by character', () => {
    expect([best('sum'), best('token'), best('character')]).toEqual(['yes', 'by all means', 'by all means']);
    expect(normaliseScores(labels, [-3, -6], [2, 5], 'character').scores).toEqual([-1, -0.5]);
  });
  it('count characters, not halves of them, and none of the white space around', () => {
    expect(normaliseScores([' 👍🏽å'], [-6], [4], 'character').scores).toEqual([-2]);
  });
  it('keep their sum when they have no characters', () => {
    expect(normaliseScores([' '], [-6], [2], 'character').scores).toEqual([-6]);
  });
  it('have shares that add up to 1, whatever the size of the numbers', () => {
    expect(softmax([-1e4, -1e4 - Math.log(3)])).toEqual([expect.closeTo(0.75, 9), expect.closeTo(0.25, 9)]);
    expect(softmax([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY])).toEqual([0.5, 0.5]);
  });
  it('are read within their own tokens where the prompt was trained so', () => {
    const scored = { ...row({ a: -1, b: -2 }, 'b'), candidateScores: { a: -0.9, b: -0.1 } };
    expect(judgeAnswer(scored, plain)).toMatchObject({ prediction: 'b', rightLogProbability: -0.1 });
  });
});

describe('J4: one answer', () => {
  it('has the distance of the right label from the best other one', () => {
    expect(judgeAnswer(row({ a: -1, b: -3, c: -2 }, 'b'), plain).margin).toBe(-2);
    expect(judgeAnswer(row({ a: -1, b: -3, c: -2 }, 'a'), plain).margin).toBe(1);
  });
  it('with a label that was not scored is wrong, with share 0 and no distance', () => {
    expect(judgeAnswer(row({ a: -1, b: -3 }, 'z'), plain)).toMatchObject({
      correct: false,
      rightProbability: 0,
      rightLogProbability: undefined,
      margin: undefined,
    });
  });
  it('without scores is what was written, without white space around', () => {
    const written = { ...row({}, ' Sure '), labelScores: undefined, prediction: 'Sure\n' };
    expect(judgeAnswer(written, plain)).toMatchObject({
      prediction: 'Sure',
      correct: true,
      text: 'Sure',
      confidence: undefined,
    });
  });
  it('keeps what was written beside what was scored', () => {
    const both = { ...row({ a: -1, b: -2 }, 'b'), text: ' b' };
    expect(judgeAnswer(both, plain)).toMatchObject({ prediction: 'a', correct: false, text: 'b' });
  });
  it('of broken numbers is none', () => {
    const broken = row({ a: Number.NaN, b: Number.NaN }, 'a');
    expect(judgeAnswer(broken, plain)).toMatchObject({
      prediction: '',
      correct: false,
      confidence: undefined,
    });
  });
});
