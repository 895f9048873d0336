import { expect, type Page, test } from '@playwright/test';
import { writeNpy } from '../src/table/exchange/npy';
import { openStudio, prepareShortRun, screens, waitForModel } from './support';

/** Screens that are wider than the window, with what sticks out most. */
async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const screen of screens) {
    await page.evaluate((name) => {
      window.location.hash = name;
    }, screen.toLowerCase());
    await expect(page.locator('main h1')).toBeVisible();
    await page.waitForTimeout(300);
    const widest = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return undefined;
      const over = [...document.querySelectorAll('main *')].filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > clientWidth + 1;
      });
      return `${scrollWidth} ${over[0]?.outerHTML.slice(0, 120)}`;
    });
    if (widest !== undefined) found.push(`${screen}: ${widest}`);
  }
  return found;
}

test('at 320 pixels nothing has to be scrolled sideways: empty, in use, and in longer words from right to left', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openStudio(page);
  expect(await tooWide(page)).toEqual([]);
  await prepareShortRun(page, 2);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 60_000 });
  expect(await tooWide(page)).toEqual([]);
  await page.waitForTimeout(1000); // Changes are written down after they have settled.
  await page.goto('./?language=pseudo');
  await waitForModel(page);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(await tooWide(page)).toEqual([]);

  await page.goto('./?language=en#export');
  await waitForModel(page);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  const array = writeNpy({ embeddings: new Float32Array(512), totalVirtualTokens: 2, hiddenSize: 256 });
  const name = 'prompt_of_the_longest_name_there_is.npy';
  await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(array) });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('NumPy array: 1 prompt.');
  expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});
