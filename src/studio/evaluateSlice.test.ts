import { describe, expect, it, vi } from 'vitest';
import { Failed } from '../base/failed';
import type { EvaluateRequest } from '../bridge/contract';
import type { Contestant } from '../run/judging/types';
import { createFakeEngine, type EngineScript, endedEvent } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { prediction } from '../testing/predictions';
import { createStudio } from './createStudio';
import { currentTable } from './currentTable';
import { comparisonsOf } from './evaluateResults';
import { chosenOrigin, originsOffered } from './evaluateRows';

const row = (i: number) =>
  JSON.stringify({ taskname: 'mood', text: `row ${i}`, label: i % 2 === 0 ? 'good' : 'bad' });
const file = (from: number, to: number, name = 'rows.jsonl') => ({
  name,
  bytes: new Blob([Array.from({ length: to - from }, (_, i) => row(from + i)).join('\n')]),
});

async function* answerAll({ rows, contestants }: EvaluateRequest) {
  const asked = rows.kind === 'rows' ? rows.rows : [];
  const total = asked.length;
  for (const contestant of contestants) {
    yield { kind: 'progress' as const, contestant, done: 1, total };
    yield {
      kind: 'judged' as const,
      contestant,
      rows: asked.map(({ line, fields }) => prediction(line, fields['label'] ?? '', 'good')),
    };
  }
}

async function openStudio(script: Partial<EngineScript> = {}) {
  const requests: EvaluateRequest[] = [];
  const world = buildWorld({
    openEngine: () =>
      createFakeEngine({
        start: async () => wasmReport,
        loadModel: async () => tinyModel,
        tune: async function* (request) {
          const { kind, report, ...rest } = endedEvent(request, 1);
          const predictions = [2, 3].map((line) => prediction(line, 'good', 'good'));
          yield { kind, ...rest, report: { ...report, predictions } };
        },
        evaluate: (request) => {
          requests.push(request);
          return answerAll(request);
        },
        ...script,
      }),
  });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  return { studio, world, requests };
}

const linesOf = (given: EvaluateRequest['rows'] | undefined): readonly (string | undefined)[] =>
  given?.kind === 'rows' ? given.rows.map(({ fields }) => fields['text']) : [];

describe('evaluating', () => {
  it('judges on the rows that the last run kept apart; all other training rows may be examples', async () => {
    const { studio, requests } = await openStudio();
    await studio.data.read('train', file(0, 6));
    await studio.run.start();
    await studio.evaluate.start();
    const [request] = requests;
    expect(linesOf(request?.rows)).toEqual(['row 1', 'row 2']);
    expect(linesOf(request?.examples)).toEqual(['row 0', 'row 3', 'row 4', 'row 5']);
    const kinds: readonly Contestant[] = [
      { kind: 'tuned' },
      { kind: 'untuned', shots: 0 },
      { kind: 'untuned', shots: 1 },
      { kind: 'majority' },
    ];
    expect(request?.contestants).toEqual(kinds);
    const { status, result } = studio.store.getState().evaluate;
    expect(status).toEqual({ kind: 'idle' });
    expect(result?.outcomes.map(({ contestant }) => contestant)).toEqual(kinds);
    expect(result?.rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('gives every row a line of its own, examples too', async () => {
    const { studio, requests } = await openStudio();
    await studio.data.read('train', file(0, 4));
    await studio.data.read('test', file(10, 14, 'test.jsonl'));
    await studio.evaluate.start();
    const lines = [requests[0]?.rows, requests[0]?.examples].flatMap((given) =>
      given?.kind === 'rows' ? given.rows.map(({ line }) => line) : [],
    );
    expect(lines).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('without a learned prompt the untuned model answers with the template, its labels from the rows', async () => {
    const { studio, requests } = await openStudio();
    await studio.data.read('train', file(0, 4));
    await studio.data.read('test', file(10, 14, 'test.jsonl'));
    await studio.evaluate.start();
    expect(requests[0]?.contestants.map(({ kind }) => kind)).toEqual(['untuned', 'untuned', 'majority']);
    expect(requests[0]?.prompts).toMatchObject([{ taskname: 'mood', labels: ['good', 'bad'] }]);
  });

  it('before any training judges on what a run would keep apart, with examples from the rest', async () => {
    const { studio, requests } = await openStudio();
    await studio.data.read('train', file(0, 40));
    await studio.evaluate.start();
    const [rows, examples] = [linesOf(requests[0]?.rows), linesOf(requests[0]?.examples)];
    expect(studio.store.getState().evaluate.result?.origin).toBe('planned');
    expect(rows.length).toBeGreaterThan(0);
    expect(examples.length).toBeGreaterThan(rows.length);
    expect(rows.filter((text) => examples.includes(text))).toEqual([]);
    await studio.run.start();
    expect(originsOffered(studio.store.getState())).not.toContain('planned');
  });

  it('takes a seeded choice of many rows, each label with its share', async () => {
    const { studio, requests } = await openStudio();
    await studio.data.read('train', file(0, 4));
    await studio.data.read('test', file(10, 110, 'test.jsonl'));
    studio.evaluate.change({ mostRows: 10, seed: 1 });
    await studio.evaluate.start();
    await studio.evaluate.start();
    studio.evaluate.change({ seed: 2 });
    await studio.evaluate.start();
    const [first, again, other] = requests.map(({ rows }) => linesOf(rows));
    expect(first).toHaveLength(10);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    const given = requests[0]?.rows;
    const good = given?.kind === 'rows' ? given.rows.filter(({ fields }) => fields['label'] === 'good') : [];
    expect(good).toHaveLength(5);
  });

  it('a file opened for judging is taken; rows of other tasks and without an answer are not', async () => {
    const { studio, requests } = await openStudio();
    await studio.data.read('train', file(0, 4));
    const others = ['{"taskname":"other","text":"x","label":"y"}', '{"taskname":"mood","text":"unanswered"}'];
    studio.evaluate.openFile(new File([[row(1), ...others].join('\n')], 'more.jsonl'));
    await studio.evaluate.start();
    expect(linesOf(requests[0]?.rows)).toEqual(['row 1']);
    studio.evaluate.openFile(new File([others.join('\n')], 'none.jsonl'));
    await studio.evaluate.start();
    expect(studio.store.getState().evaluate.status).toEqual({ kind: 'no-rows', read: 2 });
    expect(requests).toHaveLength(1);
  });

  it('rows that were kept when a prompt was learned serve when the run is long gone', async () => {
    const { studio, requests } = await openStudio({
      tune: async function* (request) {
        const heldOut = [{ line: 1, taskname: undefined, fields: { text: 'kept', label: 'good' } }];
        yield { ...endedEvent(request, 1), heldOut };
      },
    });
    await studio.data.read('train', file(0, 4));
    await studio.run.start();
    studio.run.clear();
    // Measuring the new prompt asks the engine too.
    await vi.waitFor(() => expect(studio.store.getState().table.measuring.kind).toBe('idle'));
    requests.length = 0;
    await studio.evaluate.start();
    expect(linesOf(requests[0]?.rows)).toEqual(['kept']);
    expect(studio.store.getState().evaluate.result?.origin).toBe('kept');
  });

  it('of several learned tasks judges on rows of all of them, not on those of the last run alone', async () => {
    const { studio } = await openStudio({
      tune: async function* (request) {
        const { kind, report, ...rest } = endedEvent(request, 1);
        const { taskname = '' } = request.templates[0] ?? {};
        const heldOut = [
          { line: 1, taskname: undefined, fields: { text: `kept ${taskname}`, label: 'good' } },
        ];
        const predictions = [prediction(2, 'good', 'good', { taskname })];
        yield { kind, ...rest, heldOut, report: { ...report, predictions } };
      },
    });
    const nameless = ['a', 'b', 'c', 'd'].map((text) => JSON.stringify({ text, label: 'good' }));
    await studio.data.read('train', { name: 'rows.jsonl', bytes: new Blob([nameless.join('\n')]) });
    for (const taskname of ['mood', 'tone']) {
      studio.templates.edit({ taskname });
      await studio.run.start();
      await vi.waitFor(() => expect(studio.store.getState().table.measuring.kind).toBe('idle'));
    }
    const state = () => studio.store.getState();
    expect(chosenOrigin(state())).toBe('kept');
    studio.evaluate.change({ taskname: 'tone' });
    expect(chosenOrigin(state())).toBe('last-run');
    studio.evaluate.change({ taskname: 'mood' });
    expect(chosenOrigin(state())).toBe('kept');
  });

  it('a run that begins ends the comparison: it needs the engine for itself', async () => {
    const { studio } = await openStudio({
      evaluate: async function* (request, signal) {
        yield { kind: 'progress', contestant: { kind: 'tuned' }, done: 0, total: 4 };
        await studio.run.start();
        signal.throwIfAborted();
        yield* answerAll(request);
      },
    });
    await studio.data.read('train', file(0, 4));
    await studio.data.read('test', file(10, 14, 'test.jsonl'));
    await studio.evaluate.start();
    expect(studio.store.getState().evaluate).toMatchObject({ status: { kind: 'idle' }, result: undefined });
  });

  it('a cancelled comparison leaves what was found before', async () => {
    let isSlow = false;
    const { studio } = await openStudio({
      evaluate: async function* (request, signal) {
        if (!isSlow) {
          yield* answerAll(request);
          return;
        }
        yield { kind: 'progress', contestant: { kind: 'tuned' }, done: 1, total: 4 };
        studio.evaluate.cancel();
        signal.throwIfAborted();
      },
    });
    await studio.data.read('train', file(0, 4));
    await studio.data.read('test', file(10, 14, 'test.jsonl'));
    await studio.evaluate.start();
    const found = studio.store.getState().evaluate.result;
    isSlow = true;
    await studio.evaluate.start();
    const { status, result } = studio.store.getState().evaluate;
    expect(status).toEqual({ kind: 'idle' });
    expect(result).toBe(found);
  });

  it('a failure is named', async () => {
    const { studio } = await openStudio({
      // biome-ignore lint/correctness/useYield: it fails before it answers
      evaluate: async function* () {
        throw new Failed({ kind: 'device-lost', reason: 'driver', step: 0 });
      },
    });
    await studio.data.read('train', file(0, 4));
    await studio.data.read('test', file(10, 14, 'test.jsonl'));
    await studio.evaluate.start();
    expect(studio.store.getState().evaluate.status).toMatchObject({
      kind: 'failed',
      failure: { kind: 'device-lost' },
    });
  });
});

describe('a remapping', () => {
  it('is saved with the prompt, and judges the answers anew without asking again', async () => {
    const { studio, requests } = await openStudio();
    await studio.data.read('train', file(0, 6));
    await studio.run.start();
    await studio.evaluate.start();
    const accuracy = () => {
      const state = studio.store.getState();
      const { result } = state.evaluate;
      const judged = result && comparisonsOf(result, currentTable(state), 'token');
      return judged?.[0]?.reports[0]?.accuracy;
    };
    expect(accuracy()).toBe(0.5);
    const asked = requests.length;
    studio.table.setAliases('mood', [{ from: 'bad', to: 'good' }]);
    expect(accuracy()).toBe(1);
    expect(currentTable(studio.store.getState())?.prompts[0]?.aliases).toEqual([{ from: 'bad', to: 'good' }]);
    expect(requests).toHaveLength(asked);
    studio.table.undo();
    expect(accuracy()).toBe(0.5);
  });
});
