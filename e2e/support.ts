import { expect, type Page } from '@playwright/test';

export const screens = [
  'Home',
  'Data',
  'Template',
  'Train',
  'Evaluate',
  'Playground',
  'Table',
  'Export',
] as const;
export type ScreenName = (typeof screens)[number];

/** Opens the studio and waits until the embedded model is loaded. Errors of the page fail the test. */
export async function openStudio(page: Page, address = './'): Promise<void> {
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(address);
  await waitForModel(page);
}

export async function waitForModel(page: Page): Promise<void> {
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('studio-gpt-en-sv-7m', { timeout: 60_000 });
  await expect(status).not.toContainText('Loading', { timeout: 60_000 });
}

/** Goes to a screen by the rail, or by its menu where the page is narrow. */
export async function goTo(page: Page, name: ScreenName): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name, exact: true });
  if (!(await link.isVisible())) await page.getByRole('button', { name: 'Menu' }).click();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Twelve short rows of two labels. */
export const rows = Array.from({ length: 12 }, (_, i) =>
  JSON.stringify({
    text: `${i % 2 === 0 ? 'A lovely day' : 'A dull day'} number ${i}`,
    label: i % 2 === 0 ? 'good' : 'bad',
  }),
);

export async function pasteRows(page: Page, text: string): Promise<void> {
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'Paste rows' }).first().click();
  await page.getByLabel('Rows to read, one JSON object per line').fill(text);
  await page.getByRole('button', { name: 'Read these rows' }).click();
}

/** Own rows, the template made from their columns, and a run of few steps: seconds on any backend. */
export async function prepareShortRun(page: Page, steps: number): Promise<void> {
  await pasteRows(page, rows.join('\n'));
  await expect(page.getByText('12 rows ready')).toBeVisible();
  await goTo(page, 'Train');
  await setMostSteps(page, steps);
}

export async function setMostSteps(page: Page, steps: number): Promise<void> {
  await page.getByRole('button', { name: 'More settings' }).click();
  const most = page.getByLabel('Most steps');
  await most.fill(String(steps));
  await most.press('Enter');
}

/** The step that the status bar tells. */
export async function stepNow(page: Page): Promise<number> {
  const text = await page.getByRole('contentinfo').innerText();
  return Number(/Step ([\d,]+) of/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
}

/** Looks often, since a run of few steps is over in a second; a run that has ended is told without its step. */
export async function waitForStep(page: Page, step: number, timeout = 90_000): Promise<void> {
  await expect.poll(() => stepNow(page), { timeout, intervals: [50] }).toBeGreaterThanOrEqual(step);
}
