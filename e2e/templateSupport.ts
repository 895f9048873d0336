import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, openStudio, pasteRows, rows } from './support';

export const usual = '<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> type: {label}';

/** The template screen with twelve rows of data and the template made from their columns. */
export async function openTemplate(page: Page, text = rows.join('\n')): Promise<void> {
  await openStudio(page);
  await pasteRows(page, text);
  await goTo(page, 'Template');
  await expect(editorOf(page)).toBeVisible();
}

export const editorOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Prompt template' });

export const problemsOf = (page: Page): Locator => page.getByRole('region', { name: 'Problems' });

/** What the live region of the screen has said last. */
export const saidOf = (page: Page): Locator => page.getByRole('main').getByRole('status').last();

export async function showView(page: Page, view: 'Chips' | 'Parts' | 'Raw'): Promise<void> {
  await page.getByRole('tab', { name: view }).click();
}

/** The template as text: what the Raw view holds. Leaves the view that was open. */
export async function rawText(page: Page): Promise<string> {
  const view = await page.getByRole('tab', { selected: true }).innerText();
  await showView(page, 'Raw');
  const text = await editorOf(page).innerText();
  await page.getByRole('tab', { name: view }).click();
  return text.replace(/\n$/, '');
}

/** Puts other text in the place of all there is, as typing does. */
export async function retype(page: Page, text: string): Promise<void> {
  await showView(page, 'Raw');
  await editorOf(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
  await showView(page, 'Chips');
}

export const chip = (page: Page, name: string | RegExp): Locator => editorOf(page).getByRole('img', { name });

/** A native drag from one place to another, as a hand with a mouse makes it. */
export async function drag(
  page: Page,
  from: Locator,
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

/** The middle of the left or right edge of something on the page. */
export async function edge(
  of: Locator,
  side: 'left' | 'right',
): Promise<{ readonly x: number; readonly y: number }> {
  const box = await of.boundingBox();
  if (box === null) throw new Error('It is not on the page');
  return { x: side === 'left' ? box.x + 1 : box.x + box.width - 1, y: box.y + box.height / 2 };
}

/** Back to where the editing of this template began. */
export async function undoAll(page: Page): Promise<void> {
  const undo = page.getByRole('button', { name: 'Undo' });
  while (await undo.isEnabled()) await undo.click();
}

/** Goes down the list of what can be put in to an entry, and takes it. */
export async function takeOffered(page: Page, name: RegExp): Promise<void> {
  const list = page.getByRole('listbox', { name: 'What can be put in' });
  const wanted = list.getByRole('option', { name });
  await expect(wanted).toBeVisible();
  // The list takes no key in its first moments, so that nobody chooses what they have not seen.
  await page.waitForTimeout(150);
  while ((await wanted.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
