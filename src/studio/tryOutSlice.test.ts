import { describe, expect, it } from 'vitest';
import { Failed } from '../base/failed';
import type { GenerateEvent, GenerateRequest } from '../bridge/contract';
import { createFakeEngine } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { smallPrompt } from '../testing/promptTables';
import { createStudio, type Studio } from './createStudio';

const token = (text: string): GenerateEvent => ({
  kind: 'token',
  token: { id: 1, text, logProbability: -0.5, alternatives: [] },
});
const read: GenerateEvent = {
  kind: 'read',
  promptTokens: 7,
  cut: 2,
  labels: [{ label: ' yes', logProbability: -1, tokens: 2, probability: 1 }],
};

/** A studio with one learned task; what the engine is asked is in `asked`. */
async function openStudio(
  answer: (request: GenerateRequest, signal: AbortSignal) => AsyncIterable<GenerateEvent>,
): Promise<{ readonly studio: Studio; readonly asked: GenerateRequest[] }> {
  const asked: GenerateRequest[] = [];
  const engine = createFakeEngine({
    start: async () => wasmReport,
    loadModel: async () => tinyModel,
    generate: (request, signal) => {
      asked.push(request);
      return answer(request, signal);
    },
  });
  const studio = createStudio(buildWorld({ openEngine: () => engine }), (callback) => callback());
  await studio.open();
  const base = { name: tinyModel.name, fingerprint: tinyModel.fingerprint };
  const table = { base, prompts: [smallPrompt('mood')], earlier: [], history: [] };
  studio.store.setState((state) => ({ table: { ...state.table, tables: [table] } }));
  return { studio, asked };
}

async function* twoTokens(): AsyncGenerator<GenerateEvent> {
  yield read;
  yield token(' ye');
  yield token('s');
  yield { kind: 'ended', text: ' yes', stoppedAtEos: true };
}

describe('trying a text out', () => {
  it('asks with the prompt and without, on the same text, and keeps every token', async () => {
    const { studio, asked } = await openStudio(twoTokens);
    studio.tryOut.setField('text', 'fine');
    await studio.tryOut.tryOut();
    expect(asked.map(({ prompt, fields }) => [prompt?.taskname, fields])).toEqual([
      ['mood', { text: 'fine' }],
      [undefined, { text: 'fine' }],
    ]);
    const { tuned, untuned } = studio.store.getState().tryOut;
    expect(tuned).toMatchObject({
      kind: 'done',
      end: 'eos',
      answer: { text: ' yes', cut: 2, tokens: [{ text: ' ye' }, { text: 's' }], labels: [{ tokens: 2 }] },
    });
    expect(untuned.kind).toBe('done');
  });

  it('is asking without a gap, from the press to the last of both answers', async () => {
    const { studio } = await openStudio(twoTokens);
    const kinds: string[] = [];
    studio.store.subscribe(({ tryOut: { tuned, untuned } }) => kinds.push(`${tuned.kind} ${untuned.kind}`));
    await studio.tryOut.tryOut();
    expect(kinds.at(-1)).toBe('done done');
    expect(kinds.slice(0, -1).filter((kind) => !kind.includes('running'))).toEqual([]);
  });

  it('writes greedily until sampling is chosen; drawing again takes the next seed', async () => {
    const { studio, asked } = await openStudio(twoTokens);
    await studio.tryOut.tryOut();
    studio.tryOut.setWriting({ isSampled: true, maxNewTokens: 5, sampling: { temperature: 0.5, topK: 10 } });
    await studio.tryOut.tryOut();
    await studio.tryOut.drawAgain();
    const sampling = { temperature: 0.5, topK: 10, topP: undefined, seed: 1 };
    expect(asked.filter((_, i) => i % 2 === 0).map((request) => request.sampling)).toEqual([
      undefined,
      sampling,
      { ...sampling, seed: 2 },
    ]);
    expect(asked.at(-1)).toMatchObject({ maxNewTokens: 5, sampling: { seed: 2 } });
  });

  it('shows what is written while it is written, and keeps it when stopped', async () => {
    const { studio } = await openStudio(async function* (_, signal) {
      yield read;
      yield token(' ye');
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const asking = studio.tryOut.tryOut();
    await new Promise((resolve) => setTimeout(resolve));
    expect(studio.store.getState().tryOut.tuned).toMatchObject({ kind: 'running', answer: { text: ' ye' } });
    studio.tryOut.cancel();
    await asking;
    expect(studio.store.getState().tryOut).toMatchObject({
      tuned: { kind: 'done', end: 'stopped', answer: { text: ' ye' } },
      untuned: { kind: 'idle' },
    });
  });

  it('drops answers to a text that has changed meanwhile', async () => {
    const { studio } = await openStudio(async function* (_, signal) {
      yield read;
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    const asking = studio.tryOut.tryOut();
    await new Promise((resolve) => setTimeout(resolve));
    studio.tryOut.setField('text', 'another');
    await asking;
    expect(studio.store.getState().tryOut).toMatchObject({
      tuned: { kind: 'idle' },
      untuned: { kind: 'idle' },
    });
  });

  it('drops answers of numbers that are gone; a task that was renamed stays chosen', async () => {
    const { studio } = await openStudio(twoTokens);
    const tryOut = () => studio.store.getState().tryOut;
    studio.table.duplicate('mood', 'tone');
    studio.tryOut.setField('text', 'fine');
    await studio.tryOut.tryOut();
    studio.table.setAliases('mood', [{ from: 'fine', to: 'good' }]);
    studio.table.remove('tone');
    expect(tryOut().tuned.kind).toBe('done');
    studio.tryOut.chooseTask('mood');
    await studio.tryOut.tryOut();
    studio.table.rename('mood', 'voice');
    expect(tryOut()).toMatchObject({ taskname: 'voice', tuned: { kind: 'idle' } });
    studio.tryOut.setField('text', 'fine');
    await studio.tryOut.tryOut();
    studio.table.keep([smallPrompt('voice', [9, 8, 7, 6])], []);
    expect(tryOut()).toMatchObject({
      fields: { text: 'fine' },
      tuned: { kind: 'idle' },
      untuned: { kind: 'idle' },
    });
    await studio.tryOut.tryOut();
    studio.table.remove('voice');
    expect(tryOut()).toMatchObject({ tuned: { kind: 'idle' }, untuned: { kind: 'idle' } });
  });

  it('says why the model cannot answer', async () => {
    const failure = { kind: 'row-unusable', reason: 'too-long', length: 90, limit: 40 } as const;
    // biome-ignore lint/correctness/useYield: it fails before its first event
    const { studio } = await openStudio(async function* () {
      throw new Failed(failure);
    });
    await studio.tryOut.tryOut();
    expect(studio.store.getState().tryOut.tuned).toEqual({ kind: 'failed', failure });
  });
});
