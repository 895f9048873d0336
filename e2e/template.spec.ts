import { expect, test } from '@playwright/test';
import { goTo, openStudio, pasteRows, rows, waitForModel } from './support';
import { editorOf, openTemplate, problemsOf, rawText, retype, undoAll, usual } from './templateSupport';

test('a template with faults says what is wrong and keeps a run from starting', async ({ page }) => {
  await openTemplate(page);
  await expect(problemsOf(page).getByText('The template is valid.')).toBeVisible();
  await retype(page, '<|VIRTUAL_PROMPT_0|> {sentance}<|VIRTUAL_PROMPT_1|> type: {label}');
  await expect(
    problemsOf(page)
      .getByText(/sentance/)
      .first(),
  ).toBeVisible();
  await goTo(page, 'Train');
  await expect(page.getByText(/^Template: \d+ problems? to mend$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeDisabled();

  await page.getByRole('button', { name: 'Go to Template' }).click();
  // The history is still there after another screen.
  await undoAll(page);
  expect(await rawText(page)).toBe(usual);
  await goTo(page, 'Train');
  await expect(page.getByRole('button', { name: 'Start training' })).toBeEnabled();
});

test('a row is shown as tokens: numbered virtual tokens, the answer carries the loss, rows can be stepped', async ({
  page,
}) => {
  await openTemplate(page);
  const preview = page.getByRole('region', { name: 'A row as the model receives it' });
  await expect(preview.getByTitle('virtual token 20', { exact: true })).toBeVisible();
  await expect(preview.getByText('Row 1 of 12')).toBeVisible();
  await preview.getByRole('button', { name: 'Next row', exact: true }).click();
  await expect(preview.getByText('Row 2 of 12, line 2 of the file')).toBeVisible();
  await preview.getByRole('button', { name: 'Next row with problems' }).focus();
  await expect(preview.getByText('Every row fits as it is.').filter({ visible: true })).toBeVisible();
  await page.getByLabel('Slot 2', { exact: true }).fill('3');
  await page.getByLabel('Slot 2', { exact: true }).press('Enter');
  await expect(page.getByText('13 virtual tokens in all')).toBeVisible();
  await expect(preview.getByTitle('virtual token 20', { exact: true })).toHaveCount(0);
  await expect(preview.getByText('13 virtual', { exact: true })).toBeVisible();
});

test('rows that are too long are counted, found and cut before the eyes', async ({ page }) => {
  const long = JSON.stringify({ text: 'word '.repeat(600), label: 'good' });
  await openTemplate(page, [...rows, long].join('\n'));
  const preview = page.getByRole('region', { name: 'A row as the model receives it' });
  await preview.getByRole('button', { name: 'Next row with problems' }).click();
  await expect(preview.getByText(/tokens? cut from this row/)).toBeVisible();
  await expect(preview.getByText(/1 of them cut to fit/)).toBeVisible();
});

test('the template and its sizes are still there after a reload', async ({ page }) => {
  await openTemplate(page);
  await retype(page, '{text}<|VIRTUAL_PROMPT_0|> mood: {label}');
  await page.getByLabel('Slot 1', { exact: true }).fill('7');
  await page.getByLabel('Slot 1', { exact: true }).press('Enter');
  await page.waitForTimeout(1_000);
  await page.reload();
  await waitForModel(page);
  await goTo(page, 'Template');
  await expect(editorOf(page).getByRole('img', { name: 'virtual slot 1 of 1, 7 tokens' })).toBeVisible();
  expect(await rawText(page)).toBe('{text}<|VIRTUAL_PROMPT_0|> mood: {label}');
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
