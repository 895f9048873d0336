import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, pasteRows, rows } from './support';

const checkpoint = join(import.meta.dirname, '../src/testing/fixtures/tiny-gpt2');
const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
type PickedFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function filesOf(change: (name: string, bytes: Buffer) => Buffer): Promise<PickedFile[]> {
  const files = names.map(async (name) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: change(name, await readFile(join(checkpoint, name))),
  }));
  return Promise.all(files);
}

async function pickModel(page: Page, files: readonly PickedFile[]): Promise<void> {
  await page.getByRole('contentinfo').getByRole('button').first().click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Load another GPT-2 checkpoint' }).click();
  await (await choosing).setFiles([...files]);
}

test('another GPT-2 checkpoint can be loaded from its files, and the embedded one taken again', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, rows.join('\n'));
  await pickModel(page, await filesOf((_, bytes) => bytes));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Load the embedded model' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('contentinfo')).not.toContainText('studio-gpt-en-sv-7m');
  await goTo(page, 'Template');
  await expect(page.getByText('Row 1 of 12')).toBeVisible();
});

test('a checkpoint of another architecture is refused by name, and the former model stays', async ({
  page,
}) => {
  await openStudio(page);
  const files = await filesOf((name, bytes) =>
    name === 'config.json' ? Buffer.from(bytes.toString().replace('"gpt2"', '"llama"')) : bytes,
  );
  await pickModel(page, files);
  await expect(page.getByRole('dialog')).toContainText('llama');
  await expect(page.getByRole('dialog')).toContainText('studio-gpt-en-sv-7m');
});
