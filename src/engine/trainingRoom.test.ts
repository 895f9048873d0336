import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collateBatch } from '../prompt/collateBatch';
import type { EncodedExample } from '../prompt/encodedExample';
import { ATTENTION_BLOCKS } from './fused/gptLaunches';
import { packRows } from './fused/packBatch';
import { allSavings } from './fused/savings';
import { bucketed } from './gpt/batchPlan';
import { liveRows } from './gpt/liveRows';
import { largestPass, runSize } from './trainingRoom';

/** A row that begins with two virtual tokens, then so many words of its own, then its answer. */
function example(taskIndex: number, words: readonly number[], answers: number): EncodedExample {
  const ids = Int32Array.from([-1, -2, 7, ...words, ...Array.from({ length: answers }, (_, i) => 40 + i)]);
  const lossMask = Uint8Array.from(ids, (_, i) => (i >= 3 + words.length ? 1 : 0));
  return {
    line: 1,
    taskname: String(taskIndex),
    taskIndex,
    ids,
    lossMask,
    answerStart: 3 + words.length,
    cut: 0,
    label: undefined,
    origins: [],
  };
}

const packed = (rows: readonly EncodedExample[]) => {
  const batch = collateBatch(rows, Math.max(...rows.map(({ ids }) => ids.length)));
  const options = { virtualRows: 4, savings: allSavings, ...ATTENTION_BLOCKS };
  return packRows(liveRows(batch, [0, 2], 4), undefined, options).size;
};

describe('the largest pass of a run', () => {
  const examples = fc.array(
    fc
      .tuple(
        fc.integer({ min: 0, max: 1 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
      )
      .map(([task, words, answers]) => example(task, words, answers)),
    { minLength: 1, maxLength: 8 },
  );

  it('is no smaller than any pass', () => {
    fc.assert(
      fc.property(examples, fc.integer({ min: 1, max: 8 }), (rows, count) => {
        const taken = Math.min(count, rows.length);
        const most = largestPass(rows, { rows: taken, batchSize: 8 });
        for (let from = 0; from + taken <= rows.length; from++) {
          const size = packed(rows.slice(from, from + taken));
          expect(size.tokens).toBeLessThanOrEqual(bucketed(most.tokens));
          expect(size.queries).toBeLessThanOrEqual(bucketed(most.queries));
        }
      }),
    );
  });
  it('counts what all rows begin with once, and is exact when all rows are in it', () => {
    const words = (length: number, first: number): number[] => Array.from({ length }, (_, i) => first + i);
    const rows = [example(0, words(30, 10), 2), example(0, words(50, 20), 3), example(0, words(10, 30), 1)];
    const most = largestPass(rows, { rows: 3, batchSize: 6 });
    expect(most).toEqual({
      rows: 3,
      longest: 55,
      tokens: 3 + 31 + 52 + 10,
      queries: 6,
      frozen: false,
      passes: 2,
    });
    expect(packed(rows).tokens).toBe(bucketed(most.tokens));
  });
  it('is found among more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 150_000 }, () => example(0, [1, 2], 1));
    expect(largestPass(rows, { rows: 2, batchSize: 2 })).toMatchObject({ longest: 5, tokens: 6, queries: 2 });
  });
  it('knows whether text stands before the first virtual token', () => {
    const row = example(0, [1, 2], 1);
    const words = { ...row, ids: row.ids.with(0, 5) };
    expect(largestPass([row, words], { rows: 2, batchSize: 2 }).frozen).toBe(true);
  });
  it('comes with what is read besides, cut like the rows', () => {
    const train = [example(0, [1, 2, 3, 4], 1), example(0, [5], 1)];
    const validation = [example(0, [6, 7], 2), example(0, [8], 1), example(0, [9], 1)];
    const prompt = { line: 1, taskIndex: 0, prefix: Int32Array.of(-1, -2, 7, 8), candidates: [], cut: 0 };
    const after = [{ prompts: [prompt], restrictTo: undefined, maxNewTokens: 2 }];
    const rows = { train, validation, beside: [], after };
    const options = { batchSize: 2, microBatchSize: 2, longest: undefined };
    const whole = runSize(rows, options);
    expect(whole.pass).toEqual(largestPass(train, { rows: 2, batchSize: 2 }));
    expect(whole.forward.map((pass) => pass.rows)).toEqual([2]);
    expect(whole.after).toEqual(after);
    const cut = runSize(rows, { ...options, microBatchSize: 1, longest: 3 });
    expect(cut.pass).toMatchObject({ rows: 1, longest: 3 });
    expect(cut.forward).toMatchObject([{ rows: 1, longest: 3 }]);
    expect(cut.after[0]?.prompts[0]?.prefix).toEqual(Int32Array.of(-1, -2, 7));
    expect(runSize({ ...rows, validation: [] }, options).forward).toEqual([]);
  });
  it('can be asked for shorter rows', () => {
    const rows = [example(0, [1, 2, 3, 4, 5, 6], 2)];
    expect(largestPass(rows, { rows: 1, batchSize: 1, longest: 4 })).toMatchObject({ longest: 4, tokens: 4 });
  });
});
