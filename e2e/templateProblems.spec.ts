import { expect, test } from '@playwright/test';
import { goTo } from './support';
import { chip, editorOf, openTemplate, problemsOf, rawText, retype, saidOf, usual } from './templateSupport';

test('problems stand in the text and in a list, F8 goes through them, and a press mends each', async ({
  page,
}) => {
  await openTemplate(page);
  await retype(page, '<|VIRTUAL_PROMPT_0|> {sentance}<|virtual_prompt_1> type: {label}.');
  const list = problemsOf(page).getByRole('listitem');
  await expect(list.first()).toContainText('Error');
  await expect(editorOf(page).locator('.cm-problem-error').first()).toBeVisible();

  await editorOf(page).focus();
  await page.keyboard.press('F8');
  await expect(saidOf(page)).toContainText(/Problem 1 of \d/);
  await page.keyboard.press('F8');
  await expect(problemsOf(page).locator('[aria-current]')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Shift+m');
  await expect(problemsOf(page).getByRole('list')).toBeFocused();

  await problemsOf(page).getByRole('button', { name: 'Make it a slot' }).click();
  await expect(chip(page, /^virtual slot/)).toHaveCount(2);
  await goTo(page, 'Train');
  await expect(page.getByText(/^Template: \d+ problems? to mend$/)).toBeVisible();
  await goTo(page, 'Template');

  await problemsOf(page)
    .getByRole('button', { name: /Take it out/ })
    .last()
    .click();
  await chip(page, 'field sentance').click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await problemsOf(page).getByRole('button', { name: 'Put in {text}' }).first().click();
  await expect(problemsOf(page).getByText(/The template is valid/)).toBeVisible();
  expect(await rawText(page)).toContain('{label}');
  await goTo(page, 'Train');
  await expect(page.getByText(/problems? to mend/)).toHaveCount(0);
});

test('a warning can be ignored and heeded again', async ({ page }) => {
  await openTemplate(page);
  await retype(page, usual.replace('type: ', 'type:'));
  const problems = problemsOf(page);
  await problems.getByRole('button', { name: 'Ignore' }).click();
  await expect(problems.getByText('The template is valid.')).toBeVisible();
  await problems.getByRole('button', { name: 'Show them again' }).click();
  await problems.getByRole('button', { name: 'Add a space before the answer' }).click();
  await expect(problems.getByText('The template is valid.')).toBeVisible();
  expect(await rawText(page)).toBe(usual);
});
