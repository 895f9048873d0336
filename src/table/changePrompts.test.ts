import { describe, expect, it } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import {
  duplicatePrompt,
  putVersionInUse,
  removePrompt,
  removeVersion,
  renamePrompt,
  setAliases,
} from './changePrompts';
import { keepPrompts } from './keepPrompts';
import { freeTaskname } from './knownTasks';
import type { PromptTable } from './promptTable';

const empty: PromptTable = {
  base: { name: 'tiny', fingerprint: 'aa' },
  prompts: [],
  earlier: [],
  history: [],
};
/** `a` in version 2, with version 1 kept, and `b`. */
const table = keepPrompts(
  keepPrompts(empty, [smallPrompt('a'), smallPrompt('b', [5, 6, 7, 8])], 100),
  [smallPrompt('a', [9, 8, 7, 6])],
  200,
);
const names = ({ prompts, earlier }: PromptTable) =>
  [prompts, earlier].map((list) => list.map(({ taskname, version }) => `${taskname} ${version}`));
const changed = (result: ReturnType<typeof renamePrompt>): PromptTable => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe('renaming', () => {
  it('goes through prompt, template, versions and history; the numbers are the same', () => {
    const renamed = changed(renamePrompt(table, 'a', ' mood '));
    expect(names(renamed)).toEqual([['mood 2', 'b 1'], ['mood 1']]);
    expect(renamed.prompts[0]?.template.taskname).toBe('mood');
    expect(renamed.prompts[0]?.embeddings).toBe(table.prompts[0]?.embeddings);
    expect(JSON.stringify(renamed.history)).not.toContain('"a"');
    expect(renamed.history[1]?.learned).toEqual([{ taskname: 'mood', version: 2 }]);
  });

  it('P4 does not take a name that is in use or in the history, nor an empty one', () => {
    expect(renamePrompt(table, 'a', 'b')).toEqual({
      ok: false,
      error: { kind: 'table-name-taken', taskname: 'b' },
    });
    expect(renamePrompt(removePrompt(table, 'b'), 'a', 'b').ok).toBe(false);
    expect(renamePrompt(table, 'a', '  ')).toEqual({ ok: false, error: { kind: 'table-name-empty' } });
  });

  it('to the same name changes nothing', () => {
    expect(changed(renamePrompt(table, 'a', 'a'))).toBe(table);
  });
});

describe('duplicating', () => {
  it('puts a copy of the prompt in use behind it, with its own template', () => {
    const both = changed(duplicatePrompt(table, 'a', freeTaskname(table, 'a')));
    expect(names(both)).toEqual([['a 2', 'a-2 1', 'b 1'], ['a 1']]);
    expect(both.prompts[1]?.template.taskname).toBe('a-2');
    expect(both.prompts[1]?.embeddings).toEqual(both.prompts[0]?.embeddings);
    expect(freeTaskname(both, 'a')).toBe('a-3');
  });

  it('P4 does not take a name that is taken', () => {
    expect(duplicatePrompt(table, 'a', 'b')).toMatchObject({ error: { kind: 'table-name-taken' } });
  });
});

describe('removing', () => {
  it('a task takes all its versions and leaves the history', () => {
    const without = removePrompt(table, 'a');
    expect(names(without)).toEqual([['b 1'], []]);
    expect(without.history).toBe(table.history);
  });

  it('an earlier version leaves the prompt in use', () => {
    expect(names(removeVersion(table, 'a', 1))).toEqual([['a 2', 'b 1'], []]);
  });

  it('the version in use puts the newest that is left in its place', () => {
    expect(names(removeVersion(table, 'a', 2))).toEqual([['a 1', 'b 1'], []]);
  });

  it('the only version removes the task', () => {
    expect(names(removeVersion(table, 'b', 1))).toEqual([['a 2'], ['a 1']]);
  });
});

describe('going back to a version', () => {
  it('changes it with the one in use', () => {
    expect(names(putVersionInUse(table, 'a', 1))).toEqual([['a 1', 'b 1'], ['a 2']]);
    expect(putVersionInUse(putVersionInUse(table, 'a', 1), 'a', 2)).toEqual(table);
  });

  it('to one that does not exist is our mistake', () => {
    expect(() => putVersionInUse(table, 'a', 7)).toThrow('no version 7');
  });
});

describe('label aliases', () => {
  it('are kept with the prompt in use, without outer white space', () => {
    const noted = changed(setAliases(table, 'a', [{ from: ' positiv ', to: 'positive' }]));
    expect(noted.prompts[0]?.aliases).toEqual([{ from: 'positiv', to: 'positive' }]);
    expect(noted.earlier).toBe(table.earlier);
  });

  it('P1 one answer with two meanings is refused', () => {
    const two = [
      { from: 'positiv', to: 'positive' },
      { from: ' positiv', to: 'negative' },
    ];
    expect(setAliases(table, 'a', two)).toEqual({
      ok: false,
      error: { kind: 'table-alias-twice', taskname: 'a', from: 'positiv' },
    });
  });
});
