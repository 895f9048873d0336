import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, GenerateEvent, GenerateRequest, Sampling } from '../bridge/contract';
import type { VirtualPrompt } from '../table/promptTable';
import { readFixtureJsonLines } from '../testing/fixtures';
import { readFixtureTensors, tensorOf } from '../testing/fixtureTensors';
import { smallPrompt } from '../testing/promptTables';
import { collectRun, eventsOf, smallRequest, smallTemplates, startSmallSession } from '../testing/smallRun';

let session: Engine;
let prompts: readonly VirtualPrompt[];
const never = new AbortController().signal;

beforeAll(async () => {
  session = await startSmallSession();
  const events = await collectRun(session, smallRequest({ epochs: 8 }));
  prompts = at(eventsOf(events, 'ended'), 0).prompts;
});
afterAll(() => session.dispose());

const moodRequest = (changes: Partial<GenerateRequest> = {}): GenerateRequest => ({
  prompt: prompts[0],
  template: at(smallTemplates, 0),
  fields: { sentence: 'The film was warm and lovely.' },
  labels: [' good', ' not good'],
  normalisation: 'sum',
  maxNewTokens: 8,
  sampling: undefined,
  config: { addBos: false, spacing: 'literal', maxSequenceLength: 40, lossOver: 'vocabulary' },
  ...changes,
});

type EventOf<K extends GenerateEvent['kind']> = Extract<GenerateEvent, { readonly kind: K }>;
async function answered(request: GenerateRequest) {
  let read: EventOf<'read'> | undefined;
  let ended: EventOf<'ended'> | undefined;
  const tokens: EventOf<'token'>['token'][] = [];
  for await (const event of session.generate(request, never)) {
    if (event.kind === 'read') read = event;
    else if (event.kind === 'token') tokens.push(event.token);
    else ended = event;
  }
  return {
    labels: read?.labels ?? [],
    cut: read?.cut,
    promptTokens: read?.promptTokens ?? 0,
    tokens,
    ...ended,
  };
}

describe('answering a row in the open', () => {
  it('continues the row and shares probability among the labels', async () => {
    const { text, stoppedAtEos, labels, tokens } = await answered(moodRequest());
    expect(labels.map((score) => score.label)).toEqual([' good', ' not good']);
    expect(labels.reduce((sum, score) => sum + score.probability, 0)).toBeCloseTo(1, 9);
    expect([' good', ' not good']).toContain(text);
    expect(stoppedAtEos).toBe(true);
    expect(tokens.map((token) => token.text).join('')).toBe(text);
  });
  it('G4 tells each token with its probability and the best ones at its place', async () => {
    const { tokens } = await answered(moodRequest());
    for (const { id, logProbability, alternatives } of tokens) {
      expect(alternatives).toHaveLength(5);
      expect(at(alternatives, 0).id).toBe(id);
      expect(at(alternatives, 0).probability).toBeCloseTo(Math.exp(logProbability), 12);
      const shares = alternatives.map(({ probability }) => probability);
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    }
  });
  it('G4 adds up to the score of the label that it writes', async () => {
    const { text, tokens, labels } = await answered(moodRequest());
    const written = tokens.reduce((sum, token) => sum + token.logProbability, 0);
    const score = labels.find(({ label }) => label === text);
    expect(score?.tokens).toBe(tokens.length + 1);
    // The label's score also has EOS, which is nearly certain here.
    expect(score?.logProbability).toBeLessThanOrEqual(written + 1e-4);
    expect(score?.logProbability).toBeGreaterThan(written - 1);
  });
  it('lets the untuned model read the same text without virtual tokens', async () => {
    const tuned = await answered(moodRequest());
    const untuned = await answered(moodRequest({ prompt: undefined }));
    const plain = { ...at(smallTemplates, 0), promptTemplate: ' {sentence} verdict:{label}' };
    const template = { ...plain, totalVirtualTokens: 0, virtualTokenSplits: [] };
    const bare = await answered(moodRequest({ prompt: undefined, template }));
    untuned.labels.forEach(({ logProbability }, i) => {
      expect(logProbability).toBeCloseTo(at(bare.labels, i).logProbability, 4);
      expect(logProbability).not.toBeCloseTo(at(tuned.labels, i).logProbability, 2);
    });
    expect(untuned.text).toBe(bare.text);
  });
  it('G4 stays within the tokens of the labels where the prompt was trained so', async () => {
    const { config } = moodRequest();
    const request = moodRequest({ prompt: undefined, config: { ...config, lossOver: 'candidates' } });
    const { tokens } = await answered(request);
    expect(tokens.length).toBeGreaterThan(0);
    const share = at(tokens, 0).alternatives.reduce((sum, { probability }) => sum + probability, 0);
    expect(share).toBeCloseTo(1, 6);
    const all = at((await answered(moodRequest({ prompt: undefined }))).tokens, 0).alternatives;
    expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThan(0.999);
  });
  it('C1 cuts a long row where the template allows it, and says so', async () => {
    const fields = { sentence: 'warm and lovely '.repeat(30) };
    expect((await answered(moodRequest({ fields }))).cut).toBeGreaterThan(0);
  });
  it('C4 refuses a row that does not fit', async () => {
    const fields = { utterance: 'wake me up '.repeat(60) };
    const request = moodRequest({ fields, prompt: prompts[1], template: at(smallTemplates, 1) });
    await expect(answered(request)).rejects.toMatchObject({
      failure: { kind: 'row-unusable', reason: 'too-long', limit: 40 },
    });
  });
  it('G7 shares by the normalisation asked for', async () => {
    const plain = await answered(moodRequest());
    const { labels } = await answered(moodRequest({ normalisation: 'token' }));
    const weights = plain.labels.map(({ logProbability, tokens }) => Math.exp(logProbability / tokens));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [i, { probability }] of labels.entries())
      expect(probability).toBeCloseTo(at(weights, i) / total, 4);
  });
});

describe('greedy', () => {
  const cases = ['prompt_tuning', 'p_tuning'].flatMap((adapter) =>
    readFixtureJsonLines<{ text: string; input_ids: number[]; expected_greedy_ids: number[] }>(
      `peft/${adapter}.cases.jsonl`,
    ).map((row) => ({ adapter, ...row })),
  );
  it.each(cases)('G1 writes what peft writes with $adapter after $text', async (row) => {
    const values = readFixtureTensors(`peft/${row.adapter}/adapter_model.safetensors`);
    const prompt = smallPrompt('peft', [...tensorOf(values, 'prompt_embeddings')]);
    const template = {
      ...prompt.template,
      promptTemplate: '<|VIRTUAL_PROMPT_0|>{text}',
      totalVirtualTokens: 6,
      virtualTokenSplits: [6],
      answerField: undefined,
    };
    const { tokens, stoppedAtEos } = await answered(
      moodRequest({
        prompt: { ...prompt, template },
        template,
        fields: { text: row.text },
        labels: [],
        maxNewTokens: 20,
        config: { addBos: false, spacing: 'literal', maxSequenceLength: undefined, lossOver: 'vocabulary' },
      }),
    );
    expect([...tokens.map(({ id }) => id), ...(stoppedAtEos ? [0] : [])]).toEqual(row.expected_greedy_ids);
  });
  it('G1 writes the same alone, in the open, and in a batch of tasks', async () => {
    const open = prompts.map((prompt) => ({ ...prompt, labels: [] }));
    const rows = [
      { line: 1, taskname: 'mood', fields: { sentence: 'The film was warm and lovely.' } },
      { line: 2, taskname: 'intent', fields: { utterance: 'Wake me up at noon.' } },
    ];
    const batch: string[] = [];
    const request = { prompts: open, data: { kind: 'rows', rows }, normalisation: 'sum', done: [] } as const;
    for await (const event of session.predict({ ...request, maxNewTokens: 8 }, never))
      if (event.kind === 'answered') for (const row of event.rows) batch[row.line - 1] = row.prediction;
    const alone: (string | undefined)[] = [];
    for (const [i, { fields }] of rows.entries()) {
      const changes = { prompt: prompts[i], template: at(smallTemplates, i), fields, labels: [] };
      alone.push((await answered(moodRequest(changes))).text);
    }
    expect(alone).toEqual(batch);
  });
});

describe('sampling', () => {
  const hot: Sampling = { temperature: 3, topK: 200, topP: 0.99, seed: 4 };
  const sampled = async (changes: Partial<Sampling>): Promise<string | undefined> =>
    (await answered(moodRequest({ prompt: undefined, labels: [], sampling: { ...hot, ...changes } }))).text;
  it('G3 writes the same with the same seed, and something else with another', async () => {
    const first = await sampled({});
    expect(await sampled({})).toBe(first);
    const others = [await sampled({ seed: 5 }), await sampled({ seed: 6 }), await sampled({ seed: 7 })];
    expect(others.some((text) => text !== first)).toBe(true);
  });
  it('G2 is greedy when only one token is left', async () => {
    const greedy = (await answered(moodRequest({ prompt: undefined, labels: [] }))).text;
    expect(await sampled({ topK: 1 })).toBe(greedy);
    expect(await sampled({ topK: undefined, topP: 1e-9 })).toBe(greedy);
    expect(await sampled({ temperature: 1e-3 })).toBe(greedy);
  });
  it('G2 draws only what is among the k best, and tells the probabilities of the model itself', async () => {
    const sampling = { ...hot, topK: 3, topP: undefined };
    const { tokens } = await answered(moodRequest({ prompt: undefined, labels: [], sampling }));
    for (const { id, alternatives, logProbability } of tokens) {
      const found = alternatives.findIndex((other) => other.id === id);
      expect([0, 1, 2]).toContain(found);
      expect(at(alternatives, found).probability).toBeCloseTo(Math.exp(logProbability), 12);
    }
  });
});

describe('ending', () => {
  /** A row that the untuned model goes on with until it is stopped. */
  const endless = (changes: Partial<GenerateRequest>): GenerateRequest =>
    moodRequest({
      prompt: undefined,
      template: {
        ...at(smallTemplates, 0),
        promptTemplate: ' {sentence}{label}.',
        truncateField: undefined,
      },
      labels: [],
      config: { ...moodRequest().config, maxSequenceLength: undefined },
      ...changes,
    });
  it('writes no more than is asked for, and no more than fits the context', async () => {
    expect((await answered(endless({ maxNewTokens: 0 }))).tokens).toEqual([]);
    const few = await answered(endless({ maxNewTokens: 3 }));
    expect(few.tokens).toHaveLength(3);
    expect(few.stoppedAtEos).toBe(false);
    const fields = { sentence: 'The film was warm. '.repeat(12) };
    const sampling = { temperature: 50, topK: undefined, topP: undefined, seed: 1 };
    const { tokens, stoppedAtEos, promptTokens } = await answered(
      endless({ maxNewTokens: 400, fields, sampling }),
    );
    expect(stoppedAtEos).toBe(false);
    expect(promptTokens).toBeGreaterThan(80);
    expect(tokens.length).toBe(128 - promptTokens);
  });
  it('G6 ends before the next token when cancelled, and frees what it held', async () => {
    const before = memory().numTensors;
    const controller = new AbortController();
    const told: string[] = [];
    const writing = async (): Promise<void> => {
      const request = endless({ maxNewTokens: 30 });
      for await (const event of session.generate(request, controller.signal)) {
        told.push(event.kind);
        if (told.length === 3) controller.abort();
      }
    };
    await expect(writing()).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(told).toEqual(['read', 'token', 'token']);
    expect(memory().numTensors).toBe(before);
  });
  it('leaves no tensor behind, also when nobody reads on', async () => {
    await answered(moodRequest());
    const before = memory().numTensors;
    await answered(moodRequest());
    for await (const event of session.generate(moodRequest({ prompt: undefined, labels: [] }), never))
      if (event.kind === 'token') break;
    expect(memory().numTensors).toBe(before);
  });
});
