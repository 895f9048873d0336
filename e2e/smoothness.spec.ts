import { writeFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { goTo, openStudio, prepareShortRun } from './support';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the task in microseconds: time in which another program had the processor does not count. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Processor time too grows when others use the same cache; a task that is really too long is so every time. */
test.describe.configure({ retries: 2 });

/** Milliseconds of the page's own tasks above 50 ms while something goes on. */
async function longTasks(browser: Browser, page: Page, doing: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await doing();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const pageThreads = new Set(
    traceEvents
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid, tdur }) =>
      name.endsWith('RunTask') && tdur !== undefined && pageThreads.has(`${pid} ${tid}`),
  );
  expect(tasks.length).toBeGreaterThan(100);
  return tasks.map(({ tdur }) => (tdur ?? 0) / 1000).filter((milliseconds) => milliseconds > 50);
}

test('no task of the page takes more than 50 ms of its thread while a training runs', async ({
  browser,
  page,
}) => {
  await openStudio(page);
  await prepareShortRun(page, 20);
  const long = await longTasks(browser, page, async () => {
    await page.getByRole('button', { name: 'Start training' }).click();
    await expect(page.getByText(/Training is done: 20 steps/)).toBeVisible({ timeout: 90_000 });
  });
  expect(long).toEqual([]);
});

test('200 000 lines are read and scrolled without a task above 50 ms', async ({ browser, page }, info) => {
  await openStudio(page);
  await goTo(page, 'Data');
  const lines = Array.from({ length: 200_000 }, (_, i) =>
    i === 123_455
      ? '{"text": "cut off'
      : JSON.stringify({
          text: `Row ${i}: the tram on line ${i % 97} was late again, and nobody at the stop seemed to mind it much.`,
          label: ['good', 'bad', 'so-so'][i % 3],
        }),
  );
  // A path, not bytes: those would be unpacked by the page itself.
  const file = info.outputPath('many.jsonl');
  await writeFile(file, lines.join('\n'));
  const long = await longTasks(browser, page, async () => {
    await page.locator('input[type=file]').first().setInputFiles(file);
    await expect(page.getByText(/^199,999 rows ready, /)).toBeVisible({ timeout: 60_000 });
    const table = page.getByRole('table', { name: 'Table of all rows' });
    await page.getByLabel('Line', { exact: true }).fill('150000');
    await page.getByLabel('Line', { exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Go to line' }).click();
    await expect(table.getByRole('cell', { name: '150,000', exact: true })).toBeVisible();
  });
  expect(long).toEqual([]);
});
