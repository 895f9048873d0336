import { expect, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun } from './support';
import { editorOf, rawText, usual } from './templateSupport';

test('a template that was trained keeps its version while a new one is written, and can be had back', async ({
  page,
}) => {
  await openStudio(page);
  await prepareShortRun(page, 2);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 60_000 });
  await goTo(page, 'Template');
  await expect(page.getByText(/the learned prompt was trained with/)).toBeVisible();

  await editorOf(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Read this: ');
  await expect(page.getByText('This is a new version, not trained yet.')).toBeVisible();
  await goTo(page, 'Table');
  await expect(page.getByText(usual)).toBeVisible();
  await goTo(page, 'Template');
  await page.getByRole('button', { name: 'Back to the trained template' }).click();
  await expect(page.getByText('This is a new version, not trained yet.')).toHaveCount(0);
  expect(await rawText(page)).toBe(usual);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await rawText(page)).toBe(`Read this: ${usual}`);
});
