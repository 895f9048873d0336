import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, waitForModel, waitForStep } from './support';

test('train, pause, resume; train again with another setting; compare both runs', async ({ page }) => {
  await openStudio(page);
  await prepareShortRun(page, 20);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Before training: the untuned model has a loss of/)).toBeVisible();
  await waitForStep(page, 2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Paused' })).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText(/Training is done: 20 steps/)).toBeVisible({ timeout: 60_000 });

  const loss = page.getByRole('region', { name: 'Loss', exact: true });
  await expect(loss).toContainText('Training loss went from');
  await loss.getByRole('group', { name: /Loss: a chart/ }).focus();
  await page.keyboard.press('End');
  await expect(loss.getByRole('status')).toContainText('Steps 20');
  await loss.getByRole('button', { name: 'Loss as table' }).click();
  await expect(loss.getByRole('row')).toHaveCount(21);
  await page.getByLabel('Lower edge').selectOption('examples');
  await expect(loss.getByRole('columnheader', { name: 'Examples' })).toBeVisible();
  await loss.getByRole('button', { name: 'Loss as table' }).click();
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    loss.getByRole('button', { name: 'Download a picture: Loss' }).click(),
  ]);
  expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe('PNG');
  await expect(page.getByRole('region', { name: 'Accuracy on validation rows' })).toContainText('right');

  await page.getByRole('button', { name: 'Change settings and train again' }).click();
  await page.getByLabel('Epochs').fill('2');
  await page.getByLabel('Epochs').press('Enter');
  await page.getByRole('button', { name: 'More settings' }).click();
  await page.getByLabel('Seed').fill('77');
  await page.getByLabel('Seed').press('Enter');
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 90_000 });

  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  for (const box of await runs.getByRole('checkbox').all()) await box.check();
  const differences = page.getByRole('table', { name: 'Settings that differ' });
  await expect(differences.getByRole('rowheader')).toHaveText(['Seed', 'Epochs']);
  await expect(differences.getByRole('row', { name: /^Seed/ })).toContainText('77');
  await expect(page.getByRole('region', { name: 'Validation loss' })).toContainText('best');

  await runs
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  const details = page.getByRole('region', { name: /^Run / });
  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    details.getByRole('button', { name: 'Download figures (CSV)' }).click(),
  ]);
  const lines = (await readFile(await csv.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toContain('step,loss,learning_rate');
  expect(lines).toHaveLength(21);

  await runs
    .getByRole('button', { name: /^Remove / })
    .first()
    .click();
  await expect(runs.getByRole('checkbox')).toHaveCount(1);
  await runs.getByRole('button', { name: 'Undo' }).click();
  await expect(runs.getByRole('checkbox')).toHaveCount(2);
});

test('a reload in the middle leaves the run in the list with its figures, and data and template as they were', async ({
  page,
}) => {
  await openStudio(page);
  await prepareShortRun(page, 400);
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 3);
  await page.waitForTimeout(5000); // A run that is going on is written down every few seconds.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await waitForModel(page);
  await goTo(page, 'Train');
  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  await expect(runs).toContainText('Interrupted');
  await runs.getByRole('button', { name: /^Show / }).click();
  await expect(page.getByText(/The page was closed or reloaded in the middle of this run/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeEnabled();
});
