import { describe, expect, it } from 'vitest';
import { Failed } from '../base/failed';
import type { PredictEvent, PredictRequest, RowPrediction } from '../bridge/contract';
import { createFakeEngine } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { smallPrompt } from '../testing/promptTables';
import { tuneRequest } from '../testing/tuneRequest';
import { createStudio } from './createStudio';

const answer = (line: number, changes: Partial<RowPrediction> = {}): RowPrediction => ({
  split: 'test',
  line,
  taskname: 'mood',
  label: undefined,
  prediction: ` answer ${line}`,
  labelScores: undefined,
  candidateScores: undefined,
  cut: 0,
  skipped: undefined,
  ...changes,
});
const file = new File(['{"text":"a"}\n'], 'new.rows.jsonl');

/** Answers lines 4 down to 1 but those that are done, one at a time; waits forever before line `stuckAt`. */
async function openStudio(stuckAt: { line: number | undefined } = { line: undefined }) {
  const asked: PredictRequest[] = [];
  const engine = createFakeEngine({
    start: async () => wasmReport,
    loadModel: async () => tinyModel,
    predict: async function* (request, signal): AsyncGenerator<PredictEvent> {
      asked.push(request);
      yield { kind: 'counted', total: 4, faulty: 1 };
      for (const line of [4, 3, 2, 1].filter((each) => !request.done.includes(each))) {
        if (line === stuckAt.line)
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        yield {
          kind: 'answered',
          rows: [answer(line, line === 4 ? { skipped: 'too-long' } : { cut: line === 3 ? 5 : 0 })],
        };
      }
    },
  });
  const world = buildWorld({ openEngine: () => engine });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  const base = { name: tinyModel.name, fingerprint: tinyModel.fingerprint };
  const prompts = [smallPrompt('mood'), smallPrompt('intent')];
  const table = { base, prompts, earlier: [], history: [] };
  studio.store.setState((state) => ({ table: { ...state.table, tables: [table] } }));
  const state = () => studio.store.getState().predicting;
  const saved = async (): Promise<readonly { readonly line: number }[]> => {
    studio.predicting.save();
    const blob = world.given.get('new.rows.predictions.jsonl');
    const text = (await blob?.text()) ?? '';
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  };
  return { studio, asked, state, saved, stuckAt };
}

describe('answering the rows of a file', () => {
  it('counts what is answered, cut and left out, and hands all of it over in the order of the file', async () => {
    const { studio, asked, state, saved } = await openStudio();
    studio.predicting.choose(file);
    await studio.predicting.start();
    expect(state()).toMatchObject({
      status: { kind: 'done' },
      counts: { total: 4, faulty: 1, done: 4, cut: 1, skipped: { 'too-long': 1 } },
    });
    expect(state().counts.first.map(({ line }) => line)).toEqual([3, 2, 1]);
    expect((await saved()).map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(asked[0]?.prompts.map(({ taskname }) => taskname)).toEqual(['mood', 'intent']);
  });

  it('G11 keeps what is answered when cancelled, and asks only for the rest when it goes on', async () => {
    const { studio, asked, state, saved, stuckAt } = await openStudio({ line: 2 });
    studio.predicting.choose(file);
    const first = studio.predicting.start();
    await new Promise((resolve) => setTimeout(resolve));
    expect(state()).toMatchObject({ status: { kind: 'running' }, counts: { done: 2 } });
    studio.predicting.cancel();
    await first;
    expect(state()).toMatchObject({ status: { kind: 'stopped' }, counts: { done: 2, total: 4 } });
    expect((await saved()).map(({ line }) => line)).toEqual([3, 4]);
    stuckAt.line = undefined;
    // What is chosen meanwhile is for the next file.
    studio.predicting.chooseTask('intent');
    studio.tryOut.setNormalisation('token');
    await studio.predicting.resume();
    expect(asked[1]).toMatchObject({ done: [4, 3], normalisation: 'sum', prompts: asked[0]?.prompts });
    expect(state()).toMatchObject({
      status: { kind: 'done' },
      counts: { done: 4, skipped: { 'too-long': 1 } },
    });
    expect(await saved()).toHaveLength(4);
  });

  it('is stopped by a run, which needs the engine for itself, and by another base; what is answered stays', async () => {
    const { studio, state, saved } = await openStudio({ line: 2 });
    studio.predicting.choose(file);
    const first = studio.predicting.start();
    await new Promise((resolve) => setTimeout(resolve));
    const { model } = studio.store.getState();
    studio.store.setState({ model: { ...model, base: undefined } });
    await first;
    expect(state()).toMatchObject({ status: { kind: 'stopped' }, counts: { done: 2 }, isTaken: false });
    expect(await saved()).toHaveLength(2);
    expect(state().isTaken).toBe(true);
    studio.store.setState({ model });
    const second = studio.predicting.resume();
    await new Promise((resolve) => setTimeout(resolve));
    studio.store.setState({
      run: {
        kind: 'active',
        request: tuneRequest(),
        phase: 'preparing',
        prepared: undefined,
        baseline: undefined,
        profile: undefined,
        stopping: false,
      },
    });
    await second;
    expect(state().status).toEqual({ kind: 'stopped' });
  });

  it('answers with the prompt of one task where rows name none', async () => {
    const { studio, asked } = await openStudio();
    studio.predicting.chooseTask('intent');
    studio.predicting.choose(file);
    await studio.predicting.start();
    expect(asked[0]?.prompts.map(({ taskname }) => taskname)).toEqual(['intent']);
  });

  it('begins anew with another file, and forgets what was before', async () => {
    const { studio, asked, state } = await openStudio({ line: 1 });
    studio.predicting.choose(file);
    const first = studio.predicting.start();
    await new Promise((resolve) => setTimeout(resolve));
    studio.predicting.choose(new File([], 'other.jsonl'));
    await first;
    expect(state()).toMatchObject({
      file: { name: 'other.jsonl' },
      status: { kind: 'idle' },
      counts: { done: 0 },
    });
    const second = studio.predicting.start();
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked[1]?.done).toEqual([]);
    studio.predicting.cancel();
    await second;
  });

  it('says what went wrong and can go on after it', async () => {
    const engine = createFakeEngine({
      start: async () => wasmReport,
      loadModel: async () => tinyModel,
      // biome-ignore lint/correctness/useYield: it fails before its first event
      predict: async function* () {
        throw new Failed({ kind: 'unknown-task', taskname: 'weather', known: ['mood'] });
      },
    });
    const studio = createStudio(buildWorld({ openEngine: () => engine }), (callback) => callback());
    await studio.open();
    const base = { name: tinyModel.name, fingerprint: tinyModel.fingerprint };
    const table = { base, prompts: [smallPrompt('mood')], earlier: [], history: [] };
    studio.store.setState((state) => ({ table: { ...state.table, tables: [table] } }));
    studio.predicting.choose(file);
    await studio.predicting.start();
    expect(studio.store.getState().predicting.status).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unknown-task', taskname: 'weather' },
    });
  });
});
