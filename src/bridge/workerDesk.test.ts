import { afterEach, describe, expect, it } from 'vitest';
import type { DataSource } from '../data/dataset';
import { fixesFor } from '../data/fixOffer';
import { readDataSource } from '../data/readDataSource';
import { splitDataset } from '../data/splitDataset';
import { taskFieldsOf } from '../prompt/taskFields';
import { plainTemplate } from '../testing/tuneRequest';
import type { Desk } from './contract';
import { createDesk } from './deskCore';
import type { FromDesk, ToDesk } from './protocol';
import { serveDesk } from './serveDesk';
import { createWorkerDesk } from './workerDesk';

let close: () => void = () => undefined;
afterEach(() => close());

/** A desk behind a real MessageChannel: whatever crosses is cloned as it is between page and worker. */
function deskBehindWall(): Desk {
  const { port1, port2 } = new MessageChannel();
  close = () => {
    port1.close();
    port2.close();
  };
  serveDesk(port2, createDesk());
  port2.start();
  const desk = createWorkerDesk({
    postMessage: (message: ToDesk) => port1.postMessage(message),
    addEventListener: (type: string, listener: (event: MessageEvent<FromDesk>) => void) => {
      if (type === 'message') port1.addEventListener('message', listener);
    },
    terminate: close,
  });
  port1.start();
  return desk;
}

const source = (text: string): DataSource => ({ name: 'rows.jsonl', bytes: new Blob([text]) });
const quiet = { signal: new AbortController().signal, onProgress: () => undefined };
const manyRows = (rows: number): string =>
  Array.from({ length: rows }, (_, i) => `{"text":"row ${i}","label":"${i % 3}"}\n`).join('');

describe('the desk behind the wall', () => {
  it('mends a file by pressing: problem, offer, preview, repair, cleaned data', async () => {
    const desk = deskBehindWall();
    const given = source('{\'text\': \'a\', \'label\': \'x\'}\n{"text":"b","label":"y"}\nnot a row\n');
    const report = await desk.readData('train', given, quiet);
    expect(report).toMatchObject({ rows: 1, faulty: 2, leftOut: 0, repairs: 0, format: 'json-lines' });
    const offers = report.problems.flatMap((problem) => fixesFor(problem).slice(0, 1));
    expect(offers).toEqual([
      { kind: 'mend-line', line: 1 },
      { kind: 'edit-line', line: 3 },
    ]);
    const proposal = await desk.proposeFix('train', [plainTemplate], { kind: 'mend-line', line: 1 });
    expect(proposal).toMatchObject({
      changed: 1,
      changes: [{ line: 1, before: "{'text': 'a', 'label': 'x'}", after: '{"text":"a","label":"x"}' }],
    });
    expect(await desk.proposeFix('train', [], { kind: 'edit-line', line: 3 })).toBeUndefined();
    expect(await desk.recordAt('train', 3)).toEqual({ given: 'not a row', text: 'not a row' });
    const skip = { kind: 'skip-lines', lines: [3] } as const;
    expect(await desk.proposeRepair('train', skip)).toMatchObject({ changed: 1, leftOut: 1 });
    const repairs = proposal === undefined ? [] : [proposal.repair, skip];
    const mended = await desk.readData('train', { ...given, repairs }, quiet);
    expect(mended).toMatchObject({ rows: 2, faulty: 0, leftOut: 1, repairs: 2, problems: [] });
    const clean = await desk.cleanJsonl('train');
    expect(await clean.text()).toBe('{"text":"a","label":"x"}\n{"text":"b","label":"y"}\n');
  });

  it('serves any stretch of rows, and finds the row of a line', async () => {
    const desk = deskBehindWall();
    await desk.readData('train', source(`\n\n${manyRows(1000)}`), quiet);
    expect((await desk.rows('train', 500, 503)).map(({ line }) => line)).toEqual([503, 504, 505]);
    expect(await desk.rowIndexOfLine('train', 503)).toBe(500);
    expect(await desk.rowIndexOfLine('train', 1)).toBe(0);
    expect(await desk.rows('train', 998, 1200)).toHaveLength(2);
  });

  it('tells which values of a row are not text', async () => {
    const desk = deskBehindWall();
    await desk.readData('train', source('{"text":"a","label":1}'), quiet);
    expect(await desk.rows('train', 0, 1)).toMatchObject([
      { fields: { text: 'a' }, notText: { label: 'number' } },
    ]);
  });

  it('counts the rows and labels of each part as the run will split them', async () => {
    const desk = deskBehindWall();
    const given = source(manyRows(90));
    await desk.readData('train', given, quiet);
    const shares = { validationShare: 0.2, testShare: 0.1 };
    const sizes = await desk.splitSizes({ templates: [plainTemplate], leaveOut: [] }, shares, 7);
    const { examples } = (await readDataSource(given)).dataset;
    const run = splitDataset(examples, taskFieldsOf([plainTemplate]), shares, 7);
    expect([sizes.train.rows, sizes.validation.rows, sizes.test.rows]).toEqual([
      run.train.length,
      run.validation.length,
      run.test.length,
    ]);
    expect(sizes.validation.labels.map(({ rows }) => rows)).toEqual([6, 6, 6]);
    await desk.readData('validation', source(manyRows(5)), quiet);
    expect(
      (await desk.splitSizes({ templates: [plainTemplate], leaveOut: [] }, shares, 7)).validation.rows,
    ).toBe(5);
  });

  it('stops long work when told to, and goes on to answer', async () => {
    const desk = deskBehindWall();
    await desk.readData('train', source(manyRows(60_000)), quiet);
    const offer = { kind: 'skip-kind', fault: 'repeated-row' } as const;
    const works: readonly ((signal: AbortSignal) => Promise<unknown>)[] = [
      (signal) =>
        desk.readData('train', source(`[${manyRows(60_000).replaceAll('}\n', '},\n')}]`), {
          ...quiet,
          signal,
        }),
      (signal) => desk.check('train', [plainTemplate], signal),
      (signal) =>
        desk.splitSizes(
          { templates: [plainTemplate], leaveOut: [] },
          { validationShare: 0.1, testShare: 0.1 },
          1,
          signal,
        ),
      (signal) => desk.cleanJsonl('train', signal),
      (signal) => desk.proposeFix('train', [plainTemplate], offer, signal),
    ];
    for (const work of works) {
      const controller = new AbortController();
      const working = work(controller.signal);
      controller.abort();
      await expect(working).rejects.toMatchObject({ name: 'AbortError' });
    }
    expect(await desk.rows('train', 0, 1)).toHaveLength(1);
  });

  it('refuses questions about a part that was not read', async () => {
    const desk = deskBehindWall();
    await expect(desk.recordAt('test', 1)).rejects.toMatchObject({ failure: { kind: 'bug' } });
    expect(await desk.rows('test', 0, 9)).toEqual([]);
  });
});
