import { expect, type Page, test } from '@playwright/test';
import { openStudio, waitForStep } from './support';

/** Presses Tab until the focus is on a control with this text. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused.trim() === name) return;
  }
  throw new Error(`Tab never reached “${name}”`);
}

test('a training can be started and stopped with the keyboard alone', async ({ page }) => {
  await openStudio(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, 'Train this example');
  await page.keyboard.press('Enter');
  await waitForStep(page, 2);
  await tabTo(page, 'Stop and keep');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Stopped by you/)).toBeVisible({ timeout: 90_000 });
});
