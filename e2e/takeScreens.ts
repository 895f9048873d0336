import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, pasteRows, rows, setMostSteps, waitForStep } from './support';

const folder = join(import.meta.dirname, 'screens');

/** Every picture is taken of the same state: first wide, then narrow, then dark. */
const looks = [
  { name: 'wide', width: 1280, height: 900, scheme: 'light' },
  { name: 'narrow', width: 360, height: 740, scheme: 'light' },
  { name: 'dark', width: 1280, height: 900, scheme: 'dark' },
] as const;

/** `region`: what to bring to the top; without it the top of the screen. */
async function picture(page: Page, name: string, region?: string): Promise<void> {
  for (const { name: look, width, height, scheme } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await page.mouse.move(0, 0);
    await page.evaluate(() => window.scrollTo(0, 0));
    if (region !== undefined)
      await page
        .getByRole('region', { name: region, exact: true })
        .first()
        .evaluate((element) => element.scrollIntoView({ block: 'start' }));
    // Charts and the editor measure themselves anew.
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `${name}-${look}.png`), animations: 'disabled' });
  }
  await page.setViewportSize({ width: looks[0].width, height: looks[0].height });
}

const faulty = [
  ...rows,
  '{"text": "a comma too many", "label": "good",}',
  "{'text': 'single quotes', 'label': 'bad'}",
  '{"text": "she said "no"", "label": "bad"}',
  '{"text": "cut off", "label": "go',
  '{"text": "two", "label": "good"} {"text": "records", "label": "bad"}',
  '{"text": "spelt otherwise", "label": "Good"}',
].join('\n');

test('every screen with real content', async ({ page }) => {
  await openStudio(page);
  await picture(page, 'home');

  await pasteRows(page, faulty);
  await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible();
  await picture(page, 'data-problems');

  await goTo(page, 'Home');
  await page
    .getByRole('article', { name: 'Finance headlines' })
    .getByRole('button', { name: 'Open only' })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeVisible();
  await expect(page.getByText(/468 rows ready/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await picture(page, 'data');
  await goTo(page, 'Template');
  await page.waitForTimeout(1500);
  await picture(page, 'template');
  await picture(page, 'preview', 'A row as the model receives it');
  await goTo(page, 'Train');
  await setMostSteps(page, 240);
  await picture(page, 'train-settings');
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 200, 400_000);
  await picture(page, 'train');
  await picture(page, 'charts', 'Loss');
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 300_000 });
  await picture(page, 'train-result');
  await picture(page, 'runs', 'Runs');
  await goTo(page, 'Playground');
  await expect(page.getByText('Label probabilities')).toHaveCount(2);
  await picture(page, 'playground');
  await goTo(page, 'Evaluate');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Comparison' }).first()).toBeVisible({ timeout: 300_000 });
  await picture(page, 'evaluate');
  await picture(page, 'evaluate-classes', 'Class by class');
  await picture(page, 'evaluate-rows', 'Rows one by one');
  // A second task, learned by an encoder of its own, leaves the first as it is.
  await goTo(page, 'Home');
  await page
    .getByRole('article', { name: 'Swedish reviews' })
    .getByRole('button', { name: 'Open only' })
    .click();
  await goTo(page, 'Train');
  await page.getByRole('button', { name: 'Change settings and train again' }).click();
  await setMostSteps(page, 120);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 300_000 });
  await goTo(page, 'Table');
  await expect(page.getByRole('row', { name: /^Step 2/ }).getByText(/% of/)).toHaveCount(2, {
    timeout: 120_000,
  });
  await picture(page, 'table');
  await picture(page, 'table-grid', 'Learned step by step');
  await picture(page, 'table-map', 'Map of the table');
  await goTo(page, 'Export');
  await picture(page, 'export');
  await page.getByRole('contentinfo').getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(page, 'model');
});
