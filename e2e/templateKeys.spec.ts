import { expect, test } from '@playwright/test';
import {
  chip,
  editorOf,
  openTemplate,
  problemsOf,
  rawText,
  saidOf,
  showView,
  takeOffered,
  usual,
} from './templateSupport';

test('from empty to valid with the keyboard alone', async ({ page }) => {
  await openTemplate(page);
  await editorOf(page).focus();
  const { keyboard } = page;
  await keyboard.press('ControlOrMeta+a');
  await keyboard.press('Delete');
  await expect(
    problemsOf(page)
      .getByText(/no place for virtual tokens/i)
      .first(),
  ).toBeVisible();

  await keyboard.type('<');
  await takeOffered(page, /Virtual tokens/);
  await keyboard.type(' {te');
  await takeOffered(page, /text/);
  await keyboard.type(' mood: ');
  await keyboard.press('Control+Space');
  await takeOffered(page, /label/);
  await expect(chip(page, /./)).toHaveCount(3);
  expect(await rawText(page)).toBe('<|VIRTUAL_PROMPT_0|> {text} mood: {label}');
  await expect(problemsOf(page).getByText('The template is valid.')).toBeVisible();
});

test('a chip is one stop of the caret and one delete; F2 opens it; Tab leaves the editor', async ({
  page,
}) => {
  await openTemplate(page);
  await editorOf(page).focus();
  const { keyboard } = page;
  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Enter');
  const settings = page.getByRole('dialog', { name: 'field text, cut when a row is too long' });
  await expect(settings).toBeVisible();
  await expect(settings.getByText(/A lovely day number 0/)).toBeVisible();
  await keyboard.press('Escape');
  await expect(editorOf(page)).toBeFocused();
  await keyboard.press('Delete');
  expect(await rawText(page)).toBe('<|VIRTUAL_PROMPT_0|> <|VIRTUAL_PROMPT_1|> type: {label}');
  await expect(saidOf(page)).toContainText('Deleted: field text');
  await editorOf(page).focus();
  await keyboard.press('ControlOrMeta+z');
  await expect(chip(page, /^field text/)).toBeVisible();
  await keyboard.press('F2');
  await expect(page.getByRole('dialog', { name: /^field text/ })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('Tab');
  await expect(editorOf(page)).not.toBeFocused();
});

test('cut and paste move a slot with its size, copying gives the text of NeMo', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTemplate(page);
  const first = page.getByLabel('Slot 1', { exact: true });
  await first.fill('4');
  await first.press('Enter');
  await editorOf(page).focus();
  const { keyboard } = page;
  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('ControlOrMeta+x');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('<|VIRTUAL_PROMPT_0|>');
  await expect(chip(page, 'virtual slot 1 of 1, 10 tokens')).toBeVisible();
  await keyboard.press('ControlOrMeta+End');
  await keyboard.press('ControlOrMeta+v');
  await expect(chip(page, 'virtual slot 2 of 2, 4 tokens')).toBeVisible();
  for (let step = 0; step < 3; step++) await keyboard.press('ControlOrMeta+z');
  expect(await rawText(page)).toBe(usual);
  await expect(chip(page, 'virtual slot 1 of 2, 10 tokens')).toBeVisible();
});

test('the list of parts needs no mouse: words, sizes, order, and the same undo', async ({ page }) => {
  await openTemplate(page);
  await showView(page, 'Parts');
  const list = page.getByRole('list', { name: 'Parts of the template, from first to last' });
  await expect(list.getByRole('listitem')).toHaveCount(6);
  await list.getByRole('button', { name: 'Move up: part 3, text' }).press('Enter');
  await expect(list.getByRole('button', { name: 'Move down: part 1, text' })).toBeFocused();
  await list.getByLabel('Words, part 5').fill(' kind:');
  await list.getByLabel('Virtual tokens of slot 2').fill('5');
  await list.getByLabel('Virtual tokens of slot 2').press('Enter');
  await list.getByRole('button', { name: 'Delete: part 3, Virtual slot' }).press('Enter');
  expect(await rawText(page)).toBe('{text} <|VIRTUAL_PROMPT_0|> kind:{label}');
  await page.getByRole('button', { name: 'Field label' }).press('Enter');
  expect(await rawText(page)).toBe('{text} <|VIRTUAL_PROMPT_0|> kind:{label}{label}');
  await page.getByRole('button', { name: 'Field label' }).focus();
  for (let step = 0; step < 5; step++) await page.keyboard.press('ControlOrMeta+z');
  expect(await rawText(page)).toBe(usual);
});
