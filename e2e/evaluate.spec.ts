import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, waitForModel } from './support';

/** One short run on twelve rows of two labels: what it keeps apart is enough to compare on. */
async function learn(page: Page): Promise<void> {
  await openStudio(page);
  await prepareShortRun(page, 6);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 90_000 });
}

test('a learned prompt is compared, looked into, remapped, and the remapping stays', async ({ page }) => {
  await learn(page);
  await goTo(page, 'Evaluate');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();

  const table = page.getByRole('region', { name: 'Comparison' }).getByRole('table');
  await expect(table).toBeVisible({ timeout: 60_000 });
  for (const name of [
    'Learned prompt',
    'Untuned, no example (zero-shot)',
    'Untuned, after 1 example (one-shot)',
    'Always the commonest label',
  ])
    await expect(
      table.getByRole('row', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}`) }),
    ).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Accuracy' })).toBeVisible();

  // A cell of the grid shows its rows.
  const cell = page.getByRole('button', { name: /answered as .*of the line/ }).first();
  const named = /^(\w+) answered as (\w+)/.exec((await cell.getAttribute('aria-label')) ?? '');
  await cell.press('Enter');
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(`Only rows of ${named?.[1]} answered as ${named?.[2]}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Show all rows' }).click();

  // Both labels as one: everything is right then, without asking the model again.
  const remap = page.getByRole('region', { name: 'Answers that count as another' }).first();
  await remap.getByLabel('Answer').fill('bad');
  await remap.getByLabel('Counts as').fill('good');
  await remap.getByRole('button', { name: 'Add' }).click();
  await expect(table.getByRole('row', { name: /^Learned prompt/ })).toContainText('100%');
  await remap.getByRole('button', { name: 'Undo' }).click();
  await expect(remap.getByText('Every answer stands for itself.')).toBeVisible();
  await remap.getByLabel('Answer').fill('bad');
  await remap.getByLabel('Counts as').press('Enter');

  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download answers as CSV' }).click();
  expect((await downloaded).suggestedFilename()).toBe('evaluation.csv');

  // Leaving the screen keeps what came out; leaving the page keeps the remapping.
  await goTo(page, 'Train');
  await goTo(page, 'Evaluate');
  await expect(table).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText(/Saved at/);
  await page.reload();
  await waitForModel(page);
  await goTo(page, 'Evaluate');
  await expect(page.getByRole('row', { name: /^bad good/ })).toBeVisible();
});
