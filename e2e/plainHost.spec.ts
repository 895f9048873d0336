import { expect, test } from '@playwright/test';
import { plainPort } from './ports';
import { openStudio, prepareShortRun } from './support';

test('a static host that sets no isolation headers serves a working studio', async ({ page }) => {
  await openStudio(page, `http://localhost:${plainPort}/`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await prepareShortRun(page, 2);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done: 2 steps/)).toBeVisible({ timeout: 60_000 });
});

test('nothing is asked of any other host', async ({ page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') foreign.push(request.url());
  });
  await openStudio(page);
  await prepareShortRun(page, 1);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 60_000 });
  expect(foreign).toEqual([]);
});
