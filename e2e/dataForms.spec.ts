import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { apply, group, inGroup, mended, problems } from './dataSupport';
import { goTo, openStudio, pasteRows, rows } from './support';

test('a table and a JSON list are read by what they hold; columns get their role by choosing', async ({
  page,
}) => {
  await openStudio(page);
  const table = ['review,stars,kind', ...rows.map((_, i) => `"Nice, number ${i}",${i % 2},film`)];
  await pasteRows(page, table.join('\n'));
  await expect(page.getByText('12 rows ready, nothing to mend')).toBeVisible();
  await expect(page.getByText(/read as CSV with commas/)).toBeVisible();
  await expect(page.getByLabel('Column “kind”', { exact: true })).toHaveValue('answer');
  await page.getByLabel('Column “stars”').selectOption('answer');
  await expect(page.getByLabel('Column “kind”', { exact: true })).toHaveValue('text');
  await expect(page.getByRole('region', { name: 'Label balance' })).toContainText('6 · 50%');
  await page.getByLabel('Column “kind”', { exact: true }).selectOption('dropped');
  await expect(page.getByLabel('Column “kind”', { exact: true })).toBeHidden();
  await page.getByRole('region', { name: 'Columns' }).getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByLabel('Column “kind”', { exact: true })).toHaveValue('unused');
  await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
  await pasteRows(page, `[\n${rows.join(',\n')}\n]`);
  await expect(page.getByText(/read as a JSON list/)).toBeVisible();
  const all = page.getByRole('table', { name: 'Table of all rows' });
  await expect(all.getByRole('row')).toHaveCount(13);
  await expect(all.getByRole('cell', { name: '13', exact: true })).toBeVisible();
});

test('rows of a table that do not fit its header are mended as rows or as JSON', async ({ page }) => {
  await openStudio(page);
  const table = ['text;label', ...rows.map((_, i) => `Number ${i};${i % 2 === 0 ? 'good' : 'bad'}`)];
  await pasteRows(page, [...table, 'Late; again;bad', '"Never closed;good'].join('\n'));
  await expect(page.getByText('12 rows ready, 2 need attention')).toBeVisible();
  await expect(page.getByText(/read as CSV with semicolons/)).toBeVisible();
  await problems(page)
    .getByRole('button', { name: /^Edit here: Rows with too few/ })
    .click();
  await page.getByLabel('Line 14 of the file').fill('{"text": "Late; again", "label": "bad"}');
  await page.getByRole('button', { name: 'Save this line' }).click();
  await mended(page, 'Rows with too few or too many cells');
  await problems(page)
    .getByRole('button', { name: /^Edit here: Quotes in cells/ })
    .click();
  const editor = page.getByLabel('Line 15 of the file');
  await editor.fill('"Closed; now";good');
  await expect(page.getByText('This line is good now.')).toBeVisible();
  await editor.press('Enter');
  await expect(page.getByText('14 rows ready, nothing to mend')).toBeVisible();
});

test('a problem leads to its row, which opens as a whole and is edited there, all by keyboard', async ({
  page,
}) => {
  await openStudio(page);
  const long = 'word '.repeat(60).trim();
  await pasteRows(page, [...rows, JSON.stringify({ text: long, label: '' })].join('\n'));
  await group(page, 'Empty text').click();
  await problems(page).getByRole('button', { name: 'Show the row, line 13' }).press('Enter');
  const row = page.getByRole('region', { name: 'Row on line 13' });
  await expect(row).toContainText(long);
  const table = page.getByRole('table', { name: 'Table of all rows' });
  await expect(table.getByRole('button', { name: '13', exact: true })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Row on line 2' })).toContainText('A dull day number 1');
  await page.getByRole('button', { name: 'Next row with a problem' }).press('Enter');
  await row.getByRole('button', { name: 'Edit here' }).press('Enter');
  await page.getByLabel('Line 13 of the file').fill('{"text": "short now", "label": "good"}');
  await page.keyboard.press('Enter');
  await expect(page.getByText('13 rows ready, nothing to mend')).toBeVisible();
  await expect(table.getByRole('cell', { name: 'short now' })).toBeVisible();
});

test('tasks without a template get one by pressing, stray spaces go, leaks and repeats are left out', async ({
  page,
}) => {
  await openStudio(page);
  const mood = rows.map((row) => row.replace('{', '{"taskname": "mood", ').replace('"text"', '" text"'));
  const topic = rows.map((row) => row.replace('{', '{"taskname": "topic", ').replace('"text"', '" text"'));
  await pasteRows(page, [...mood, ...topic, mood[0], mood[1]].join('\n'));
  await expect(page.getByText('14 rows ready, 12 need attention')).toBeVisible();
  await problems(page)
    .getByRole('button', { name: /^Rename to “text”/ })
    .click();
  await apply(page);
  await mended(page, 'Spaces around a column name');
  await inGroup(page, 'Unknown taskname', 'Make a template for “topic”');
  await mended(page, 'Unknown taskname');
  await expect(page.getByRole('region', { name: 'Label balance' })).toContainText('Task “topic”');
  await problems(page).getByRole('button', { name: 'Leave all of these out: Repeated row' }).click();
  await expect(page.getByRole('dialog')).toContainText('This leaves out');
  await apply(page);
  await mended(page, 'Repeated row');
});

test('training rows that are also held out are left out by pressing; undo goes back file by file', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, rows.join('\n'));
  await expect(page.getByText('12 rows ready, nothing to mend')).toBeVisible();
  await page.getByRole('button', { name: 'Validation and test files' }).click();
  const held = [...rows.slice(0, 3), '{"text": "new to all" "label": "good"}'];
  await page
    .locator('input[type=file]')
    .nth(1)
    .setInputFiles({ name: 'held.jsonl', mimeType: 'text/plain', buffer: Buffer.from(held.join('\n')) });
  await page.getByRole('button', { name: 'Leave all of these out: Same row in training' }).click();
  await expect(page.getByRole('dialog')).toContainText('This leaves out 3 lines.');
  await apply(page);
  await expect(page.getByText('9 rows ready, nothing to mend')).toBeVisible();
  const validation = page.getByRole('region', { name: 'Problems of the validation rows' });
  await validation.getByRole('button', { name: 'Edit here: Missing comma or colon' }).click();
  await page.getByLabel('Line 4 of the file').fill('{"text": "new to all", "label": "good"}');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 rows ready, nothing to mend')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('3 rows ready, 1 needs attention')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('12 rows ready, nothing to mend')).toBeVisible();
});

test('an empty screen shows what a file looks like and what is checked; files and text come in from anywhere', async ({
  page,
}) => {
  await openStudio(page);
  await goTo(page, 'Data');
  await page.getByRole('button', { name: 'See everything that is checked' }).click();
  await expect(page.getByRole('heading', { name: 'Trailing comma' })).toBeVisible();
  await page.getByRole('button', { name: 'Read this example' }).click();
  await expect(page.getByText(/^2 rows ready/)).toBeVisible();

  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, rows.join('\n'));
  await expect(page.getByText('12 rows ready, nothing to mend')).toBeVisible();

  const drag = (kind: string) =>
    page.evaluate(
      ([type, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text ?? ''], 'dropped.jsonl'));
        document.body.dispatchEvent(
          new DragEvent(type ?? '', { dataTransfer, bubbles: true, cancelable: true }),
        );
      },
      [kind, rows.slice(0, 7).join('\n')] as const,
    );
  await drag('dragover');
  await expect(page.getByText('Let go, and the file is read as training rows')).toBeVisible();
  await drag('drop');
  await expect(page.getByText(/^7 rows ready/)).toBeVisible();
  await expect(page.getByText(/dropped\.jsonl · 7 lines/)).toBeVisible();
  await page.getByRole('button', { name: 'Bring my data back' }).last().click();
  await expect(page.getByText('12 rows ready, nothing to mend')).toBeVisible();
});

test('more rows than a page can be tall: first, last and any row between are there', async ({
  page,
}, testInfo) => {
  const count = 450_000;
  const path = testInfo.outputPath('many.jsonl');
  const line = (i: number): string => `{"text":"row ${i}","label":"${i % 2 === 0 ? 'even' : 'odd'}"}`;
  await writeFile(path, Array.from({ length: count }, (_, i) => line(i + 1)).join('\n'));
  await openStudio(page);
  await goTo(page, 'Data');
  await page.locator('input[type=file]').first().setInputFiles(path);
  await expect(page.getByText(/^450,000 rows ready/)).toBeVisible();
  const table = page.getByRole('table', { name: 'Table of all rows' });
  for (const at of [1, 311_111, count]) {
    await page.getByLabel('Line', { exact: true }).fill(String(at));
    await page.getByRole('button', { name: 'Go to line' }).click();
    await expect(table.getByRole('cell', { name: `row ${at}`, exact: true })).toBeInViewport();
    const opener = table.getByRole('button', { name: at.toLocaleString('en'), exact: true });
    await expect(opener).toHaveAttribute('aria-expanded', 'true');
    await expect(opener).toBeFocused();
  }
  await page.keyboard.press('ArrowUp');
  await expect(table.getByRole('button', { name: '449,999', exact: true })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(table.getByRole('button', { name: '1', exact: true })).toBeFocused();
});
