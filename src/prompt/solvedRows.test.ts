import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Tokenizer } from '../model/tokenizer';
import { readTinyGpt } from '../testing/tinyGpt';
import { planEncoding } from './encodingPlan';
import { orderSolvedRows, withSolvedRows } from './solvedRows';
import type { TaskTemplate } from './taskTemplate';

const template: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> mood:{label}',
  totalVirtualTokens: 3,
  virtualTokenSplits: [2, 1],
  truncateField: undefined,
  answerOnlyLoss: true,
  answerField: 'label',
};
const example = (text: string, label?: string, line = 1) => ({
  line,
  taskname: 'mood',
  fields: label === undefined ? { text } : { text, label },
});

let tokenizer: Tokenizer;
beforeAll(async () => {
  ({ tokenizer } = await readTinyGpt());
});

const solve = (examples: readonly ReturnType<typeof example>[], seed = 1, addBos = false) => {
  const options = {
    maxSequenceLength: 128,
    minSequenceLength: 1,
    addBos,
    addEos: true,
    spacing: 'literal',
  } as const;
  const plan = planEncoding([template], tokenizer, options);
  return orderSolvedRows(plan, at(plan.tasks, 0), examples, seed);
};
const textOf = (prefix: Int32Array) => tokenizer.decode(prefix);
const labelsOf = (solved: ReturnType<typeof solve>) => solved.rows.map((row) => row.example.fields.label);

describe('J9: solved rows', () => {
  const many = Array.from({ length: 12 }, (_, i) => example(`row ${i}`, i < 9 ? ' a' : i < 11 ? ' b' : ' c'));
  it('come with every label once before any comes twice', () => {
    const labels = labelsOf(solve(many));
    expect(labels.slice(0, 3).toSorted()).toEqual([' a', ' b', ' c']);
    expect(labels.slice(3, 5).toSorted()).toEqual([' a', ' b']);
    expect(labels.slice(5)).toEqual(Array.from({ length: 7 }, () => ' a'));
  });
  it('are drawn by the seed: the same ones for the same seed, others for another', () => {
    const drawn = (seed: number) => solve(many, seed).rows.map(({ key }) => key);
    expect(drawn(5)).toEqual(drawn(5));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => drawn(seed).join())).size).toBeGreaterThan(1);
  });
  it('are those of fewer shots and more', () => {
    const solved = solve(many);
    const bare = Int32Array.of(300);
    const one = withSolvedRows(solved, example('x'), bare, 1, 128).prefix;
    const four = withSolvedRows(solved, example('x'), bare, 4, 128).prefix;
    expect(textOf(four).startsWith(textOf(one.subarray(0, -1)))).toBe(true);
  });
  it('have an answer, a text of their own, and never that of the row', () => {
    const given = [
      example('one', ' a'),
      example('ONE ', ' b'),
      example('two'),
      example('three', '  '),
      example('four', ' b'),
    ];
    const solved = solve(given);
    expect(solved.rows.map(({ example: { fields } }) => fields.text).toSorted()).toEqual(['four', 'one']);
    const { prefix, shots } = withSolvedRows(solved, example(' One'), Int32Array.of(300), 2, 128);
    expect(shots).toBe(1);
    expect(textOf(prefix.subarray(0, -1))).toBe(' four mood: b\n');
  });
  it('stand before the row as the template has them, without virtual tokens, BOS first of all', () => {
    const solved = solve([example('good film', ' fine')], 1, true);
    const bare = Int32Array.of(tokenizer.bosId, ...tokenizer.encode(' bad film mood:'));
    const { prefix } = withSolvedRows(solved, example('bad film'), bare, 1, 128);
    expect(prefix[0]).toBe(tokenizer.bosId);
    expect(textOf(prefix.subarray(1))).toBe(' good film mood: fine\n bad film mood:');
  });
  it('know how many lines an answer has', () => {
    expect(solve([example('a', '\nIntent: b\nSlots: None'), example('c', ' d')]).answerLines).toBe(3);
  });
});

describe('J10: what does not fit', () => {
  it('is left out: the row and the other solved rows stay', () => {
    const solved = solve([example('long '.repeat(20), ' a'), example('short', ' b')]);
    const bare = Int32Array.from(tokenizer.encode(' bad film mood:'));
    const room = bare.length + tokenizer.encode(' short mood: b\n').length + 2;
    const { prefix, shots } = withSolvedRows(solved, example('bad film'), bare, 2, room);
    expect(shots).toBe(1);
    expect(textOf(prefix)).toBe(' short mood: b\n bad film mood:');
    expect(withSolvedRows(solved, example('x'), bare, 2, 0)).toEqual({ prefix: bare, shots: 0 });
  });
  it('never makes a prompt outgrow its room, nor changes the row, whatever is asked for', () => {
    const solved = solve(Array.from({ length: 9 }, (_, i) => example('so '.repeat(3 * i + 1), ` ${i % 4}`)));
    const bare = Int32Array.from(tokenizer.encode(' bad film mood:'));
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: -5, max: 200 }), (count, room) => {
        const { prefix, shots } = withSolvedRows(solved, example('bad film'), bare, count, room);
        expect(prefix.length).toBeLessThanOrEqual(Math.max(room, bare.length));
        expect(prefix.subarray(prefix.length - bare.length)).toEqual(bare);
        expect(textOf(prefix).split('\n').length - 1).toBe(shots);
        expect(shots).toBeLessThanOrEqual(count);
      }),
      { numRuns: 200 },
    );
  });
});
