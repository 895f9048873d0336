import { expect, test } from '@playwright/test';
import { goTo, openStudio, pasteRows, rows, waitForModel } from './support';

test('own data with faults: counted, placed and explained; good rows stay, and nothing is lost on reload', async ({
  page,
}) => {
  await openStudio(page);
  const faulty = [
    ...rows,
    '{"text": "no comma" "label": "good"}',
    "{'text': 'single quotes', 'label': 'good'}",
    '{"text": "cut off", "label": "go',
    '["a", "list"]',
  ];
  await pasteRows(page, faulty.join('\n'));
  await expect(page.getByText(/^12 rows ready, \d+ problems found$/)).toBeVisible();

  const problems = page.getByRole('region', { name: 'Problems' });
  for (const [kind, line] of [
    ['Missing comma or colon', 13],
    ['Wrong quotation marks', 14],
    ['Line ends early', 15],
    ['Not a record', 16],
  ] as const) {
    await problems.getByRole('button', { name: `${kind} (1)` }).click();
    await expect(problems.getByText(new RegExp(`^Line ${line}(,|:)`))).toBeVisible();
  }
  await expect(problems.locator('pre').first()).toContainText('^');

  await goTo(page, 'Template');
  await expect(page.getByLabel('Prompt template')).toHaveValue(/\{text\}.*\{label\}/);
  await page.getByLabel('taskname', { exact: true }).fill('mood');
  await expect(page.getByText('12 kept')).toBeVisible();

  await page.waitForTimeout(1000); // Changes are written down after they have settled.
  await page.reload();
  await waitForModel(page);
  await goTo(page, 'Data');
  await expect(page.getByText(/^12 rows ready, \d+ problems found$/)).toBeVisible();
  await goTo(page, 'Template');
  await expect(page.getByLabel('taskname', { exact: true })).toHaveValue('mood');
});

test('an empty file and a file without one good row are named, and Train says why it cannot start', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, '');
  await expect(page.getByText('No usable rows yet.')).toBeVisible();
  await pasteRows(page, 'not json at all');
  await expect(page.getByText('No usable rows yet.')).toBeVisible();
  await goTo(page, 'Train');
  await expect(page.getByText('No usable training rows yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeDisabled();
  await page.getByRole('button', { name: 'Go to Data' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeVisible();
});

test('what is kept between visits may be corrupt: a notice says so and the page works', async ({ page }) => {
  await openStudio(page);
  await pasteRows(page, rows.join('\n'));
  await expect(page.getByText('12 rows ready')).toBeVisible();
  await page.waitForTimeout(1000);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('p-tuning-studio');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('values', 'readwrite');
          writing.objectStore('values').put({ nonsense: true }, 'train');
          writing.objectStore('values').put('{broken', 'templates');
          writing.oncomplete = () => resolve();
        };
      }),
  );
  await page.reload();
  await waitForModel(page);
  await expect(page.getByText(/saved templates could not be read/)).toBeVisible();
  await expect(page.getByText(/saved train data could not be read/)).toBeVisible();
  await pasteRows(page, rows.join('\n'));
  await expect(page.getByText('12 rows ready')).toBeVisible();
});
