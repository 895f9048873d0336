import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { readPromptTable } from '../src/table/promptTableFile';
import { goTo, openStudio, prepareShortRun, waitForStep } from './support';

test('the first minute: one press trains an example, the playground answers, the table goes home', async ({
  page,
}) => {
  await openStudio(page);
  await page
    .getByRole('article', { name: 'Finance headlines' })
    .getByRole('button', { name: 'Train this example' })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Train' })).toBeVisible();
  // The untuned model is scored first, then its loss is a line that training has to beat.
  await expect(page.getByText(/Before training: the untuned model has a loss of/)).toBeVisible();
  await waitForStep(page, 6);
  await expect(page.getByRole('group', { name: /^Loss: a chart/ }).locator('canvas')).toBeVisible();
  await expect(page.getByText(/Training loss went from/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop and keep' }).click();
  await expect(page.getByText(/Stopped by you:/)).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/test rows: .* right/)).toBeVisible();

  await page.getByRole('button', { name: 'Try it in the Playground' }).click();
  // Both answers to a row that training has not seen, without a further press.
  await expect(page.getByText('training has not seen it')).toBeVisible();
  for (const title of ['With the prompt', 'Without the prompt']) {
    const answer = page.getByRole('region', { name: title });
    await expect(answer.getByText('Label probabilities')).toBeVisible();
    await expect(answer.getByRole('listitem')).toHaveCount(3);
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Now with your data' })).toBeVisible();
  await page.getByRole('button', { name: 'Take this row' }).click();
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.getByText('Label probabilities')).toHaveCount(2);

  await goTo(page, 'Export');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download prompt_table.safetensors' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('prompt_table.safetensors');
  const table = readPromptTable(await readFile(await download.path()));
  expect(table).toMatchObject({
    ok: true,
    value: {
      base: { name: 'studio-gpt-en-sv-7m' },
      prompts: [{ taskname: 'finance-sentiment', totalVirtualTokens: 20, hiddenSize: 256 }],
    },
  });
});

test('a run that is left alone ends by itself with its result beside the majority', async ({ page }) => {
  await openStudio(page);
  await prepareShortRun(page, 3);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done: 3 steps/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/always answering/)).toBeVisible();
  await expect(page).toHaveTitle('Train · P-Tuning Studio');
});
