import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { createRandom } from '../base/random';
import type { Engine, EvaluateEvent, EvaluateRequest, GivenRows } from '../bridge/contract';
import { compareContestants } from '../run/judging/compareContestants';
import type { Contestant } from '../run/judging/types';
import type { VirtualPrompt } from '../table/promptTable';
import { smallPrompt } from '../testing/promptTables';
import {
  collectRun,
  eventsOf,
  jsonLines,
  smallConfig,
  smallRequest,
  smallTemplates,
  startSmallSession,
} from '../testing/smallRun';

const never = new AbortController().signal;
const width = 64;
const tuned: Contestant = { kind: 'tuned' };
const majority: Contestant = { kind: 'majority' };
const shots = (count: number): Contestant => ({ kind: 'untuned', shots: count });
const labels: Readonly<Record<string, readonly string[]>> = {
  mood: [' good', ' not good'],
  intent: ['clock', 'quiet song', 'sky'],
};

const random = createRandom(11);
const prompts = smallTemplates.map(
  (template): VirtualPrompt => ({
    ...smallPrompt(template.taskname),
    embeddings: Float32Array.from({ length: 6 * width }, () => 0.3 * random.normal()),
    totalVirtualTokens: 6,
    hiddenSize: width,
    template,
    labels: labels[template.taskname] ?? [],
    config: smallConfig,
  }),
);
const [mood, intent] = [at(prompts, 0), at(prompts, 1)];

const { data } = smallRequest();
const train: GivenRows = { kind: 'source', source: data.train };
const validation: GivenRows = { kind: 'source', source: data.validation ?? data.train };
const rowsOf = (...sentences: readonly (readonly [string, string])[]): GivenRows => ({
  kind: 'rows',
  rows: sentences.map(([sentence, label], i) => ({
    line: i + 1,
    taskname: 'mood',
    fields: { sentence, label },
  })),
});

const requestOf = (changes: Partial<EvaluateRequest>): EvaluateRequest => ({
  prompts,
  rows: validation,
  examples: train,
  contestants: [tuned],
  normalisation: 'sum',
  maxNewTokens: 4,
  withText: false,
  seed: 1,
  ...changes,
});

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

async function evaluate(changes: Partial<EvaluateRequest>) {
  const judged: Extract<EvaluateEvent, { kind: 'judged' }>[] = [];
  const progress: Extract<EvaluateEvent, { kind: 'progress' }>[] = [];
  for await (const event of session.evaluate(requestOf(changes), never)) {
    if (event.kind === 'judged') judged.push(event);
    else progress.push(event);
  }
  return { judged, progress, rows: judged.map(({ rows }) => rows) };
}

describe('contestants', () => {
  it('J8: answer the same rows in the order given, whatever their lines', async () => {
    const contestants = [majority, tuned, shots(0), shots(2)];
    // The model keeps a causal mask per length: the first time makes them.
    await evaluate({ contestants });
    const tensors = memory().numTensors;
    const { judged, progress } = await evaluate({ contestants });
    expect(memory().numTensors).toBe(tensors);
    expect(judged.map(({ contestant }) => contestant)).toEqual(contestants);
    for (const { rows } of judged)
      expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    for (const contestant of contestants.slice(1))
      expect(progress.findLast((each) => each.contestant === contestant)).toMatchObject({
        done: 16,
        total: 16,
      });
    const [moods, intents] = compareContestants(judged, { normalisation: 'sum', aliasesOf: () => [] });
    expect([moods?.taskname, moods?.rows, intents?.taskname, intents?.rows]).toEqual([
      'mood',
      8,
      'intent',
      8,
    ]);
    expect(moods?.reports.map(({ shots: read }) => read)).toEqual([
      undefined,
      undefined,
      undefined,
      { fewest: 2, most: 2 },
    ]);
  });

  it('J8: keep rows apart that share a line', async () => {
    const [one, two] = ['Warm and lovely.', 'Cold and grey.'];
    const rows = [one, two].map((sentence) => ({ line: 7, taskname: 'mood', fields: { sentence } }));
    const together = await evaluate({ rows: { kind: 'rows', rows }, contestants: [shots(0)] });
    const alone = await evaluate({ rows: { kind: 'rows', rows: rows.slice(1) }, contestants: [shots(0)] });
    expect(together.rows[0]?.map(({ line }) => line)).toEqual([7, 7]);
    const score = (found: typeof alone, index: number) => found.rows[0]?.[index]?.labelScores?.[' good'] ?? 0;
    expect(score(together, 1)).toBeCloseTo(score(alone, 0), 4);
    expect(score(together, 0)).not.toBeCloseTo(score(alone, 0), 4);
  });

  it('J8: are as good as the run said they are', async () => {
    const events = await collectRun(session, { ...smallRequest({ lossOver: 'auto' }), watch: true });
    const [ended] = eventsOf(events, 'ended');
    const [baseline] = eventsOf(events, 'baseline');
    const { judged } = await evaluate({
      prompts: ended?.prompts ?? [],
      contestants: [tuned, shots(0), majority],
    });
    const reports = compareContestants(judged, { normalisation: 'sum', aliasesOf: () => [] });
    const accuracies = (index: number) => reports.map(({ reports: each }) => each[index]?.accuracy);
    const tasks = (of: 'untuned' | 'majority') =>
      of === 'untuned' ? baseline?.report.untuned.judged?.tasks : baseline?.report.majority?.tasks;
    expect(accuracies(0)).toEqual(ended?.report.scores.map(({ accuracy }) => accuracy));
    expect(accuracies(1)).toEqual(tasks('untuned')?.map(({ accuracy }) => accuracy));
    expect(accuracies(2)).toEqual(tasks('majority')?.map(({ accuracy }) => accuracy));
    const answers = judged[0]?.rows.map(({ prediction }) => prediction);
    expect(answers).toEqual(ended?.report.predictions.map(({ prediction }) => prediction));
  });

  it('J8: do not know rows of other tasks, and refuse when there are no others', async () => {
    const foreign = jsonLines([
      { taskname: 'weather', sentence: 'Rain.' },
      { taskname: 'mood', sentence: 'Sun.' },
    ]);
    const { rows } = await evaluate({
      rows: { kind: 'source', source: foreign },
      contestants: [tuned, majority, shots(1)],
    });
    for (const answers of rows)
      expect(answers.map(({ skipped }) => skipped)).toEqual(['unknown-task', undefined]);
    const alone = evaluate({ rows: { kind: 'source', source: foreign }, prompts: [intent] });
    await expect(alone).rejects.toMatchObject({ failure: { kind: 'unknown-task', taskname: 'weather' } });
  });

  it('end at once when cancelled, and leave no tensor behind', async () => {
    const tensors = memory().numTensors;
    const controller = new AbortController();
    const seen: EvaluateEvent[] = [];
    const cancelled = (async () => {
      for await (const event of session.evaluate(
        requestOf({ contestants: [shots(1), tuned] }),
        controller.signal,
      )) {
        seen.push(event);
        controller.abort();
      }
    })();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(1);
    expect(memory().numTensors).toBe(tensors);
  });
});

describe('a base that is replaced', () => {
  it('stays until what goes on with it has ended, and not longer', async () => {
    const own = await startSmallSession();
    const reload = () =>
      own.loadModel(
        { kind: 'url', name: 'tiny-gpt2', url: '' },
        { signal: never, onProgress: () => undefined },
      );
    const plain = await evaluate({ contestants: [tuned] });
    await reload();
    const tensors = memory().numTensors;
    let rows: unknown;
    for await (const event of own.evaluate(requestOf({ contestants: [tuned] }), never)) {
      if (event.kind === 'judged') rows = event.rows;
      else if (event.done === 0) await reload();
    }
    expect(rows).toEqual(plain.rows[0]);
    await reload();
    expect(memory().numTensors).toBe(tensors);
    own.dispose();
  });
});

describe('the commonest label', () => {
  it('J8: is that of the task, with aliases counted together', async () => {
    const examples = rowsOf(['a', ' bad'], ['b', ' good'], ['c', ' bad'], ['d', ' fine'], ['e', ' lovely']);
    const aliases = ['fine', 'lovely'].map((from) => ({ from, to: 'good' }));
    const answerOf = async (prompt: VirtualPrompt) =>
      (await evaluate({ prompts: [prompt, intent], examples, contestants: [majority] })).rows[0];
    const plain = await answerOf(mood);
    expect(plain?.[0]).toMatchObject({ prediction: 'bad', labelScores: undefined, skipped: undefined });
    expect(plain?.find(({ taskname }) => taskname === 'intent')?.prediction).toBe('');
    expect((await answerOf({ ...mood, aliases }))?.[0]?.prediction).toBe('good');
  });
});

describe('solved rows before a row', () => {
  it('J9: are read as the same text would be', async () => {
    const rows = rowsOf(['Cold and grey.', ' not good']);
    const shown = await evaluate({
      prompts: [mood],
      rows,
      examples: rowsOf(['So warm.', ' good']),
      contestants: [shots(1)],
    });
    // What follows the answer in a template is not scored: so the labels end with their newline.
    const spelt = {
      ...mood,
      labels: mood.labels.map((label) => `${label}\n`),
      embeddings: new Float32Array(0),
      totalVirtualTokens: 0,
      template: {
        ...mood.template,
        promptTemplate: ' So warm. verdict: good\n {sentence} verdict:{label}.',
        virtualTokenSplits: [],
      },
    };
    const read = await evaluate({ prompts: [spelt], rows, contestants: [tuned] });
    const [[found], [expected]] = [shown.rows[0] ?? [], read.rows[0] ?? []];
    expect(found?.shots).toBe(1);
    for (const label of mood.labels)
      expect(found?.labelScores?.[label]).toBeCloseTo(expected?.labelScores?.[`${label}\n`] ?? 0, 4);
  });

  it('J10: are as many as fit the context, and each row says how many', async () => {
    const long = 'The film was warm and lovely and long and slow and old and good. ';
    const rows = rowsOf(['Short.', ' good'], [long.repeat(2), ' good']);
    const config = { ...smallConfig, maxSequenceLength: undefined };
    const found = await evaluate({ prompts: [{ ...mood, config }], rows, contestants: [shots(30)] });
    const [short, longer] = found.rows[0]?.map(({ shots: read }) => read ?? 0) ?? [];
    expect(short).toBeGreaterThan(longer ?? 0);
    expect(longer).toBeGreaterThan(0);
    expect(short).toBeLessThan(30);
  });

  it('J10: are none where no example is solved', async () => {
    const contestants = [shots(0), shots(3)];
    const { rows } = await evaluate({ examples: { kind: 'rows', rows: [] }, contestants });
    expect(rows[1]?.map(({ shots: read }) => read)).toEqual(Array.from({ length: 16 }, () => 0));
    expect(rows[1]?.map(({ labelScores }) => labelScores)).toEqual(
      rows[0]?.map(({ labelScores }) => labelScores),
    );
  });
});

describe('written answers', () => {
  it('J11: come beside the scores where that is asked for', async () => {
    const { rows, progress } = await evaluate({ contestants: [tuned], withText: true });
    expect(progress.at(-1)).toMatchObject({ done: 32, total: 32 });
    expect(rows[0]?.every(({ text, labelScores }) => text !== undefined && labelScores !== undefined)).toBe(
      true,
    );
    const open = { ...mood, labels: [], config: { ...smallConfig, lossOver: 'vocabulary' as const } };
    const free = await evaluate({ prompts: [open, intent], contestants: [tuned], withText: true });
    const texts = (answers: typeof rows, of: 'text' | 'prediction') =>
      answers[0]?.filter(({ taskname }) => taskname === 'mood').map((row) => row[of]);
    expect(texts(free.rows, 'prediction')).toEqual(texts(rows, 'text'));
    expect(texts(free.rows, 'text')?.every((text) => text === undefined)).toBe(true);
  });

  it('J11: end with the line where the model goes on to the next row', async () => {
    const open = { ...mood, labels: [] };
    const written = async (examples: GivenRows) =>
      (await evaluate({ prompts: [open, intent], examples, contestants: [shots(1)], maxNewTokens: 40 }))
        .rows[0] ?? [];
    const lines = (text: string) => text.split('\n').length;
    const [one, two] = [await written(rowsOf(['a', ' good'])), await written(rowsOf(['a', '\ngood']))];
    const mostLines = (answers: typeof one) =>
      Math.max(
        ...answers.filter(({ taskname }) => taskname === 'mood').map(({ prediction }) => lines(prediction)),
      );
    expect(mostLines(one)).toBe(1);
    expect(mostLines(two)).toBeLessThanOrEqual(2);
  });
});
