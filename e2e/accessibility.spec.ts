import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { writeNpy } from '../src/table/exchange/npy';
import { rows } from './support';

/**
 * Every screen in every state that a person can bring about, in both themes and in a language that is read from right
 * to left. Names are found by their English core, which the right-to-left language keeps between its brackets.
 */
const variants = [
  { name: 'light', scheme: 'light', query: '' },
  { name: 'dark', scheme: 'dark', query: '' },
  { name: 'from right to left', scheme: 'light', query: '?language=pseudo' },
] as const;

const screens = ['home', 'data', 'template', 'train', 'evaluate', 'playground', 'table', 'export'] as const;

async function expectNoFindings(page: Page, place: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const findings = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect.soft(findings, place).toEqual([]);
}

async function show(page: Page, screen: (typeof screens)[number]): Promise<void> {
  await page.evaluate((name) => {
    window.location.hash = name;
  }, screen);
  await expect(page.locator(`nav a[href="#${screen}"]`)).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('main h1')).toBeVisible();
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();

async function paste(page: Page, text: string): Promise<void> {
  await show(page, 'data');
  const field = page.getByLabel(/Rows to read/);
  if (!(await field.isVisible())) await press(page, /Paste rows/);
  await field.fill(text);
  await press(page, /Read these rows/);
}

/** Two good rows and several faults, one of them twice. */
const faulty = [
  ...rows.slice(0, 2),
  '{"text": "no comma" "label": "good"}',
  '{"text": "a comma too many", "label": "good",}',
  '{"text": "and one more", "label": "bad",}',
  '{"text": "cut off", "label": "go',
  '["a", "list"]',
  '{"text": "no label"}',
].join('\n');

/** Rows of one answer: there is nothing to learn, which the engine refuses. */
const oneAnswer = rows.map((row) => row.replace('"bad"', '"good"')).join('\n');

test.describe.configure({ mode: 'parallel' });

for (const { name, scheme, query } of variants) {
  test(`axe finds nothing on any screen in any state, ${name}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(`./${query}`);
    await expect(page.getByRole('contentinfo')).toContainText('studio-gpt-en-sv-7m', { timeout: 60_000 });
    const look = (place: string) => expectNoFindings(page, `${place}, ${name}`);

    for (const screen of screens) {
      await show(page, screen);
      await look(`${screen}, empty`);
    }
    await page.getByRole('contentinfo').getByRole('button').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await press(page, /Technical report/);
    await look('the dialog of model and engine');
    await page.keyboard.press('Escape');

    await paste(page, faulty);
    await expect(page.getByText(/2 rows ready/)).toBeVisible();
    await press(page, /Trailing comma/);
    await look('data with problems');
    await press(page, /Mend all of this kind/);
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('data, a repair before it is made');
    await page.keyboard.press('Escape');
    await show(page, 'train');
    await look('train, not ready');

    await paste(page, oneAnswer);
    await expect(page.getByText(/12 rows ready/)).toBeVisible();
    await show(page, 'train');
    await press(page, /Start training/);
    await expect(page.getByText(/have the same answer/)).toBeVisible({ timeout: 60_000 });
    await look('train, failed');

    await paste(page, rows.join('\n'));
    await expect(page.getByText(/12 rows ready/)).toBeVisible();
    await look('data, ready');
    await show(page, 'template');
    await page.waitForTimeout(500);
    await look('template, valid');
    await page.getByRole('tab', { name: /Parts/ }).click();
    await look('template as parts');
    await page.getByRole('tab', { name: /Raw/ }).click();
    await page.getByRole('textbox', { name: /Prompt template/ }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('<|VIRTUAL_PROMPT_3|> {nothing} {text');
    await expect(page.getByRole('region', { name: /Problems/ }).getByRole('listitem')).not.toHaveCount(0);
    await look('template with problems');
    await press(page, /Import NeMo config/);
    await look('template, an import');
    await page.keyboard.press('Escape');
    await show(page, 'train');
    await look('train, stopped by its template');
    await show(page, 'template');
    await press(page, /Start over from the columns/);
    await page.getByRole('tab', { name: /Chips/ }).click();
    await show(page, 'train');
    await press(page, /train again/);
    await press(page, /More settings/);
    await look('train, settings');
    const most = page.getByLabel(/Most steps/);
    await most.fill('12');
    await most.press('Enter');
    await press(page, /Start training/);
    await expect(page.getByRole('button', { name: /Stop and keep/ })).toBeVisible();
    await look('train, running');
    await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 90_000 });
    await look('train, ended');
    await show(page, 'playground');
    await expect(page.getByText(/Label probabilities/)).toHaveCount(2);
    await look('playground, answered');
    await show(page, 'evaluate');
    await press(page, /^.?Compare/);
    await expect(page.getByRole('region', { name: /Comparison/ }).first()).toBeVisible({ timeout: 60_000 });
    await look('evaluate, compared');
    await press(page, /Show as table/);
    await page
      .getByRole('button', { name: /of the line/ })
      .first()
      .click();
    const remap = page.getByRole('region', { name: /count as another/ }).first();
    await remap.getByLabel(/^.?Answer/).fill('dull');
    await remap.getByLabel(/Counts as/).fill('bad');
    await remap.getByRole('button', { name: /Add/ }).click();
    await look('evaluate, a cell of the grid and a remapping');
    for (const screen of ['home', 'export', 'table'] as const) {
      await show(page, screen);
      await look(`${screen}, in use`);
    }
    const choosing = page.waitForEvent('filechooser');
    await press(page, /Merge another table/);
    const numbers = { embeddings: new Float32Array(2 * 256), totalVirtualTokens: 2, hiddenSize: 256 };
    const file = {
      name: 'mood.npy',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(writeNpy(numbers)),
    };
    await (await choosing).setFiles(file);
    await expect(page.getByRole('dialog')).toContainText(/256/);
    await look('table, a prompt from elsewhere');
    await page.keyboard.press('Escape');
    await press(page, /Show as list/);
    await press(page, /Rename task/);
    await look('table, as a list and with a name being changed');
    await page.keyboard.press('Escape');
    await press(page, /Remove task/);
    await look('table, after a removal');
  });
}
