import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, RowPrediction, TryRequest } from '../bridge/contract';
import type { DataSource } from '../data/dataset';
import type { VirtualPrompt } from '../table/promptTable';
import {
  collectRun,
  eventsOf,
  jsonLines,
  smallRequest,
  smallTemplates,
  startSmallSession,
} from '../testing/smallRun';

let session: Engine;
let prompts: readonly VirtualPrompt[];
const never = new AbortController().signal;

beforeAll(async () => {
  session = await startSmallSession();
  const events = await collectRun(session, smallRequest({ epochs: 8 }));
  prompts = at(eventsOf(events, 'ended'), 0).prompts;
});
afterAll(() => session.dispose());

const tryRequest = (
  fields: Readonly<Record<string, string>>,
  prompt: VirtualPrompt | undefined,
): TryRequest => ({
  prompt,
  template: at(smallTemplates, 0),
  fields,
  labels: [' good', ' not good'],
  maxNewTokens: 8,
  config: { addBos: false, spacing: 'literal', maxSequenceLength: 40, lossOver: 'vocabulary' },
});

describe('trying a prompt out', () => {
  const fields = { sentence: 'The film was warm and lovely.' };
  it('continues the row and shares probability among the labels', async () => {
    const { text, stoppedAtEos, labelScores } = await session.tryOut(tryRequest(fields, prompts[0]), never);
    expect(labelScores.map((score) => score.label)).toEqual([' good', ' not good']);
    expect(labelScores.reduce((sum, score) => sum + score.probability, 0)).toBeCloseTo(1, 9);
    expect([' good', ' not good']).toContain(text);
    expect(stoppedAtEos).toBe(true);
  });
  it('lets the untuned model read the same text without virtual tokens', async () => {
    const tuned = await session.tryOut(tryRequest(fields, prompts[0]), never);
    const untuned = await session.tryOut(tryRequest(fields, undefined), never);
    const plain = { ...at(smallTemplates, 0), promptTemplate: ' {sentence} verdict:{label}' };
    const template = { ...plain, totalVirtualTokens: 0, virtualTokenSplits: [] };
    const bare = await session.tryOut({ ...tryRequest(fields, undefined), template }, never);
    untuned.labelScores.forEach(({ logProbability }, i) => {
      expect(logProbability).toBeCloseTo(at(bare.labelScores, i).logProbability, 4);
      expect(logProbability).not.toBeCloseTo(at(tuned.labelScores, i).logProbability, 2);
    });
    expect(untuned.text).toBe(bare.text);
  });
  it('cuts a long row where the template allows it, and says so', async () => {
    const long = { sentence: 'warm and lovely '.repeat(30) };
    expect((await session.tryOut(tryRequest(long, prompts[0]), never)).cut).toBeGreaterThan(0);
  });
  it('refuses a row that does not fit', async () => {
    const request = {
      ...tryRequest({ utterance: 'wake me up '.repeat(60) }, prompts[1]),
      template: at(smallTemplates, 1),
    };
    await expect(session.tryOut(request, never)).rejects.toMatchObject({
      failure: { kind: 'row-unusable', reason: 'too-long', limit: 40 },
    });
  });
});

describe('predicting a file', () => {
  const data = jsonLines([
    { taskname: 'mood', sentence: 'The film was warm and lovely.', label: ' good' },
    { taskname: 'intent', utterance: 'Wake me up at noon.', intent: 'clock' },
    { taskname: 'weather', sentence: 'It rains.' },
    { taskname: 'mood', sentence: 'The phone was dull.' },
  ]);
  const given = (source: DataSource) =>
    ({ data: { kind: 'source', source }, maxNewTokens: 8, normalisation: 'sum', done: [] }) as const;
  const predict = async (table: readonly VirtualPrompt[]): Promise<readonly RowPrediction[]> => {
    const rows: RowPrediction[] = [];
    for await (const event of session.predict({ prompts: table, ...given(data) }, never))
      if (event.kind === 'answered') rows.push(...event.rows);
    return rows.toSorted((a, b) => a.line - b.line);
  };

  it('looks every row up by its taskname, tasks mixed, and leaves no row out', async () => {
    const rows = await predict(prompts);
    expect(rows.map((row) => [row.line, row.taskname, row.skipped])).toEqual([
      [1, 'mood', undefined],
      [2, 'intent', undefined],
      [3, 'weather', 'unknown-task'],
      [4, 'mood', undefined],
    ]);
    expect(Object.keys(at(rows, 0).labelScores ?? {})).toEqual(prompts[0]?.labels);
    expect(at(rows, 3).label).toBeUndefined();
  });
  it('gives each row what its prompt gives alone, whatever else is in the table', async () => {
    const together = await predict(prompts);
    const turned = await predict(prompts.toReversed());
    const alone = await predict(prompts.slice(0, 1));
    const scoreOf = (rows: typeof together, row: number): number =>
      Math.max(...Object.values(at(rows, row).labelScores ?? {}));
    expect(scoreOf(turned, 0)).toBeCloseTo(scoreOf(together, 0), 4);
    expect(scoreOf(alone, 3)).toBeCloseTo(scoreOf(together, 3), 4);
    expect(at(alone, 1).skipped).toBe('unknown-task');
  });
  it('generates where there are no labels to score', async () => {
    const open = prompts.map((prompt) => ({ ...prompt, labels: [] }));
    const [row] = await predict(open);
    expect(row?.labelScores).toBeUndefined();
    expect([' good', ' not good']).toContain(row?.prediction);
  });
  it('refuses a file without any known task', async () => {
    const strangers = { prompts, ...given(jsonLines([{ taskname: 'weather', text: 'x' }])) };
    const events = session.predict(strangers, never)[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject({
      failure: { kind: 'unknown-task', taskname: 'weather', known: ['mood', 'intent'] },
    });
  });
});
