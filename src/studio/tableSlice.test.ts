import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EvaluateEvent, EvaluateRequest } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { continualGrid } from '../table/continualGrid';
import { keepPrompts } from '../table/keepPrompts';
import type { VirtualPrompt } from '../table/promptTable';
import { createFakeEngine, type EngineScript, endedEvent } from '../testing/fakeEngine';
import { buildWorld, memoryShelf, tinyModel, wasmReport } from '../testing/fakeWorld';
import { smallPrompt } from '../testing/promptTables';
import { createStudio } from './createStudio';
import { currentTable } from './currentTable';
import type { StudioWorld } from './kit';
import { measuringObstacle } from './measuring';

const heldOut = (taskname: string): readonly Example[] =>
  ['yes', 'no'].map((label, i) => ({ line: i + 1, taskname, fields: { text: `row ${i}`, label } }));

/** Answers every row with `yes`. */
async function* sayYes({ prompts, rows }: EvaluateRequest): AsyncGenerator<EvaluateEvent> {
  const contestant = { kind: 'tuned' } as const;
  const given = rows.kind === 'rows' ? rows.rows : [];
  yield { kind: 'progress', contestant, done: 1, total: given.length };
  yield {
    kind: 'judged',
    contestant,
    rows: given.map(({ line, fields }) => ({
      split: 'test',
      line,
      taskname: prompts[0]?.taskname ?? '',
      label: fields['label'],
      prediction: 'yes',
      labelScores: undefined,
      candidateScores: undefined,
      cut: 0,
      skipped: undefined,
    })),
  };
}

const script: EngineScript = {
  start: async () => wasmReport,
  loadModel: async () => tinyModel,
  evaluate: sayYes,
};

async function openStudio(parts: EngineScript = {}, world: Partial<StudioWorld> = {}) {
  const studio = createStudio(
    buildWorld({ openEngine: () => createFakeEngine({ ...script, ...parts }), ...world }),
    (callback) => callback(),
  );
  await studio.open();
  const table = () => currentTable(studio.store.getState());
  const names = () => table()?.prompts.map(({ taskname, version }) => `${taskname} ${version}`);
  return { studio, table, names, state: () => studio.store.getState().table };
}

const learn = async (
  { studio }: Awaited<ReturnType<typeof openStudio>>,
  ...prompts: readonly VirtualPrompt[]
): Promise<void> => {
  studio.table.keep(
    prompts,
    prompts.flatMap(({ taskname }) => heldOut(taskname)),
  );
  await vi.waitFor(() => expect(studio.store.getState().table.measuring.kind).not.toBe('running'));
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(2000);

describe('a prompt table that grows', () => {
  it('learns one task after another; all of it is undone and done again', async () => {
    const opened = await openStudio();
    const { studio, names, state, table } = opened;
    await learn(opened, smallPrompt('a'));
    const before = table()?.prompts[0];
    await learn(opened, smallPrompt('c', [5, 6, 7, 8]));
    expect(table()?.prompts[0]).toBe(before);
    expect(studio.table.rename('a', 'c')).toEqual({ kind: 'table-name-taken', taskname: 'c' });
    expect(studio.table.rename('a', 'mood')).toBeUndefined();
    expect(studio.table.duplicate('mood', 'mood-2')).toBeUndefined();
    studio.table.setAliases('c', [{ from: 'ja', to: 'yes' }]);
    studio.table.remove('c');
    expect(names()).toEqual(['mood 1', 'mood-2 1']);
    expect(state().past.map(({ deed }) => deed.kind)).toEqual([
      'learned',
      'learned',
      'renamed',
      'duplicated',
      'aliases-set',
      'removed',
    ]);
    const after = state().tables;
    for (let i = 0; i < 6; i++) studio.table.undo();
    expect(table()).toBeUndefined();
    studio.table.undo();
    expect(state().lastChange).toMatchObject({ how: 'undone', deed: { kind: 'learned', tasknames: ['a'] } });
    for (let i = 0; i < 6; i++) studio.table.redo();
    expect(state().tables).toBe(after);
    expect(state().future).toEqual([]);
  });

  it('keeps the former version of a task that is learned again, and can go back to it', async () => {
    const opened = await openStudio();
    const { studio, names } = opened;
    await learn(opened, smallPrompt('a'));
    await learn(opened, smallPrompt('a', [9, 8, 7, 6]));
    expect(names()).toEqual(['a 2']);
    studio.table.putVersionInUse('a', 1);
    expect(names()).toEqual(['a 1']);
    studio.table.removeVersion('a', 1);
    expect(names()).toEqual(['a 2']);
  });

  it('a change that changes nothing needs no way back', async () => {
    const opened = await openStudio();
    await learn(opened, smallPrompt('a'));
    opened.studio.table.rename('a', 'a');
    opened.studio.table.putVersionInUse('a', 1);
    expect(opened.state().past).toHaveLength(1);
  });

  it('takes in a table of the same base, and refuses one of another with both names', async () => {
    const opened = await openStudio();
    const { studio, names, state } = opened;
    await learn(opened, smallPrompt('a'));
    const { name, fingerprint } = tinyModel;
    const empty = { base: { name, fingerprint }, prompts: [], earlier: [], history: [] };
    const theirs = keepPrompts(empty, [smallPrompt('a', [9, 8, 7, 6]), smallPrompt('b')], 5);
    expect(studio.table.merge({ ...theirs, base: { name: 'big', fingerprint: 'bb' } }, 'rename')).toBe(false);
    expect(state().refusal).toMatchObject({ kind: 'table-other-base', tableBase: 'big', baseName: 'tiny' });
    expect(names()).toEqual(['a 1']);
    expect(studio.table.merge(theirs, 'rename')).toBe(true);
    expect(names()).toEqual(['a 1', 'a-2 1', 'b 1']);
    expect(state()).toMatchObject({
      refusal: undefined,
      lastChange: { deed: { kind: 'merged', tasknames: ['a-2', 'b'] } },
    });
    studio.table.undo();
    expect(names()).toEqual(['a 1']);
  });

  it('comes back on the next visit with its versions, history and held-out rows', async () => {
    const shelf = memoryShelf();
    const first = await openStudio({}, { shelf });
    await learn(first, { ...smallPrompt('a'), start: Float32Array.of(0, 0, 0, 1) });
    await learn(first, smallPrompt('a', [9, 8, 7, 6]));
    await settle();
    const second = await openStudio({}, { shelf });
    expect(second.table()).toEqual(first.table());
    expect(second.state().heldOut).toEqual(first.state().heldOut);
    expect(second.state().past).toEqual([]);
  });

  it('what a project brings in cannot be undone into the tables before it', async () => {
    const opened = await openStudio();
    const { studio, names, table } = opened;
    await learn(opened, smallPrompt('a'));
    const brought = table();
    await learn(opened, smallPrompt('b'));
    studio.table.restore({ tables: brought === undefined ? [] : [brought] });
    studio.table.undo();
    expect(names()).toEqual(['a 1']);
  });

  it('held-out rows that were changed on the shelf are a named notice', async () => {
    const shelf = memoryShelf();
    shelf.values.set('heldOut', [{ digest: 'aa', rows: [{ line: 'one' }] }]);
    const { studio } = await openStudio({}, { shelf });
    expect(studio.store.getState().view.notices).toMatchObject([
      { content: { failure: { kind: 'storage-corrupt', what: 'held-out rows' } } },
    ]);
  });
});

describe('measuring after each learning step', () => {
  const scores = (table: ReturnType<typeof currentTable>) =>
    table?.history.map(({ standing }) => standing.map(({ score }) => score?.accuracy));

  it('judges every prompt on its own held-out rows and notes it in that step', async () => {
    const asked: EvaluateRequest[] = [];
    const opened = await openStudio({
      evaluate: (request) => {
        asked.push(request);
        return sayYes(request);
      },
    });
    await learn(opened, smallPrompt('a'));
    await learn(opened, smallPrompt('c', [5, 6, 7, 8]));
    expect(scores(opened.table())).toEqual([[0.5], [0.5, 0.5]]);
    expect(asked.map(({ prompts }) => prompts[0]?.taskname)).toEqual(['a', 'a', 'c']);
    expect(continualGrid(opened.table() ?? { history: [] }).rows[1]?.forgetting).toEqual({
      mean: 0,
      tasks: 1,
    });
  });

  it('P9 the rows go with the numbers, whatever the task is called', async () => {
    const asked: EvaluateRequest[] = [];
    const opened = await openStudio({
      evaluate: (request) => {
        asked.push(request);
        return sayYes(request);
      },
    });
    await learn(opened, smallPrompt('a'));
    opened.studio.table.rename('a', 'mood');
    await opened.studio.table.measure();
    expect(asked[1]?.rows).toMatchObject({ rows: [{ taskname: 'mood' }, { taskname: 'mood' }] });
  });

  it('a table that was taken in is a step too: what stood before is judged anew', async () => {
    const opened = await openStudio();
    await learn(opened, smallPrompt('a'));
    const mine = opened.table();
    if (mine === undefined) throw new Error('nothing was learned');
    opened.studio.table.merge({ ...mine, prompts: [smallPrompt('c', [5, 6, 7, 8])], history: [] }, 'rename');
    await vi.waitFor(() => expect(scores(opened.table())).toEqual([[0.5], [0.5, undefined]]));
  });

  it('label aliases count', async () => {
    const opened = await openStudio();
    await learn(opened, smallPrompt('a'));
    opened.studio.table.setAliases('a', [{ from: 'no', to: 'yes' }]);
    await opened.studio.table.measure();
    expect(scores(opened.table())).toEqual([[1]]);
  });

  it('is broken off by a new run, and can be asked for again', async () => {
    let isSlow = true;
    const opened = await openStudio({
      tune: async function* (request) {
        yield { ...endedEvent(request, 1), prompts: [] };
      },
      evaluate: async function* (request, signal) {
        yield { kind: 'progress', contestant: { kind: 'tuned' }, done: 0, total: 2 };
        if (isSlow)
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        yield* sayYes(request);
      },
    });
    const { studio, state } = opened;
    const lines = heldOut('a').map(({ fields }) => JSON.stringify(fields));
    await studio.data.read('train', { name: 'rows.jsonl', bytes: new Blob([lines.join('\n')]) });
    studio.table.keep([smallPrompt('a')], heldOut('a'));
    await vi.waitFor(() => expect(state().measuring).toEqual({ kind: 'running', done: 0, total: 2 }));
    await studio.run.start();
    await vi.waitFor(() => expect(state().measuring.kind).toBe('idle'));
    expect(scores(opened.table())).toEqual([[undefined]]);
    isSlow = false;
    await studio.table.measure();
    expect(scores(opened.table())).toEqual([[0.5]]);
  });

  it('a failure is told where the figures would be', async () => {
    const opened = await openStudio({
      evaluate: () => {
        throw new Error('broken');
      },
    });
    await learn(opened, smallPrompt('a'));
    expect(opened.state().measuring).toMatchObject({ kind: 'failed', failure: { kind: 'bug' } });
  });

  it('says why it cannot be done', async () => {
    const opened = await openStudio();
    const { store, table } = opened.studio;
    expect(measuringObstacle(store.getState())).toBe('nothing-learned');
    table.keep([smallPrompt('a')], []);
    expect(measuringObstacle(store.getState())).toBe('no-rows');
  });
});
