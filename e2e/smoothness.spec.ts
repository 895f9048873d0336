import { expect, test } from '@playwright/test';
import { openStudio, prepareShortRun, waitForStep } from './support';

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

test('no task of the page takes more than 50 ms of its thread while a training runs', async ({
  browser,
  page,
}) => {
  await openStudio(page);
  await prepareShortRun(page, 12);
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await page.getByRole('button', { name: 'Start training' }).click();
  await waitForStep(page, 6);
  await expect(page.getByText(/Training is done/)).toBeVisible({ timeout: 90_000 });
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
  const long = tasks.map(({ tdur }) => (tdur ?? 0) / 1000).filter((milliseconds) => milliseconds > 50);
  expect(long).toEqual([]);
});
