import { describe, expect, it } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { removePrompt } from './changePrompts';
import { keepPrompts } from './keepPrompts';
import { noteScores } from './learningStep';
import { mergeTables, planMerge } from './mergeTables';
import { promptDigest } from './promptDigest';
import type { PromptTable } from './promptTable';

const base = { name: 'tiny', fingerprint: 'aa' };
const empty: PromptTable = { base, prompts: [], earlier: [], history: [] };
const other = [9, 8, 7, 6];
const ours = keepPrompts(empty, [smallPrompt('a'), smallPrompt('b')], 100);
/** Their own `a` in version 2, with version 1 kept, our `b`, and a task `c`. */
const theirs = keepPrompts(
  keepPrompts(empty, [smallPrompt('a', [3, 3, 3, 3]), smallPrompt('b'), smallPrompt('c', other)], 100),
  [smallPrompt('a', other)],
  200,
);
const names = ({ prompts, earlier }: PromptTable) =>
  [prompts, earlier].map((list) => list.map(({ taskname, version }) => `${taskname} ${version}`));
const merged = (...[mine, yours, clash]: Parameters<typeof planMerge>): PromptTable => {
  const result = mergeTables(mine, yours, clash, 500);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe('P6 merging two tables of one base', () => {
  it('is told before it is done', () => {
    expect(planMerge(ours, theirs, 'version')).toEqual([
      { taskname: 'a', kind: 'version', as: 'a', versionsUp: 1 },
      { taskname: 'b', kind: 'same', as: 'b', versionsUp: 0 },
      { taskname: 'c', kind: 'new', as: 'c', versionsUp: 0 },
    ]);
    expect(planMerge(ours, theirs, 'rename')[0]).toEqual({
      taskname: 'a',
      kind: 'renamed',
      as: 'a-2',
      versionsUp: 0,
    });
  });

  it('a task of the same name becomes the next version, with its own former ones', () => {
    const table = merged(ours, theirs, 'version');
    expect(names(table)).toEqual([
      ['a 3', 'b 1', 'c 1'],
      ['a 1', 'a 2'],
    ]);
    expect(table.prompts[1]).toBe(ours.prompts[1]);
    expect(table.earlier[0]).toBe(ours.prompts[0]);
  });

  it('or goes beside ours under another name', () => {
    const table = merged(ours, theirs, 'rename');
    expect(names(table)).toEqual([['a 1', 'b 1', 'a-2 2', 'c 1'], ['a-2 1']]);
    expect(table.prompts.slice(0, 2)).toEqual(ours.prompts);
    expect(table.prompts[2]?.template.taskname).toBe('a-2');
  });

  it('is one learning step', () => {
    expect(merged(ours, theirs, 'version').history.at(-1)).toMatchObject({
      at: 500,
      learned: [
        { taskname: 'a', version: 3 },
        { taskname: 'c', version: 1 },
      ],
      standing: [{ version: 3 }, { taskname: 'b' }, { taskname: 'c' }],
    });
  });

  it('brings the scores along that were measured of the same numbers', () => {
    const score = { rows: 5, accuracy: 1, macroF1: 1 };
    const digest = promptDigest(smallPrompt('c', other));
    const scored = noteScores(theirs, 1, [{ taskname: 'c', version: 1, digest, score }]);
    const scores = merged(ours, scored, 'version')
      .history.at(-1)
      ?.standing.map((each) => each.score);
    expect(scores).toEqual([undefined, undefined, score]);
  });

  it('a second time changes nothing', () => {
    const once = merged(ours, theirs, 'version');
    expect(merged(once, theirs, 'version')).toBe(once);
  });

  it('into an empty table takes theirs with its history', () => {
    expect(merged(empty, theirs, 'version')).toEqual(theirs);
  });

  it('P2 does not give a version again that a removed prompt had', () => {
    const without = removePrompt(keepPrompts(ours, [smallPrompt('c')], 200), 'c');
    expect(names(merged(without, theirs, 'rename'))[0]).toContain('c 2');
  });

  it('refuses a table of another base with both names and fingerprints', () => {
    const foreign = { ...theirs, base: { name: 'big', fingerprint: 'bb' } };
    expect(mergeTables(ours, foreign, 'version', 500)).toEqual({
      ok: false,
      error: {
        kind: 'table-other-base',
        tableBase: 'big',
        tableFingerprint: 'bb',
        baseName: 'tiny',
        baseFingerprint: 'aa',
      },
    });
  });

  it('refuses numbers of another width', () => {
    const wide = keepPrompts(empty, [smallPrompt('w', [1, 2, 3, 4, 5, 6])], 100);
    expect(mergeTables(ours, wide, 'version', 500)).toMatchObject({
      ok: false,
      error: { kind: 'table-tensor-shape' },
    });
  });
});
