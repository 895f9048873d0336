import { expect, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, screens } from './support';

test('at 320 pixels nothing has to be scrolled sideways, empty or in use', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openStudio(page);
  const tooWide = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const screen of screens) {
      await goTo(page, screen);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) found.push(`${screen}: ${width}`);
    }
    return found;
  };
  expect(await tooWide()).toEqual([]);
  await prepareShortRun(page, 2);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 60_000 });
  expect(await tooWide()).toEqual([]);
});
