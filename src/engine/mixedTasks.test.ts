import { tensor2d } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assert, at } from '../base/assert';
import { createRandom } from '../base/random';
import type { RowPrediction } from '../bridge/contract';
import type { Checkpoint } from '../model/checkpoint';
import { encodePrompt } from '../prompt/encodePrompt';
import { planEncoding } from '../prompt/encodingPlan';
import { bestLabel, rowScores } from '../run/judging/normalise';
import { type Normalisation, normalisations } from '../run/judging/types';
import { smallConfig } from '../testing/smallRun';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt } from '../testing/tinyGpt';
import { encodeOptions } from './encodeOptions';
import type { FrozenModel, VirtualRows } from './frozenModel';
import { createFrozenModel } from './gpt/composedModel';
import { answerRows, type ScoredRow } from './scoreRows';

const WIDTH = 64;
const never = new AbortController().signal;

const task = (taskname: string, promptTemplate: string, virtualTokenSplits: readonly number[]) => ({
  taskname,
  promptTemplate,
  totalVirtualTokens: virtualTokenSplits.reduce((sum, count) => sum + count, 0),
  virtualTokenSplits,
  truncateField: undefined,
  answerOnlyLoss: true,
  answerField: 'label',
});

/** 3 virtual tokens, 7 in two places, and none at all. */
const tasks = [
  task('short', '<|VIRTUAL_PROMPT_0|> {text} verdict:{label}', [3]),
  task('long', '<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> intent:{label}', [4, 3]),
  task('plain', ' {text} label:{label}', []),
];
const texts = ['Warm.', 'The film was warm and lovely, the seats were not.', 'Wake me up at noon.'];

let checkpoint: Checkpoint;
let frozen: FrozenModel;
let table: VirtualRows;

beforeAll(async () => {
  await useTensorBackend('wasm');
  checkpoint = await readTinyGpt();
  frozen = createFrozenModel(checkpoint, {
    maxBindingBytes: Number.POSITIVE_INFINITY,
    check: () => undefined,
  });
  const random = createRandom(3);
  const values = Float32Array.from({ length: 10 * WIDTH }, () => 0.5 * random.normal());
  table = { embeddings: tensor2d(values, [10, WIDTH]), offsets: [0, 3, 10] };
});

afterAll(() => {
  table.embeddings.dispose();
  frozen.dispose();
});

function rowsOf(labels: readonly string[], lossOver: ScoredRow['lossOver'] = 'vocabulary') {
  return texts.flatMap((text, i) =>
    tasks.map((template, taskIndex): ScoredRow => {
      const plan = planEncoding(
        [template],
        checkpoint.tokenizer,
        encodeOptions({ ...smallConfig, maxSequenceLength: undefined }, 128),
      );
      const example = { line: 10 * i + taskIndex, taskname: template.taskname, fields: { text } };
      const outcome = encodePrompt(plan, example, { labels, maxNewTokens: 6 });
      assert(outcome.kind === 'encoded', 'the row fits');
      const prompt = { ...outcome.prompt, taskIndex };
      return {
        split: 'test',
        example,
        template,
        labels,
        lossOver,
        outcome: { kind: 'encoded', prompt },
      };
    }),
  );
}

/** Answers by line, and the tasks that each call of the model was given. */
async function answers(rows: readonly ScoredRow[], normalisation: Normalisation = 'sum') {
  const calls: (readonly number[])[] = [];
  const note = (prompts: readonly { readonly taskIndex: number }[]): void => {
    calls.push([...new Set(prompts.map(({ taskIndex }) => taskIndex))].sort());
  };
  const model: FrozenModel = {
    ...frozen,
    scoreCandidates: (prompts, ...others) => {
      note(prompts);
      return frozen.scoreCandidates(prompts, ...others);
    },
    continueGreedily: (prompts, ...others) => {
      note(prompts);
      return frozen.continueGreedily(prompts, ...others);
    },
  };
  const found: RowPrediction[] = [];
  const options = { maxNewTokens: 6, normalisation, signal: never };
  const parts = { model, tokenizer: checkpoint.tokenizer, rows: table, ...options };
  for await (const group of answerRows(rows, parts)) found.push(...group);
  return { rows: found.toSorted((a, b) => a.line - b.line), calls };
}

async function oneByOne(rows: readonly ScoredRow[]): Promise<readonly RowPrediction[]> {
  const found: RowPrediction[] = [];
  for (const row of rows) found.push(...(await answers([row])).rows);
  return found.toSorted((a, b) => a.line - b.line);
}

describe('tasks mixed in one batch', () => {
  it('G9 scores rows with 3, 7 and no virtual tokens together as one at a time', async () => {
    const rows = rowsOf([' good', ' not good at all', ' bad']);
    const together = await answers(rows);
    expect(together.calls).toEqual([[0, 1, 2]]);
    const alone = await oneByOne(rows);
    expect(together.rows.map((row) => row.prediction)).toEqual(alone.map((row) => row.prediction));
    together.rows.forEach((row, i) => {
      for (const [label, score] of Object.entries(row.labelScores ?? {}))
        expect(Math.abs(score - (at(alone, i).labelScores?.[label] ?? 0))).toBeLessThan(1e-4);
    });
    const scores = together.rows.map((row) => row.labelScores?.[' good']);
    expect(new Set(scores).size).toBe(rows.length);
  });
  it('G9 writes the same text together as one at a time', async () => {
    const rows = rowsOf([]);
    const together = await answers(rows);
    expect(together.calls).toEqual([[0, 1, 2]]);
    const alone = await oneByOne(rows);
    expect(together.rows.map((row) => row.prediction)).toEqual(alone.map((row) => row.prediction));
    expect(new Set(together.rows.map((row) => row.prediction)).size).toBeGreaterThan(1);
  });
  it('G9 keeps apart what answers by another softmax, and many labels from few', async () => {
    const few = rowsOf([' good', ' bad'], 'candidates');
    const other = rowsOf([' yes', ' no'], 'candidates').slice(0, 1);
    const swapped = other.map((row) => ({ ...row, example: { ...row.example, line: 99 } }));
    expect((await answers(few)).calls).toEqual([[0, 1, 2]]);
    expect((await answers([...few.slice(1, 3), ...swapped])).calls).toEqual([[1, 2], [0]]);
    const many = rowsOf(Array.from({ length: 12 }, (_, i) => ` label ${i}`));
    const mixed = [...rowsOf([' good', ' bad']).slice(0, 1), ...many.slice(1, 2)];
    expect((await answers(mixed)).calls).toEqual([[0], [1]]);
  });
  it.each(normalisations)('G8 answers with the label that is best by %s', async (normalisation) => {
    const labels = [' good', ' not good at all', ' a', ' bad'];
    const { rows } = await answers(rowsOf(labels), normalisation);
    for (const row of rows) {
      const { labelTokens = {} } = row;
      expect(labelTokens[' not good at all']).toBeGreaterThan(labelTokens[' good'] ?? 0);
      const scores = rowScores(row, normalisation);
      expect(row.prediction).toBe(scores && bestLabel(scores));
    }
  });
});
