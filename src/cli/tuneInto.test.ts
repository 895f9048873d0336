import { linkSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSafetensors } from '../model/safetensors';
import { printTemplates } from '../prompt/readTemplates';
import { continualGrid } from '../table/continualGrid';
import type { PromptTable } from '../table/promptTable';
import { readPromptTable, writePromptTable } from '../table/promptTableFile';
import { runCliCommand } from '../testing/cliCommand';
import { fixturesDir } from '../testing/fixtures';
import { smallPrompt } from '../testing/promptTables';
import { smallTemplates } from '../testing/smallRun';

const folder = mkdtempSync(join(tmpdir(), 'studio-into-'));
const table = join(folder, 'prompt_table.safetensors');

/** A short run of one task of the fixture's rows, its results in `folder`. */
function tune(taskname: string, more: readonly string[]) {
  const template = join(folder, `${taskname}.json`);
  writeFileSync(template, printTemplates(smallTemplates.filter((each) => each.taskname === taskname)));
  return runCliCommand([
    ...['tune', '--data', join(fixturesDir, 'p-tuning-run/train.jsonl'), '--template', template],
    ...['--model', join(fixturesDir, 'tiny-gpt2'), '--backend', 'wasm', '--max-steps', '3', '--out', folder],
    ...more,
  ]);
}

function readTable(): PromptTable {
  const read = readPromptTable(readFileSync(table));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

/** The bytes of each tensor, by its name. */
function tensorsIn(path: string): ReadonlyMap<string, string> {
  const file = readSafetensors(readFileSync(path));
  if (!file.ok) throw new Error(file.error);
  return new Map(file.value.tensors.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('hex')]));
}

describe('npm run tune --into', () => {
  it('P3 adds a task of another size to a table and leaves every old tensor as it was', async () => {
    expect((await tune('mood', [])).code).toBe(0);
    const before = tensorsIn(table);
    const wasFile = join(folder, 'was.safetensors');
    linkSync(table, wasFile);
    const added = await tune('intent', ['--into', table, '--virtual-tokens', '3']);
    expect(added.code).toBe(0);
    expect(added.stderr).toContain('The table now holds mood, intent');
    expect(added.stderr).toContain('the table holds already are left alone: mood');
    expect(added.stderr).toContain('Rows: 26 to train on, 3 to validate, 3 to test');
    const after = tensorsIn(table);
    for (const [name, bytes] of before) expect(after.get(name)).toBe(bytes);
    expect([...after.keys()]).toContain('intent.prompt_embeddings');
    // The old file stays whole until the new one is.
    expect(tensorsIn(wasFile)).toEqual(before);

    const learned = readTable();
    expect(learned.prompts.map(({ totalVirtualTokens }) => totalVirtualTokens)).toEqual([6, 3]);
    const [first, second] = continualGrid(learned).rows;
    expect(first?.average?.tasks).toBe(1);
    expect(second?.cells).toMatchObject([{ change: 'unchanged' }, { change: 'learned' }]);
  });

  it('refuses a table of another base before training, and leaves it alone', async () => {
    const other = join(folder, 'other.safetensors');
    const base = { name: 'elsewhere', fingerprint: 'ef'.repeat(32) };
    writeFileSync(
      other,
      writePromptTable({ base, prompts: [smallPrompt('mood')], earlier: [], history: [] }),
    );
    const before = readFileSync(other);
    const refused = await tune('mood', ['--into', other]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/made for the base elsewhere .* but the base loaded is tiny-gpt2/);
    expect(refused.stderr).not.toContain('step 1');
    expect(readFileSync(other)).toEqual(before);
  });
});
