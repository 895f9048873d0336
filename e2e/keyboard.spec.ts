import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { readPromptTable } from '../src/table/promptTableFile';
import { openStudio, rows } from './support';

/** Where the focus is, and whether the status bar covers all of it (WCAG 2.4.11). */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const bar = document.querySelector('footer');
    if (focused === null || bar === null || focused === document.body) return { name: '', isHidden: false };
    const { top } = focused.getBoundingClientRect();
    const isHidden = !bar.contains(focused) && top >= bar.getBoundingClientRect().top;
    return { name: focused.textContent ?? '', isHidden };
  });

/** Presses Tab until the focus is there; on the way nothing may lie hidden under the status bar. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const { name, isHidden } = await focusNow(page);
    expect(isHidden, `the focus on “${name.slice(0, 40)}” is under the status bar`).toBe(false);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reached ${target}`);
}

async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

test('the whole job by keyboard alone: data, template, training, playground, export', async ({ page }) => {
  test.setTimeout(180_000);
  const rail = page.getByRole('navigation', { name: 'Screens' });
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await openStudio(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await pressOn(page, rail.getByRole('link', { name: 'Data', exact: true }));
  await pressOn(page, button('Paste rows').first());
  const field = page.getByLabel('Rows to read, one JSON object per line');
  if (!(await field.evaluate((element) => element === document.activeElement))) await tabTo(page, field);
  await page.keyboard.insertText(rows.join('\n'));
  await pressOn(page, button('Read these rows'));
  await expect(page.getByText(/12 rows ready/)).toBeVisible();

  await pressOn(page, rail.getByRole('link', { name: 'Template', exact: true }));
  const editor = page.getByRole('textbox', { name: 'Prompt template' });
  await tabTo(page, editor);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('is ');
  await expect(editor).toContainText('type: is');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();

  await pressOn(page, rail.getByRole('link', { name: 'Train', exact: true }));
  await pressOn(page, button('More settings'));
  await tabTo(page, page.getByLabel('Most steps'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await pressOn(page, button('Start training'));
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 90_000 });

  await pressOn(page, button('Try it in the Playground'));
  await expect(page.getByText('Label probabilities')).toHaveCount(2, { timeout: 60_000 });
  await pressOn(page, rail.getByRole('link', { name: 'Export', exact: true }));
  const downloading = page.waitForEvent('download');
  await pressOn(page, button('Download prompt_table.safetensors'));
  const bytes = await readFile(await (await downloading).path());
  expect(readPromptTable(bytes)).toMatchObject({
    ok: true,
    value: { prompts: [{ totalVirtualTokens: 20 }] },
  });
});

test('a dialog takes the focus, keeps it, and gives it back', async ({ page }) => {
  await openStudio(page);
  const opener = page.getByRole('contentinfo').getByRole('button').first();
  await pressOn(page, opener);
  const dialog = page.getByRole('dialog', { name: 'Model and engine' });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab');
    const isOutside = await dialog.evaluate(
      (element) => document.activeElement !== document.body && !element.contains(document.activeElement),
    );
    expect(isOutside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('where the page is narrow, the rail is a menu that opens and closes by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await openStudio(page);
  const menu = page.getByRole('button', { name: 'Menu' });
  await pressOn(page, menu);
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await pressOn(page, page.getByRole('link', { name: 'Export', exact: true }));
  await expect(page.getByRole('heading', { level: 1, name: 'Export' })).toBeVisible();
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
});
