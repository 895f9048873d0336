import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun } from './support';

/** What the untuned model wrote. */
const written = (page: Page): Promise<string> =>
  page.getByRole('region', { name: 'Without the prompt' }).getByRole('listbox').innerText();

async function askAndWait(page: Page, button = 'Ask the model'): Promise<string> {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0);
  await expect(page.getByText('Label probabilities')).toHaveCount(2);
  return written(page);
}

async function setNumber(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.fill(value);
  await field.press('Enter');
}

test('a row tuned and untuned, drawn by seed; then a whole file, stopped and gone on with', async ({
  page,
}) => {
  await openStudio(page);
  await prepareShortRun(page, 2);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done: 2 steps/)).toBeVisible({ timeout: 60_000 });

  await goTo(page, 'Playground');
  await expect(page.getByText('Label probabilities')).toHaveCount(2);
  await page.getByRole('button', { name: 'How the model writes' }).click();
  await setNumber(page, 'New tokens at most', '12');
  const greedy = await askAndWait(page);
  expect(await askAndWait(page)).toBe(greedy);
  await page.getByLabel('The next token').selectOption('sampled');
  await setNumber(page, 'Temperature', '1.5');
  await setNumber(page, 'Seed', '11');
  const drawn = await askAndWait(page);
  expect(await askAndWait(page)).toBe(drawn);
  expect(drawn).not.toBe(greedy);
  expect(await askAndWait(page, 'Draw again')).not.toBe(drawn);
  await expect(page.getByLabel('Seed')).toHaveValue('12');

  // Each token tells its probability when it is reached with the keyboard, and when it is pointed at.
  const text = page.getByRole('region', { name: 'Without the prompt' });
  const tokens = text.getByRole('listbox');
  await tokens.focus();
  await page.keyboard.press('ArrowRight');
  const second = tokens.getByRole('option').nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(second).toHaveAccessibleName(/%; instead: .*%/);
  await expect(text.getByText('▸')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(text.getByText('▸')).toHaveCount(0);
  await tokens.getByRole('option').first().hover();
  await expect(text.getByText('▸')).toBeVisible();

  const lines = Array.from({ length: 900 }, (_, i) => JSON.stringify({ text: `A lovely day number ${i}` }));
  const file = { name: 'new.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lines.join('\n')) };
  const card = page.getByRole('region', { name: 'Answer a whole file' });
  const choosing = page.waitForEvent('filechooser');
  await card.getByRole('button', { name: 'Open rows to answer' }).click();
  await (await choosing).setFiles(file);
  await card.getByRole('button', { name: 'Answer the rows' }).click();
  await expect(card.getByText(/^[1-9]\d* of 900 rows/)).toBeVisible();
  await card.getByRole('button', { name: 'Stop' }).click();
  await expect(card.getByText(/of 900 rows answered/)).toBeVisible();
  await goTo(page, 'Train');
  await goTo(page, 'Playground');
  await expect(card.getByText(/of 900 rows answered/)).toBeVisible();
  await expect(card.getByText('900 of 900 rows answered.')).toHaveCount(0);
  await card.getByRole('button', { name: 'Go on' }).click();
  await expect(card.getByText('900 of 900 rows answered.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download the answers' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('new.predictions.jsonl');
  const rows = (await readFile(await download.path(), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 900 }, (_, i) => i + 1));
  expect(rows.every(({ prediction }) => ['good', 'bad'].includes(prediction.trim()))).toBe(true);
});
