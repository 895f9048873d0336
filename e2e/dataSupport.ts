import { expect, type Page } from '@playwright/test';

export const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
export const group = (page: Page, kind: string) =>
  problems(page).getByRole('button', { name: new RegExp(`^${kind} [\\d,]+$`) });

/** Unfolds a kind of problem and presses something there. */
export async function inGroup(page: Page, kind: string, press: string): Promise<void> {
  if ((await group(page, kind).getAttribute('aria-expanded')) !== 'true') await group(page, kind).click();
  await problems(page).getByRole('button', { name: press }).first().click();
}

export async function apply(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

export const mended = async (page: Page, kind: string): Promise<void> =>
  expect(group(page, kind)).toBeHidden();
