import { expect, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, stepNow, waitForStep } from './support';

test('a run can be paused, stepped, and stopped with what it has learned', async ({ page }) => {
  await openStudio(page);
  await prepareShortRun(page, 400);
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Paused' })).toBeVisible();
  const paused = await stepNow(page);
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await waitForStep(page, paused + 1);
  await expect(page.getByRole('heading', { level: 2, name: 'Paused' })).toBeVisible();
  expect(await stepNow(page)).toBe(paused + 1);
  await page.getByRole('button', { name: 'Resume' }).click();
  await waitForStep(page, paused + 2);
  await page.getByRole('button', { name: 'Stop and keep' }).click();
  await expect(page.getByText(/Stopped by you:/)).toBeVisible({ timeout: 60_000 });
  await goTo(page, 'Table');
  await expect(page.getByRole('heading', { level: 3, name: 'task' })).toBeVisible();
});

test('a discarded run leaves nothing behind but its settings', async ({ page }) => {
  await openStudio(page);
  await prepareShortRun(page, 400);
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 1);
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'No, go on' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Yes, discard' }).click();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeEnabled();
  await goTo(page, 'Export');
  await expect(page.getByText('There is no prompt in the table yet.')).toBeVisible();
});
