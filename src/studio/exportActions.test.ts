import { describe, expect, it } from 'vitest';
import { readForeign } from '../table/exchange/readForeign';
import type { VirtualPrompt } from '../table/promptTable';
import { createFakeEngine } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { smallPrompt } from '../testing/promptTables';
import { createStudio } from './createStudio';

async function openStudio(...prompts: readonly VirtualPrompt[]) {
  const world = buildWorld({
    openEngine: () => createFakeEngine({ start: async () => wasmReport, loadModel: async () => tinyModel }),
  });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  studio.table.keep(prompts, []);
  return { studio, given: world.given };
}
const bytesOf = async (content: Blob | undefined): Promise<Uint8Array> =>
  new Uint8Array((await content?.arrayBuffer()) ?? []);

describe('taking the table home', () => {
  it('gives one file, or one zip of several, by a name that says what it is', async () => {
    const { studio } = await openStudio(smallPrompt('a'), smallPrompt('b/c'));
    const nameOf = async (...asked: Parameters<typeof studio.exporting.prepare>) =>
      (await studio.exporting.prepare(...asked))?.fileName;
    expect(await nameOf('safetensors', undefined)).toBe('prompt_table.safetensors');
    expect(await nameOf('safetensors', 'b/c')).toBe('b_c.safetensors');
    expect(await nameOf('npy', undefined)).toBe('prompt_table.npy.zip');
    expect(await nameOf('npy', 'a')).toBe('a.npy');
    expect(await nameOf('peft', 'a')).toBe('a.peft.zip');
    expect(await nameOf('zip', undefined)).toBe('prompt_table.zip');
  });

  it('hands over what opens here again', async () => {
    const { studio, given } = await openStudio(smallPrompt('a'), smallPrompt('b'));
    for (const format of ['zip', 'json', 'npy', 'peft'] as const) {
      given.clear();
      await studio.exporting.save(format, undefined);
      const [[name, content] = ['', undefined]] = given;
      const read = await readForeign([{ path: name, bytes: await bytesOf(content) }], name);
      const prompts = read.kind === 'table' ? read.table.prompts : read.prompts;
      expect(prompts.map(({ taskname, embeddings }) => [taskname, [...embeddings]])).toEqual([
        ['a', [1, 2, 3, 4]],
        ['b', [1, 2, 3, 4]],
      ]);
    }
  });

  it('gives nothing while there is no prompt', async () => {
    const { studio, given } = await openStudio();
    await studio.exporting.save('zip', undefined);
    expect(given.size).toBe(0);
    expect(await studio.exporting.card(undefined)).toBe('');
  });

  it('writes a model card with the base, its fingerprint and what is unknown', async () => {
    const { studio } = await openStudio(smallPrompt('a'));
    const card = await studio.exporting.card('a');
    expect(card).toContain(tinyModel.fingerprint);
    expect(card).toContain('unknown for training');
  });
});
