import { expect, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, waitForModel, waitForStep } from './support';

test('language and theme are chosen once and kept for the next visit', async ({ page }) => {
  await openStudio(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const rail = page.getByRole('navigation', { name: 'Screens' });
  await rail.getByLabel('Theme').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // The second choice is the language; its label is in the language that is being left.
  await rail.getByRole('combobox').first().selectOption('Svenska');
  await expect(page.getByRole('combobox').first()).toHaveValue('sv');
  await page.reload();
  await waitForModel(page);
  await expect(page.getByRole('combobox').first()).toHaveValue('sv');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the first example is one in the reader’s language', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    locale: 'sv-SE',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await openStudio(page);
  await expect(page.getByRole('article').first()).toHaveAttribute('aria-labelledby', 'sample-omdomen-sv');
  await context.close();
});

test('a running training is told in the tab and the status bar, and what is done is saved', async ({
  page,
}) => {
  await openStudio(page);
  await prepareShortRun(page, 400);
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('Saved at');
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 2);
  await expect(page).toHaveTitle(/^\d+(\.\d+)?% · Training · P-Tuning Studio$/);
  await goTo(page, 'Home');
  const busy = page.getByRole('button', { name: 'Train this example' }).first();
  await expect(busy).toHaveAccessibleDescription(/A run is going on/);
  await status.getByRole('button', { name: 'Stop' }).click();
  await expect(page).toHaveTitle('Home · P-Tuning Studio', { timeout: 60_000 });
});

test('without a graphics card the page says why, what may help, and that everything works', async ({
  page,
}) => {
  await openStudio(page);
  await page.getByRole('button', { name: 'Why, and what helps' }).click();
  const dialog = page.getByRole('dialog', { name: 'Model and engine' });
  await expect(dialog.getByText(/computes graphics in software/)).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'not software' })).toContainText('no');
  await expect(dialog.getByText('chrome://settings/system', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Technical report' }).click();
  await expect(dialog.getByText('"kind": "software-adapter"')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Why, and what helps' })).toBeFocused();
});
