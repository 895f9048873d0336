import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, waitForModel } from './support';

const main = (page: Page) => page.getByRole('main');
const prompts = (page: Page) => main(page).getByRole('region', { name: 'Prompts in use' });
const grid = (page: Page) => main(page).getByRole('region', { name: 'Learned step by step' });

async function train(page: Page): Promise<void> {
  await goTo(page, 'Train');
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 60_000 });
}

test('two tasks learned one after the other; the first stays as it was; changes of the table can be undone', async ({
  page,
}) => {
  await openStudio(page);
  await goTo(page, 'Table');
  await expect(main(page)).toContainText('A table never forgets');

  await prepareShortRun(page, 3);
  await train(page);
  await goTo(page, 'Template');
  await page.getByLabel('Taskname').fill('tone');
  await goTo(page, 'Train');
  await page.getByRole('button', { name: 'Change settings and train again' }).click();
  const virtual = page.getByLabel('Virtual tokens', { exact: true });
  await virtual.fill('6');
  await virtual.press('Enter');
  await train(page);

  await goTo(page, 'Table');
  await expect(prompts(page).getByRole('button', { name: /^Rename / })).toHaveCount(2);
  await expect(grid(page).getByText(/every earlier prompt is still the same, bit for bit/)).toBeVisible();
  const second = grid(page).getByRole('row', { name: /^Step 2/ });
  await expect(second.getByRole('cell').nth(1)).toContainText('unchanged, bit for bit');
  await expect(second.getByRole('cell').nth(1)).toContainText(/% of/);
  await expect(second.getByRole('cell').nth(2)).toContainText('learned here');
  await expect(second.getByRole('cell').last()).toContainText('0% (1 task)');
  const digestOf = async (step: number) =>
    grid(page)
      .getByRole('row', { name: new RegExp(`^Step ${step}`) })
      .getByRole('cell')
      .nth(1)
      .locator('code')
      .innerText();
  expect(await digestOf(2)).toBe(await digestOf(1));

  await prompts(page).getByRole('button', { name: 'Rename tone' }).click();
  const field = prompts(page).getByLabel('New taskname');
  await field.fill('task');
  await expect(prompts(page).getByRole('status')).toContainText('task');
  await field.fill('voice');
  await field.press('Enter');
  await expect(main(page).getByText('“tone” is now called “voice”.').last()).toBeVisible();
  await expect(prompts(page).getByRole('listitem', { name: /^voice/ })).toBeFocused();
  await prompts(page).getByRole('button', { name: 'Duplicate voice' }).click();
  await expect(prompts(page).getByRole('button', { name: 'Remove voice-2' })).toBeVisible();
  await prompts(page).getByRole('button', { name: 'Remove task' }).click();
  await expect(prompts(page).getByRole('button', { name: /^Rename / })).toHaveCount(2);
  for (let deeds = 0; deeds < 3; deeds++) await page.keyboard.press('Control+z');
  await expect(prompts(page).getByRole('button', { name: 'Remove tone' })).toBeVisible();
  await expect(prompts(page).getByRole('button', { name: 'Remove task' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(prompts(page).getByRole('button', { name: 'Remove voice' })).toBeVisible();

  await prompts(page).getByRole('button', { name: 'Train task again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Train' })).toBeVisible();
  await train(page);
  await goTo(page, 'Table');
  const task = prompts(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Rename task' }) });
  await task.getByRole('button', { name: '1 earlier version' }).click();
  await task.getByRole('button', { name: 'Use version 1 of task' }).click();
  await expect(task.getByRole('button', { name: 'Use version 2 of task' })).toBeVisible();

  await expect(page.getByRole('contentinfo')).toContainText('Saved at');
  await page.reload();
  await waitForModel(page);
  await goTo(page, 'Table');
  await expect(prompts(page).getByRole('button', { name: /^Rename / })).toHaveCount(2);
  await expect(prompts(page).getByRole('button', { name: 'Remove voice' })).toBeVisible();
  await expect(prompts(page).getByRole('button', { name: '1 earlier version' })).toBeVisible();
  await expect(grid(page).getByRole('row', { name: /^Step 3/ })).toBeVisible();
  await grid(page).getByRole('button', { name: 'Measure again' }).click();
  await expect(grid(page).getByRole('button', { name: 'Measure again' })).toBeVisible();
  await expect(grid(page).getByRole('row', { name: /^Step 3/ })).toContainText(/% of/);
});
