import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { apply, group, inGroup, mended, problems } from './dataSupport';
import { goTo, openStudio, pasteRows, rows, waitForModel } from './support';

/** Twelve things that go wrong with data, on the lines after twelve good ones. */
const faults = [
  '{"text": "a comma too many", "label": "good",}',
  '{"text": "and one more", "label": "bad",}',
  "{'text': 'it's in single quotes', 'label': 'good'}",
  '{text: "a bare name", "label": "good"}',
  '{"text": "with a comment", "label": "good"} // checked',
  '{"text": "two", "label": "good"} {"text": "records", "label": "bad"}',
  '{"text": "from Python", "label": "bad", "note": None}',
  '{"text": "she said "no"", "label": "bad"}',
  '{"text": "cut off", "label": "go',
  '["a", "list"]',
  '{"text": "spelt otherwise", "label": "Good"}',
  '{"text": "", "label": "good"}',
  rows[0] ?? '',
];

test('twelve faults in own data are mended by pressing; cleaned data reads back; a reload keeps all of it', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, [...rows, ...faults].join('\n'));
  await expect(page.getByText('15 rows ready, 11 need attention')).toBeVisible();

  await problems(page).getByRole('button', { name: 'Mend all of this kind: Trailing comma' }).click();
  await expect(page.getByRole('dialog')).toContainText('This changes 2 lines.');
  await apply(page);
  await mended(page, 'Trailing comma');
  for (const kind of [
    'Wrong quotation marks',
    'Name without quotation marks',
    'Comment',
    'Several records on one line',
    'Word of another language',
  ]) {
    await problems(page)
      .getByRole('button', { name: `Mend this line: ${kind}` })
      .click();
    await mended(page, kind);
  }

  await problems(page).getByRole('button', { name: 'Edit here: Quotation mark inside text' }).click();
  const editor = page.getByLabel('Line 20 of the file');
  await editor.fill('{"text": "she said "yes"", "label": "bad"}');
  await expect(
    page.getByText('A text seems to end early, at a quote inside it.', { exact: true }),
  ).toBeVisible();
  await editor.fill('{"text": "she said no", "label": "bad"}');
  await expect(page.getByText('This line is good now.')).toBeVisible();
  await editor.press('Enter');
  await mended(page, 'Quotation mark inside text');

  for (const kind of ['Line ends early', 'Not a record']) {
    await inGroup(page, kind, 'Leave this line out, line');
    await mended(page, kind);
  }
  await page
    .getByRole('region', { name: 'Label balance' })
    .getByRole('button', { name: 'Turn “Good” into “good”' })
    .click();
  await apply(page);
  await mended(page, 'Label spelt in two ways');
  await problems(page).getByRole('button', { name: 'Leave the column “note” out: ' }).click();
  await apply(page);
  await mended(page, 'Column that is not text');
  await inGroup(page, 'Empty text', 'Leave this line out, line 24');
  await mended(page, 'Empty text');
  await inGroup(page, 'Repeated row', 'Leave this line out, line 25');
  await mended(page, 'Repeated row');

  await expect(page.getByText('22 rows ready, nothing to mend')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Changes made' })).toContainText('13 changes');

  await expect(problems(page)).toContainText('Nothing left to mend.');

  await page.keyboard.press('Control+z');
  await expect(page.getByText('23 rows ready, nothing to mend')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('22 rows ready, nothing to mend')).toBeVisible();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save cleaned data as JSONL' }).click(),
  ]);
  const clean = await readFile(await file.path(), 'utf8');
  expect(clean.trim().split('\n')).toHaveLength(22);

  await page.waitForTimeout(1000); // Changes are written down after they have settled.
  await page.reload();
  await waitForModel(page);
  await goTo(page, 'Data');
  await expect(page.getByText('22 rows ready, nothing to mend')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Changes made' })).toContainText('13 changes');

  await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
  await page.getByRole('button', { name: 'Bring my data back' }).click();
  await expect(page.getByRole('region', { name: 'Changes made' })).toContainText('13 changes');
  await pasteRows(page, clean);
  await expect(page.getByText('22 rows ready, nothing to mend')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Changes made' })).toBeHidden();
});

test('each change can be undone where it is told, or taken back from the list of all', async ({ page }) => {
  await openStudio(page);
  await pasteRows(page, [...rows, ...faults.slice(0, 4)].join('\n'));
  await expect(page.getByText('12 rows ready, 4 need attention')).toBeVisible();
  await inGroup(page, 'Trailing comma', 'Mend this line, line 13');
  await expect(page.getByText('Line 13 mended.')).toBeVisible();
  await expect(page.getByText('1 row more.')).toBeVisible();
  await expect(group(page, 'Trailing comma')).toBeFocused();
  await inGroup(page, 'Trailing comma', 'Leave this line out, line 14');
  await mended(page, 'Trailing comma');
  await expect(group(page, 'Wrong quotation marks')).toBeFocused();
  await page.getByText('Line 14 left out.').locator('../..').getByRole('button', { name: 'Undo' }).click();
  await expect(group(page, 'Trailing comma')).toBeVisible();
  await expect(page.getByText('Taken back: Line 14 left out.')).toBeVisible();
  await page.getByRole('button', { name: 'All changes' }).click();
  await page.getByRole('button', { name: 'Take back: Line 13 mended' }).click();
  await expect(page.getByText('12 rows ready, 4 need attention')).toBeVisible();
});

test('every problem says line and column with a caret under the spot; the report can be taken along', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, [...rows, '{"text": "no comma" "label": "good"}'].join('\n'));
  await group(page, 'Missing comma or colon').click();
  await expect(problems(page).getByText(/^Line 13, column 21/)).toBeVisible();
  await expect(problems(page).locator('pre').first()).toContainText('^');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download a report' }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toContain('13,21,missing-sign');
});

test('an empty file and a file without one good row are named, and Train says why it cannot start', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, '');
  await expect(page.getByText('There are no rows in it.')).toBeVisible();
  await pasteRows(page, '[{"text": "cut off"');
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
