import { expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun, stepNow, waitForModel, waitForStep } from './support';

/** Whether the browser has kept the state of encoder and optimiser. */
const hasCheckpoint = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('p-tuning-studio');
        opening.onsuccess = () => {
          const asking = opening.result.transaction('values').objectStore('values').get('checkpoint');
          asking.onsuccess = () => resolve(asking.result !== undefined);
        };
      }),
  );

test('a run goes on after a reload, and the project opens in another browser', async ({ page, browser }) => {
  await openStudio(page);
  await prepareShortRun(page, 20);
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Paused' })).toBeVisible();
  const paused = await stepNow(page);
  await expect.poll(() => hasCheckpoint(page)).toBe(true);

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await waitForModel(page);
  await goTo(page, 'Train');
  const card = page.getByRole('region', { name: 'Go on where it stopped' });
  await expect(card).toContainText(`stopped after ${paused} steps of 20`);
  await card.getByRole('button', { name: 'Go on where it stopped' }).click();
  await expect(page.getByText(/Training is done: 20 steps/)).toBeVisible({ timeout: 60_000 });
  await expect(card).toBeHidden();
  // Still one run: what went on is the one that stopped.
  await expect(page.getByRole('region', { name: 'Runs' }).getByRole('row')).toHaveCount(2);

  await goTo(page, 'Export');
  const project = page.getByRole('region', { name: 'Project' });
  await project.getByRole('switch', { name: /With the data/ }).check({ force: true });
  await expect(project.getByText('The file will contain your rows.')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    project.getByRole('button', { name: 'Save the project' }).click(),
  ]);

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await openStudio(other);
  const [chooser] = await Promise.all([
    other.waitForEvent('filechooser'),
    other.getByRole('button', { name: 'Open a project' }).click(),
  ]);
  await chooser.setFiles(await download.path());
  await expect(other.getByText(/Opened the project/)).toBeVisible();
  await goTo(other, 'Data');
  await expect(other.getByText('12 rows ready')).toBeVisible();
  await goTo(other, 'Train');
  await expect(other.getByRole('region', { name: 'Runs' }).getByRole('row')).toHaveCount(2);
  await goTo(other, 'Table');
  await expect(other.getByRole('region', { name: 'Prompts in use' })).toContainText('version 1');
  await elsewhere.close();
});
