import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, TuneRequest } from '../bridge/contract';
import { collectRun, jsonLines, smallRequest, smallTemplates, startSmallSession } from '../testing/smallRun';

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

const mood = at(smallTemplates, 0);
const rowsOf = (...labels: readonly string[]) =>
  jsonLines(labels.map((label, i) => ({ taskname: 'mood', sentence: `It was number ${i}.`, label })));
const request = (train: TuneRequest['data']['train'], changes: Partial<TuneRequest> = {}): TuneRequest => ({
  ...smallRequest(),
  data: { train, validation: undefined, test: undefined },
  templates: [mood],
  ...changes,
});

describe('a run that cannot be', () => {
  it.each<[string, TuneRequest, object]>([
    [
      'no usable rows',
      request(rowsOf('', '')),
      { kind: 'no-rows-left', split: 'train', given: 2, skipped: { 'empty-answer': 2 } },
    ],
    ['an empty file', request(jsonLines([])), { kind: 'no-rows-left', split: 'train', given: 0 }],
    [
      'one class only',
      request(rowsOf(' good', ' good', ' good')),
      { kind: 'one-class-only', taskname: 'mood', label: ' good', rows: 3 },
    ],
    [
      'an answer longer than the context',
      request(rowsOf(' good', ' bad', ' quite '.repeat(60))),
      { kind: 'label-too-long', line: 3, room: 40 - 6 - 1 },
    ],
    [
      'tasks with different numbers of virtual tokens',
      request(rowsOf(' good', ' bad'), {
        templates: [mood, { ...at(smallTemplates, 1), totalVirtualTokens: 8, virtualTokenSplits: [8] }],
      }),
      { kind: 'unequal-virtual-tokens', totals: { mood: 6, intent: 8 } },
    ],
    [
      'a validation file without a usable row',
      {
        ...request(rowsOf(' good', ' bad')),
        data: { train: rowsOf(' good', ' bad'), validation: rowsOf(''), test: undefined },
      },
      { kind: 'no-rows-left', split: 'validation', given: 1, skipped: { 'empty-answer': 1 } },
    ],
  ])('%s', async (_title, refused, failure) => {
    await expect(collectRun(session, refused)).rejects.toMatchObject({ failure });
  });
});

describe('a run with gaps', () => {
  it('counts what it leaves out, by reason, and makes prompts only for tasks that it saw', async () => {
    const train = jsonLines([
      { taskname: 'mood', sentence: 'Fine.', label: ' good' },
      { taskname: 'mood', sentence: 'Poor.', label: ' bad' },
      { taskname: 'mood', sentence: 'Empty.', label: ' ' },
      { taskname: 'weather', sentence: 'Rain.', label: ' good' },
      { taskname: 'mood', sentence: 'So very long '.repeat(40), label: ' good' },
    ]);
    const events = await collectRun(session, { ...request(train), templates: smallTemplates });
    expect(events[0]).toMatchObject({
      kind: 'prepared',
      counts: { train: { given: 5, kept: 3, cut: 1, skipped: { 'empty-answer': 1, 'unknown-task': 1 } } },
    });
    expect(events.at(-1)).toMatchObject({ kind: 'ended', prompts: [{ taskname: 'mood' }] });
  });
  it('needs a base', async () => {
    session.dispose();
    await expect(collectRun(session, smallRequest())).rejects.toMatchObject({
      failure: { kind: 'model-not-loaded' },
    });
  });
});
