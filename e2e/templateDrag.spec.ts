import { expect, test } from '@playwright/test';
import { chip, drag, edge, editorOf, openTemplate, rawText, saidOf, usual } from './templateSupport';

const slots = (page: Parameters<typeof chip>[0]) => chip(page, /^virtual slot/);

test('a slot dragged from the palette, a chip dragged to another place, and undo back to the start', async ({
  page,
}) => {
  await openTemplate(page);
  expect(await rawText(page)).toBe(usual);

  await drag(
    page,
    page.getByRole('button', { name: 'Virtual slot' }),
    await edge(chip(page, /^field label/), 'right'),
  );
  await expect(slots(page)).toHaveCount(3);
  expect(await rawText(page)).toBe(`${usual}<|VIRTUAL_PROMPT_2|>`);
  await expect(saidOf(page)).toContainText('Inserted: virtual slot 3 of 3, 10 tokens.');

  await drag(
    page,
    chip(page, 'virtual slot 3 of 3, 10 tokens'),
    await edge(chip(page, /^field text/), 'left'),
  );
  expect(await rawText(page)).toBe(
    '<|VIRTUAL_PROMPT_0|> <|VIRTUAL_PROMPT_1|>{text}<|VIRTUAL_PROMPT_2|> type: {label}',
  );
  await expect(saidOf(page)).toContainText('Moved: virtual slot 2 of 3');

  await drag(
    page,
    chip(page, /^field text/),
    await edge(chip(page, 'virtual slot 1 of 3, 10 tokens'), 'left'),
  );
  expect(await rawText(page)).toBe(
    '{text}<|VIRTUAL_PROMPT_0|> <|VIRTUAL_PROMPT_1|><|VIRTUAL_PROMPT_2|> type: {label}',
  );

  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Undo' }).click();
  expect(await rawText(page)).toBe(usual);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Redo' }).click();
  await expect(slots(page)).toHaveCount(3);
});

test('a field pressed in the palette goes to the caret; a pressed chip shows its settings', async ({
  page,
}) => {
  await openTemplate(page);
  await editorOf(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.getByRole('button', { name: 'Field text' }).click();
  expect(await rawText(page)).toBe(`{text}${usual}`);
  await page.keyboard.press('ControlOrMeta+z');

  await chip(page, 'virtual slot 2 of 2, 10 tokens').click();
  const settings = page.getByRole('dialog', { name: 'virtual slot 2 of 2, 10 tokens' });
  await settings.getByRole('button', { name: 'One fewer' }).click({ clickCount: 4 });
  await expect(page.getByRole('dialog', { name: 'virtual slot 2 of 2, 6 tokens' })).toBeVisible();
  await page.getByRole('button', { name: 'Move left' }).click();
  await expect(page.getByRole('dialog', { name: 'virtual slot 2 of 2, 6 tokens' })).toBeVisible();
  await page.getByRole('button', { name: 'Move left' }).click();
  await expect(page.getByRole('dialog', { name: 'virtual slot 1 of 2, 6 tokens' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editorOf(page)).toBeFocused();
  await expect(page.getByText('16 virtual tokens in all')).toBeVisible();
  // Two moves and one change of size, however many presses it took.
  for (let step = 0; step < 3; step++) await page.keyboard.press('ControlOrMeta+z');
  expect(await rawText(page)).toBe(usual);
  await expect(page.getByText('20 virtual tokens in all')).toBeVisible();
});

test('the bar divides the total by dragging its borders or stepping them', async ({ page }) => {
  await openTemplate(page);
  const border = page.getByRole('slider', { name: 'Border between slot 1 and slot 2' });
  await border.press('ArrowRight');
  await border.press('ArrowRight');
  await expect(border).toHaveAttribute('aria-valuetext', 'slot 1: 12, slot 2: 8');
  const box = await border.boundingBox();
  const bar = await page.getByRole('group', { name: /Virtual tokens by slot/ }).boundingBox();
  await drag(page, border, { x: (box?.x ?? 0) - (bar?.width ?? 0) / 5, y: (box?.y ?? 0) + 10 });
  await expect(border).toHaveAttribute('aria-valuenow', '8');
  await expect(page.getByText('20 virtual tokens in all')).toBeVisible();
});
