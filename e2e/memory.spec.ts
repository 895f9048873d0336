import { expect, test } from '@playwright/test';
import { goTo, openStudio, pasteRows } from './support';

/** As many rows as a step may have, each as long as the model can read. */
const longRows = Array.from({ length: 256 }, (_, i) =>
  JSON.stringify({ text: `${i} ${'a day like others '.repeat(120)}`, label: i % 2 === 0 ? 'good' : 'bad' }),
).join('\n');

test('a run that does not fit into memory is refused before it starts, and offers what fits', async ({
  page,
}) => {
  await openStudio(page);
  await pasteRows(page, longRows);
  await expect(page.getByText('256 rows ready')).toBeVisible();
  await goTo(page, 'Train');
  await page.getByRole('button', { name: 'More settings' }).click();
  const [perStep, perPass] = [page.getByLabel('Rows per step'), page.getByLabel('Rows per pass')];
  await perStep.fill('256');
  await perStep.press('Enter');
  await expect(perPass).toHaveValue('256');
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(
    page.getByText(/This run needs .* GB of memory .* more than WebAssembly can hold/),
  ).toBeVisible();
  const offer = page.getByRole('button', { name: /Use \d+ rows per pass/ });
  const rows = /\d+/.exec(await offer.innerText())?.[0] ?? '';
  await offer.click();
  await page.getByRole('button', { name: 'More settings' }).click();
  await expect(perPass).toHaveValue(rows);
  await expect(perStep).toHaveValue('256');
  await expect(page.getByRole('button', { name: 'Start training' })).toBeEnabled();
});
