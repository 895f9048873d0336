import { describe, expect, it } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { putVersionInUse, removePrompt } from './changePrompts';
import { keepPrompts } from './keepPrompts';
import { noteScores, noteScoresBackwards } from './learningStep';
import { promptDigest } from './promptDigest';
import type { PromptTable } from './promptTable';

const empty: PromptTable = {
  base: { name: 'tiny', fingerprint: 'aa' },
  prompts: [],
  earlier: [],
  history: [],
};
const two = keepPrompts(empty, [smallPrompt('a'), smallPrompt('b', [5, 6, 7, 8])], 100);
const names = (table: PromptTable) => table.prompts.map(({ taskname, version }) => `${taskname} ${version}`);

describe('learning one task after another', () => {
  it('P3 a new task goes to the end and leaves the others the same values', () => {
    const three = keepPrompts(two, [smallPrompt('c', [1, 1, 1, 1])], 200);
    expect(names(three)).toEqual(['a 1', 'b 1', 'c 1']);
    expect(three.prompts[0]).toBe(two.prompts[0]);
    expect(three.prompts[1]).toBe(two.prompts[1]);
    expect(two.prompts).toHaveLength(2);
  });

  it('P3 every step notes what was learned and the digests of all prompts in use', () => {
    const { history } = keepPrompts(two, [smallPrompt('c', [1, 1, 1, 1])], 200);
    expect(history.map(({ at, learned }) => ({ at, learned }))).toEqual([
      {
        at: 100,
        learned: [
          { taskname: 'a', version: 1 },
          { taskname: 'b', version: 1 },
        ],
      },
      { at: 200, learned: [{ taskname: 'c', version: 1 }] },
    ]);
    const digests = (step: number) => history[step]?.standing.map(({ digest }) => digest) ?? [];
    expect(digests(1).slice(0, 2)).toEqual(digests(0));
    expect(new Set(digests(1)).size).toBe(3);
    // printf '\x00\x00\x80\x3f\x00\x00\x00\x40\x00\x00\x40\x40\x00\x00\x80\x40' | sha256sum
    expect(digests(0)[0]).toBe('ad73b9acd6e4a74b2f5bb5386658ce3bb146cd040a1867646ab3b973fb6632b1');
  });

  it('P2 a task that is learned again gets the next version in its place; the former is kept beside it', () => {
    const again = keepPrompts(two, [smallPrompt('a', [9, 8, 7, 6])], 200);
    expect(names(again)).toEqual(['a 2', 'b 1']);
    expect(again.earlier).toEqual([two.prompts[0]]);
    expect(again.history[1]?.learned).toEqual([{ taskname: 'a', version: 2 }]);
  });

  it('P2 after going back to version 1, the next one learned is version 3', () => {
    const again = keepPrompts(two, [smallPrompt('a', [9, 8, 7, 6])], 200);
    const back = putVersionInUse(again, 'a', 1);
    const third = keepPrompts(back, [smallPrompt('a', [0, 0, 0, 1])], 300);
    expect(names(third)).toEqual(['a 3', 'b 1']);
    expect(third.earlier.map(({ version }) => version).toSorted()).toEqual([1, 2]);
  });

  it('P2 the version of a removed prompt is not given again', () => {
    const without = removePrompt(two, 'a');
    expect(names(keepPrompts(without, [smallPrompt('a')], 200))).toEqual(['b 1', 'a 2']);
  });

  it('label aliases of a task stay with it when it is learned again', () => {
    const aliases = [{ from: 'positiva', to: 'positive' }];
    const table = keepPrompts(empty, [{ ...smallPrompt('a'), aliases }], 100);
    expect(keepPrompts(table, [smallPrompt('a')], 200).prompts[0]?.aliases).toEqual(aliases);
  });

  it('P1 a prompt of another width is our mistake', () => {
    expect(() => keepPrompts(two, [smallPrompt('c', [1, 2, 3, 4, 5, 6])], 200)).toThrow('do not fit');
  });

  it('a run that learned nothing is no step', () => {
    expect(keepPrompts(two, [], 200)).toBe(two);
  });
});

describe('scores of a learning step', () => {
  const score = { rows: 10, accuracy: 0.9, macroF1: 0.8 };
  const digest = promptDigest(smallPrompt('a'));

  it('stand beside the prompt that was measured', () => {
    const noted = noteScores(two, 0, [{ taskname: 'a', version: 1, digest, score }]);
    expect(noted.history[0]?.standing.map((each) => each.score)).toEqual([score, undefined]);
    expect(noted.prompts).toBe(two.prompts);
  });

  it('P5 are passed over when the numbers, the version or the step are others', () => {
    const others = [
      { taskname: 'a', version: 1, digest: 'ff', score },
      { taskname: 'a', version: 2, digest, score },
    ];
    expect(noteScores(two, 0, others)).toEqual(two);
    expect(noteScores(two, 7, [{ taskname: 'a', version: 1, digest, score }])).toBe(two);
  });

  it('P5 go to earlier steps that were not measured in their time, never over a score that stands', () => {
    const three = keepPrompts(two, [smallPrompt('c', [1, 1, 1, 1])], 200);
    const scoresOf = (table: PromptTable) =>
      table.history.map(({ standing }) => standing.map((each) => each.score?.accuracy));
    const late = noteScoresBackwards(three, 1, { taskname: 'a', version: 1, digest, score });
    expect(scoresOf(late)).toEqual([
      [0.9, undefined],
      [0.9, undefined, undefined],
    ]);
    const worse = { ...score, accuracy: 0.2 };
    const again = noteScoresBackwards(late, 1, { taskname: 'a', version: 1, digest, score: worse });
    expect(scoresOf(again)).toEqual([
      [0.9, undefined],
      [0.2, undefined, undefined],
    ]);
    expect(noteScoresBackwards(three, 1, { taskname: 'a', version: 1, digest: 'ff', score })).toEqual(three);
  });
});
