import { expect, type Page, test } from '@playwright/test';
import { editorOf, openTemplate, problemsOf, rawText, usual } from './templateSupport';

/** As NeMo's own documentation writes it: Python literals, a trailing comma, sizes for two markers. */
const config = `[
    {
        "taskname": "mood",
        "prompt_template": "<|VIRTUAL_PROMPT_0|> {text} mood:{label}",
        "total_virtual_tokens": 16,
        "virtual_token_splits": [10, 6],
        "truncate_field": None,
        "answer_only_loss": True,
        "answer_field": "label",
        "note": "kept",
    },
]`;

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+v');
}

test('pasted NeMo configuration is shown key by key, comes in with its faults, and goes back by undo', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTemplate(page);
  await paste(page, config);
  const dialog = page.getByRole('dialog', { name: 'Import NeMo configuration' });
  await expect(dialog.getByText('1 task found, written as Python.')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^virtual_token_splits/ })).toContainText('[10,6]');
  await expect(dialog.getByText(/Not used here, but kept/)).toContainText('note');
  await dialog.getByRole('button', { name: 'Replace this task' }).click();
  await expect(dialog).toHaveCount(0);

  const fix = problemsOf(page).getByRole('button', { name: 'Make it one slot of 16' });
  await fix.click();
  await expect(editorOf(page).getByRole('img', { name: 'virtual slot 1 of 1, 16 tokens' })).toBeVisible();
  await expect(page.getByLabel('taskname', { exact: true })).toHaveValue('mood');
  await page.getByRole('button', { name: 'Copy as NeMo config' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('note: "kept"');

  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await rawText(page)).toBe(usual);
  await expect(page.getByLabel('taskname', { exact: true })).toHaveValue('task');
});

test('the same text can come in as plain text, or as a task of its own', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTemplate(page);
  await paste(page, 'prompt_template: "{text}"');
  await page.getByRole('button', { name: 'Paste as plain text' }).click();
  expect(await rawText(page)).toContain('prompt_template: ');
  await paste(page, config);
  await page.getByRole('button', { name: 'Add as a task' }).click();
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('button')).toHaveCount(2);
  await page.getByRole('button', { name: 'Remove this task' }).click();
  await expect(page.getByText('The task “mood” is removed.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByLabel('taskname', { exact: true })).toHaveValue('mood');
});
