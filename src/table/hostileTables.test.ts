import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Result } from '../base/result';
import { hostileTextsOf, hostileVersionsOf } from '../testing/hostileJson';
import { smallPrompt } from '../testing/promptTables';
import { setAliases } from './changePrompts';
import { keepPrompts } from './keepPrompts';
import { noteScores } from './learningStep';
import type { PromptTable } from './promptTable';
import { readPromptTable, writePromptTable } from './promptTableFile';
import { printPromptTableJson, readPromptTableJson } from './promptTableJson';
import type { TableFailure } from './tableFailure';

/** A table with everything that a file can hold: two tasks, an earlier version, starting rows, aliases, scores. */
function wholeTable(): PromptTable {
  const base = { name: 'tiny', fingerprint: 'ab'.repeat(32) };
  const start = Float32Array.of(0, 0, 0, 1);
  const metrics = {
    ...{ validationLoss: 0.5, bestStep: 3, steps: 4, accuracy: 1 },
    ...{ macroF1: 1, majorityAccuracy: 0.5, measuredOn: 'test' as const },
  };
  const empty = { base, prompts: [], earlier: [], history: [] };
  const two = keepPrompts(empty, [{ ...smallPrompt('a'), start, metrics }, smallPrompt('b')], 100);
  const table = keepPrompts(two, [{ ...smallPrompt('a', [9, 8, 7, 6]), start }], 200);
  const aliased = setAliases(table, 'b', [{ from: 'ja', to: 'yes' }]);
  if (!aliased.ok) throw new Error(aliased.error.kind);
  const score = { rows: 10, accuracy: 0.5, macroF1: 0.25 };
  const standing = aliased.value.history[1]?.standing ?? [];
  return noteScores(
    aliased.value,
    1,
    standing.map((each) => ({ ...each, score })),
  );
}

const table = wholeTable();
const file = writePromptTable(table);
const json = printPromptTableJson(table);
const headerLength = Number(new DataView(file.buffer).getBigUint64(0, true));
const headerText = new TextDecoder().decode(file.subarray(8, 8 + headerLength)).trimEnd();
const header: unknown = JSON.parse(headerText);
const data = file.subarray(8 + headerLength);

/** How many files were read, and how many of them were refused. */
const counts = { read: 0, refused: 0 };

/** Whether everything holds that the rest of the program relies on, told without the reader's own checks. */
function isSound({ prompts, earlier, history }: PromptTable): boolean {
  const all = [...prompts, ...earlier];
  const inUse = new Set(prompts.map(({ taskname }) => taskname));
  const [first] = prompts;
  return (
    inUse.size === prompts.length &&
    new Set(all.map(({ taskname, version }) => `${version} ${taskname}`)).size === all.length &&
    all.every(
      (prompt) =>
        inUse.has(prompt.taskname) &&
        prompt.taskname === prompt.template.taskname &&
        Number.isInteger(prompt.version) &&
        prompt.version > 0 &&
        prompt.hiddenSize === first?.hiddenSize &&
        prompt.totalVirtualTokens === prompt.template.totalVirtualTokens &&
        prompt.embeddings.length === prompt.totalVirtualTokens * prompt.hiddenSize &&
        prompt.embeddings.length > 0 &&
        prompt.embeddings.every(Number.isFinite) &&
        (prompt.start === undefined ||
          (prompt.start.length === prompt.embeddings.length && prompt.start.every(Number.isFinite))) &&
        new Set(prompt.aliases.map(({ from }) => from)).size === prompt.aliases.length,
    ) &&
    history.every(({ standing }) =>
      standing.every(({ digest, score }) => digest.length === 64 && (score?.accuracy ?? 0) <= 1),
    )
  );
}

/** Refused by name, or a table that is sound and is written and read again as it is. */
function check(read: Result<PromptTable, TableFailure>): void {
  counts.read++;
  if (read.ok) {
    expect(isSound(read.value)).toBe(true);
    expect(readPromptTable(writePromptTable(read.value))).toEqual(read);
    return;
  }
  counts.refused++;
  expect(read.error.kind).toMatch(/^table-/);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
}

function fileOf(text: string, bytes: Uint8Array = data, length?: bigint): Uint8Array {
  const head = new TextEncoder().encode(text);
  const whole = new Uint8Array(8 + head.length + bytes.length);
  new DataView(whole.buffer).setBigUint64(0, length ?? BigInt(head.length), true);
  whole.set(head, 8);
  whole.set(bytes, 8 + head.length);
  return whole;
}

/** The header with one list of its metadata changed inside its JSON. */
function withList(name: string, change: (list: unknown) => unknown): string {
  const { __metadata__: metadata, ...tensors } = JSON.parse(headerText);
  const text = JSON.stringify(change(JSON.parse(metadata[name]))) ?? '';
  return JSON.stringify({ __metadata__: { ...metadata, [name]: text }, ...tensors });
}

const lists = [
  'task_templates',
  'labels',
  'settings',
  'metrics',
  'versions',
  'aliases',
  'earlier',
  'history',
];
const anyList = fc.constantFrom(...lists).chain((name) => {
  const { __metadata__: metadata } = JSON.parse(headerText);
  return hostileVersionsOf(JSON.parse(metadata[name])).map((list) => withList(name, () => list));
});

const runs = (numRuns: number) => ({ numRuns, seed: 20261121 });

describe('a hostile prompt table is refused by name or is sound, and never a crash', () => {
  it('cut short anywhere', () => {
    for (let length = 0; length < file.length; length += 7) {
      const read = readPromptTable(file.subarray(0, length));
      expect(read.ok).toBe(false);
      check(read);
    }
  });

  it('with another header', () => {
    fc.assert(
      fc.property(hostileVersionsOf(header), (value) =>
        check(readPromptTable(fileOf(JSON.stringify(value) ?? ''))),
      ),
      runs(400),
    );
  });

  it('with other text in its header', () => {
    fc.assert(
      fc.property(hostileTextsOf(headerText), (text) => check(readPromptTable(fileOf(text)))),
      runs(300),
    );
  });

  it('with other lists in its metadata', () => {
    fc.assert(
      fc.property(anyList, (text) => check(readPromptTable(fileOf(text)))),
      runs(400),
    );
  });

  it('with a header of another length than it has', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (length) => {
        if (length === BigInt(headerText.length)) return;
        const read = readPromptTable(fileOf(headerText, data, length));
        expect(read.ok).toBe(false);
        check(read);
      }),
      runs(50),
    );
  });

  it('with tensors that overlap or leave gaps', () => {
    const { __metadata__: metadata, ...tensors } = JSON.parse(headerText);
    const names = Object.keys(tensors);
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: -8, max: 100 }),
        fc.nat(40),
        (name, from, size) => {
          const given = tensors[name].data_offsets;
          if (from === given[0] && size === given[1] - given[0]) return;
          const moved = { ...tensors[name], data_offsets: [from, from + size] };
          const text = JSON.stringify({ __metadata__: metadata, ...tensors, [name]: moved });
          const read = readPromptTable(fileOf(text));
          expect(read.ok).toBe(false);
          check(read);
        },
      ),
      runs(100),
    );
  });

  it('with numbers that are none', () => {
    const bits = fc.constantFrom(0x7fc00000, 0x7f800000, 0xff800000, 0xffffffff, 0x7f800001);
    fc.assert(
      fc.property(fc.nat(data.length / 4 - 1), bits, (place, value) => {
        const bytes = data.slice();
        new DataView(bytes.buffer).setUint32(4 * place, value, true);
        const read = readPromptTable(fileOf(headerText, bytes));
        expect(read).toMatchObject({
          ok: false,
          error: { kind: expect.stringMatching(/^table-(not-finite|start-invalid)$/) },
        });
        check(read);
      }),
      runs(40),
    );
  });

  it('as JSON with other values', () => {
    fc.assert(
      fc.property(hostileVersionsOf(JSON.parse(json)), (value) =>
        check(readPromptTableJson(JSON.stringify(value) ?? '')),
      ),
      runs(500),
    );
  });

  const versions = ['{"toString":1}', '{"valueOf":{}}', '"2x"', '1e99', '-1', '[2]', 'null'];
  it.each(versions)('of version %s', (version) => {
    const value = { ...JSON.parse(json), format_version: JSON.parse(version) };
    const read = readPromptTableJson(JSON.stringify(value));
    expect(read.ok).toBe(false);
    check(read);
  });

  it('as JSON with other text', () => {
    fc.assert(
      fc.property(hostileTextsOf(json), (text) => check(readPromptTableJson(text))),
      runs(400),
    );
  });

  afterAll(() => {
    expect(counts.read).toBeGreaterThan(2000);
    // Were nothing accepted, the checks of what is accepted would check nothing.
    expect(counts.read - counts.refused).toBeGreaterThan(20);
  });
});
