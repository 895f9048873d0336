import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, pasteRows, setMostSteps } from './support';

const template = (taskname: string) => ({
  taskname,
  prompt_template: '<|VIRTUAL_PROMPT_0|> {text} answer:{label}',
  total_virtual_tokens: 4,
  virtual_token_splits: [4],
  truncate_field: 'text',
  answer_only_loss: true,
  answer_field: 'label',
});
const rows = Array.from({ length: 32 }, (_, i) => {
  const isFirst = i % 4 < 2;
  return i % 2 === 0
    ? { taskname: 'mood', text: `${isFirst ? 'Lovely' : 'Dull'} day ${i}`, label: isFirst ? 'good' : 'bad' }
    : {
        taskname: 'size',
        text: `${isFirst ? 'Elephant' : 'Mouse'} ${i}`,
        label: isFirst ? 'large' : 'small',
      };
});

async function trainTwoTasks(page: Page): Promise<void> {
  await pasteRows(page, rows.map((row) => JSON.stringify(row)).join('\n'));
  await expect(page.getByText('32 rows ready')).toBeVisible();
  await goTo(page, 'Template');
  const picking = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open templates' }).click();
  const buffer = Buffer.from(JSON.stringify(['mood', 'size'].map(template)));
  await (await picking).setFiles({ name: 'templates.json', mimeType: 'application/json', buffer });
  await goTo(page, 'Train');
  await setMostSteps(page, 8);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 60_000 });
}

test('two tasks are learned; the table shows what their virtual tokens are near, and what each is worth', async ({
  page,
}) => {
  await openStudio(page);
  await trainTwoTasks(page);
  await goTo(page, 'Table');

  const tokens = page.getByRole('region', { name: 'Virtual tokens of mood', exact: true });
  await expect(tokens.getByText('The nearest words are no translation')).toBeVisible();
  await expect(tokens.getByRole('row')).toHaveCount(5);
  const firstNearest = tokens.getByRole('row').nth(1).getByRole('listitem');
  await expect(firstNearest).toHaveCount(5);
  const byCosine = await firstNearest.allTextContents();
  await tokens.getByLabel('Nearest by').selectOption('dot');
  await expect.poll(() => firstNearest.allTextContents()).not.toEqual(byCosine);

  const map = page.getByRole('region', { name: 'Map of the table', exact: true });
  await expect(map.getByRole('figure').getByRole('listitem')).toHaveText(['mood', 'size']);
  await map.getByRole('group', { name: /arrow keys/ }).focus();
  await page.keyboard.press('End');
  await expect(map.getByRole('status')).toContainText('size, virtual token 4');
  await map.getByRole('button', { name: 'Show as table' }).click();
  await expect(map.getByRole('row')).toHaveCount(9);

  await page.getByLabel('Look inside').selectOption({ label: 'size' });
  await expect(page.getByRole('heading', { name: 'Virtual tokens of size' })).toBeVisible();
  const worth = page.getByRole('region', { name: 'What each virtual token is worth', exact: true });
  await worth.getByRole('button', { name: 'Leave them out, one by one' }).click();
  await expect(worth.getByText(/matters most|does not raise the loss/)).toBeVisible();
  await expect(worth.getByRole('row')).toHaveCount(5);

  await page.setViewportSize({ width: 320, height: 720 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await page.route('**/models/**', (route) => route.abort());
  await page.reload();
  const alone = page.getByRole('region', { name: 'Virtual tokens of mood', exact: true });
  await expect(alone.getByText('No base model is loaded')).toBeVisible();
  await expect(alone.getByRole('columnheader')).toHaveText(['No.', 'Norm (length)', 'Moved']);
  await expect(map.getByRole('figure').getByRole('listitem')).toHaveText(['mood', 'size']);
  const leaveOut = worth.getByRole('button', { name: 'Leave them out, one by one' });
  await expect(leaveOut).toHaveAccessibleDescription(/No base model is loaded/);
});
