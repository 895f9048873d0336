import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openStudio, prepareShortRun, waitForStep } from './support';

test('a run shows where its time goes while somebody looks', async ({ page }) => {
  await openStudio(page);
  await prepareShortRun(page, 400);
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 1);
  const fold = page.getByRole('button', { name: 'Where the time goes' });
  await fold.click();
  const times = page.getByRole('region', { name: 'Time by kind of work' });
  await expect(times.getByRole('row', { name: /^BatchMatMul|^_FusedMatMul/ }).first()).toContainText('ms');
  const memory = page.getByRole('region', { name: 'Memory by use' });
  await expect(memory.getByRole('row', { name: /at most/ })).toContainText('MB');
  const shown = page.getByText(/ ms at step [\d,]+$/);
  const first = await shown.innerText();
  await expect(shown).not.toHaveText(first);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await fold.click();
  await expect(times).toBeHidden();
  await page.getByRole('button', { name: 'Stop and keep' }).click();
  await expect(page.getByText(/Stopped by you:/)).toBeVisible({ timeout: 60_000 });
});
