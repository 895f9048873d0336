import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readNpy, writeNpy } from '../src/table/exchange/npy';
import { readForeign } from '../src/table/exchange/readForeign';
import { goTo, openStudio } from './support';

const fixtures = join(import.meta.dirname, '../src/testing/fixtures');
const main = (page: Page) => page.getByRole('main');

/** A small base whose width is that of the fixtures' prompts. */
async function loadTinyModel(page: Page): Promise<void> {
  await page.getByRole('contentinfo').getByRole('button').first().click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Load another GPT-2 checkpoint' }).click();
  const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
  await (await choosing).setFiles(names.map((name) => join(fixtures, 'tiny-gpt2', name)));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Load the embedded model' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
}

async function bring(
  page: Page,
  button: 'Open a file' | 'Open a PEFT folder',
  what: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await choosing).setFiles(what);
}

/** Says that the prompts belong to the loaded base, and takes them. */
async function takeIn(page: Page, expected: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('switch', { name: /These prompts were learned through/ }).check({ force: true });
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog).toContainText(expected);
  await dialog.getByRole('button', { name: 'Take it in' }).click();
  await expect(dialog).toBeHidden();
}

async function downloaded(page: Page, name: string) {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: `Download ${name}`, exact: true }).click();
  const download = await downloading;
  const bytes = new Uint8Array(await readFile(await download.path()));
  return { path: download.suggestedFilename(), bytes };
}

test('prompts of others come in, what does not fit is refused, and the table goes out in every format', async ({
  page,
}) => {
  await openStudio(page);
  await goTo(page, 'Export');
  const narrow = writeNpy({ embeddings: new Float32Array(15), totalVirtualTokens: 3, hiddenSize: 5 });
  const mimeType = 'application/octet-stream';
  await bring(page, 'Open a file', { name: 'narrow.npy', mimeType, buffer: Buffer.from(narrow) });
  await expect(main(page)).toContainText('“narrow.npy” was not taken in. Nothing has changed.');
  await expect(main(page)).toContainText('256');
  await bring(page, 'Open a file', join(fixtures, 'nemo-table/hostile.nemo'));
  await expect(main(page)).toContainText('__builtin__.print');
  await page.getByRole('button', { name: 'Close' }).click();

  await loadTinyModel(page);
  await bring(page, 'Open a PEFT folder', join(fixtures, 'peft/prompt_tuning'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('PEFT adapter: 1 prompt.');
  await dialog.getByLabel('Taskname').fill('mood');
  await dialog.getByLabel('Template of the prompt').fill('no place for virtual tokens {label}');
  await expect(dialog.getByRole('button', { name: 'Go on' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabel('Template of the prompt').fill('<|VIRTUAL_PROMPT_0|> {text} mood:{label}');
  await dialog.getByLabel('Labels, one per line').fill('good\nbad');
  await takeIn(page, '“mood” is new here and is added.');
  await bring(page, 'Open a file', join(fixtures, 'nemo-table/two-tasks.nemo'));
  await expect(dialog).toContainText('NeMo prompt table: 2 prompts.');
  await dialog.getByLabel('Taskname').first().fill('feeling');
  await takeIn(page, '“feeling” is new here and is added.');

  await goTo(page, 'Table');
  const prompts = main(page).getByRole('region', { name: 'Prompts in use' });
  await expect(prompts.getByRole('button', { name: /^Rename / })).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(prompts.getByRole('button', { name: /^Rename / })).toHaveCount(1);
  await page.keyboard.press('Control+y');
  await expect(prompts.getByRole('button', { name: /^Rename / })).toHaveCount(3);

  await goTo(page, 'Export');
  for (const name of ['Everything in one zip', 'prompt_table.safetensors', 'prompt_table.json']) {
    const file = await downloaded(page, name);
    const read = await readForeign([file], file.path);
    expect(read).toMatchObject({ kind: 'table', table: { prompts: { length: 3 } } });
  }
  await page.getByLabel('What to take').selectOption({ label: 'mood' });
  const array = await downloaded(page, 'NumPy .npy');
  expect(array.path).toBe('mood.npy');
  const adapter = await downloaded(page, 'PEFT adapter');
  const read = await readForeign([adapter], adapter.path);
  expect(read).toMatchObject({ format: 'peft', prompts: [{ taskname: 'mood', totalVirtualTokens: 6 }] });
  const rows = read.kind === 'prompts' ? read.prompts[0]?.embeddings : undefined;
  expect([...readNpy(array.bytes, array.path).values]).toEqual([...(rows ?? [])]);
  const yaml = await downloaded(page, 'NeMo task configuration');
  expect(new TextDecoder().decode(yaml.bytes)).toContain('virtual_token_splits');
  await page.getByRole('button', { name: 'Model card' }).click();
  await expect(main(page)).toContainText('The settings are unknown: the prompt came from elsewhere.');
});
