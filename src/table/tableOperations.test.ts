import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { duplicatePrompt, putVersionInUse, removePrompt, removeVersion, renamePrompt } from './changePrompts';
import { faultOfPrompts } from './checkPrompts';
import { continualGrid } from './continualGrid';
import { keepPrompts } from './keepPrompts';
import { versionsOf } from './knownTasks';
import { type ClashRule, mergeTables } from './mergeTables';
import { promptDigest } from './promptDigest';
import type { PromptTable } from './promptTable';
import { readPromptTable, writePromptTable } from './promptTableFile';

const base = { name: 'tiny', fingerprint: 'aa' };
const empty: PromptTable = { base, prompts: [], earlier: [], history: [] };

/** Something that is done to a table, and the tasks that it may touch. */
interface Deed {
  readonly name: string;
  readonly touches: (table: PromptTable) => readonly string[];
  readonly act: (table: PromptTable) => PromptTable;
}

/** A task of the table, chosen by a number; a deed on a table without any does nothing. */
const onTask =
  (pick: number, act: (table: PromptTable, taskname: string) => PromptTable) =>
  (table: PromptTable): PromptTable => {
    const prompt = table.prompts[pick % Math.max(1, table.prompts.length)];
    return prompt === undefined ? table : act(table, prompt.taskname);
  };
const touched =
  (pick: number) =>
  ({ prompts }: PromptTable): readonly string[] =>
    prompts
      .slice(pick % Math.max(1, prompts.length))
      .slice(0, 1)
      .map(({ taskname }) => taskname);
const orSame = (
  result: ReturnType<typeof renamePrompt> | ReturnType<typeof mergeTables>,
  table: PromptTable,
): PromptTable => (result.ok ? result.value : table);

const anyName = fc.constantFrom('a', 'b', 'c', '__proto__', 'a-2');
const anyNumbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
const learn = fc
  .uniqueArray(fc.record({ taskname: anyName, numbers: anyNumbers }), {
    minLength: 1,
    maxLength: 2,
    selector: ({ taskname }) => taskname,
  })
  .map((tasks) => tasks.map(({ taskname, numbers }) => smallPrompt(taskname, numbers)));

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  learn.map((prompts) => ({
    name: `learn ${prompts.map(({ taskname }) => taskname)}`,
    touches: () => prompts.map(({ taskname }) => taskname),
    act: (table: PromptTable) => keepPrompts(table, prompts, 1),
  })),
  fc.tuple(fc.nat(5), anyName).map(([pick, to]) => ({
    name: `rename to ${to}`,
    touches: touched(pick),
    act: onTask(pick, (table, taskname) => orSame(renamePrompt(table, taskname, to), table)),
  })),
  fc.tuple(fc.nat(5), anyName).map(([pick, to]) => ({
    name: `duplicate as ${to}`,
    touches: () => [],
    act: onTask(pick, (table, taskname) => orSame(duplicatePrompt(table, taskname, to), table)),
  })),
  fc.nat(5).map((pick) => ({ name: 'remove', touches: touched(pick), act: onTask(pick, removePrompt) })),
  fc.tuple(fc.nat(5), fc.nat(3), fc.boolean()).map(([pick, version, isRemoved]) => ({
    name: isRemoved ? 'remove a version' : 'go to a version',
    touches: touched(pick),
    act: onTask(pick, (table, taskname) => {
      const versions = versionsOf(table, taskname);
      const chosen = versions[version % versions.length]?.version ?? 1;
      return (isRemoved ? removeVersion : putVersionInUse)(table, taskname, chosen);
    }),
  })),
  fc
    .tuple(fc.array(learn, { minLength: 1, maxLength: 2 }), fc.constantFrom<ClashRule>('version', 'rename'))
    .map(([steps, clash]) => {
      const theirs = steps.reduce((table, prompts) => keepPrompts(table, prompts, 2), empty);
      return {
        name: `merge by ${clash}`,
        touches: () => (clash === 'version' ? theirs.prompts.map(({ taskname }) => taskname) : []),
        act: (table: PromptTable) => orSame(mergeTables(table, theirs, clash, 3), table),
      };
    }),
);

describe('whatever is done to a table, one thing after another', () => {
  it('P3 prompts that a deed does not name are the same values; the table stays sound and goes through its file', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 8 }), (deeds) => {
        let table = empty;
        for (const { touches, act } of deeds) {
          const next = act(table);
          const left = table.prompts.filter(({ taskname }) => !touches(table).includes(taskname));
          for (const prompt of left) expect(next.prompts).toContain(prompt);
          table = next;
        }
        expect(faultOfPrompts(table)).toBeUndefined();
        expect(readPromptTable(writePromptTable(table))).toEqual({ ok: true, value: table });
      }),
      { numRuns: 200 },
    );
  });

  it('P2 P3 a version of a task never stands for two prompts, then or now', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 8 }), (deeds) => {
        const table = deeds.reduce((each, { act }) => act(each), empty);
        const digests = new Map<string, string>();
        const present = [...table.prompts, ...table.earlier].map((prompt) => ({
          ...prompt,
          digest: promptDigest(prompt),
        }));
        for (const { taskname, version, digest } of [
          ...table.history.flatMap(({ standing }) => standing),
          ...present,
        ]) {
          const key = `${version} ${taskname}`;
          expect(digests.get(key) ?? digest).toBe(digest);
          digests.set(key, digest);
        }
        const cells = continualGrid(table).rows.flatMap((row) => row.cells);
        expect(cells).not.toContainEqual(expect.objectContaining({ change: 'changed' }));
      }),
      { numRuns: 200 },
    );
  });
});
