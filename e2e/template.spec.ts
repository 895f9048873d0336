import { expect, test } from '@playwright/test';
import { goTo, openStudio, pasteRows, rows } from './support';

test('a template with faults says what is wrong and keeps a run from starting', async ({ page }) => {
  await openStudio(page);
  await pasteRows(page, rows.join('\n'));
  await goTo(page, 'Template');
  const text = page.getByLabel('Prompt template');
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks.getByText('The template is valid.')).toBeVisible();

  await text.fill('{text} type: {label}');
  await expect(checks.getByRole('listitem')).not.toHaveCount(0);
  await text.fill('<|VIRTUAL_PROMPT_0|> {sentance}<|VIRTUAL_PROMPT_1|> type: {label}');
  await expect(checks.getByText(/sentance/)).toBeVisible();
  await goTo(page, 'Train');
  await expect(page.getByText(/^Template: \d+ problems? to mend$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeDisabled();

  await page.getByRole('button', { name: 'Go to Template' }).click();
  await text.fill('<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> type: {label}');
  await expect(checks.getByText('The template is valid.')).toBeVisible();
  await goTo(page, 'Train');
  await expect(page.getByRole('button', { name: 'Start training' })).toBeEnabled();
});

test('a row is shown as tokens: numbered virtual tokens, the answer carries the loss, rows can be stepped', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, rows.join('\n'));
  await goTo(page, 'Template');
  const preview = page.getByRole('region', { name: 'A row as the model receives it' });
  await expect(preview.getByTitle('virtual token 20', { exact: true })).toBeVisible();
  await expect(preview.getByText('Row 1 of 12')).toBeVisible();
  await preview.getByRole('button', { name: 'Next row' }).click();
  await expect(preview.getByText('Row 2 of 12, line 2 of the file')).toBeVisible();
  await page.getByLabel('Place 1').fill('3');
  await page.getByLabel('Place 1').press('Enter');
  await expect(page.getByText('13 virtual tokens in all')).toBeVisible();
  await expect(preview.getByTitle('virtual token 20', { exact: true })).toHaveCount(0);
});

test('templates go out as a file and come back the same', async ({ page }) => {
  await openStudio(page);
  await pasteRows(page, rows.join('\n'));
  await goTo(page, 'Template');
  await page.getByLabel('taskname', { exact: true }).fill('mood');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save templates' }).click();
  const path = await (await downloading).path();
  await page.getByLabel('taskname', { exact: true }).fill('something else');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open templates' }).click();
  await (await choosing).setFiles(path);
  await expect(page.getByLabel('taskname', { exact: true })).toHaveValue('mood');
});
