import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { headTwin, twinLogits } from '../../../testing/headTwin';
import { openTestDevice } from '../../../testing/runLaunches';
import { type DeviceArray, keptArray, scratchArray } from '../launch';
import { headForward } from './head';
import { headBest, headLogits } from './headBest';
import { headGradient } from './headGradient';
import { type HeadShape, headScratch } from './headShape';

const gpu = await openTestDevice();

const numbers = (length: number, seed: number, size: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => size * Math.sin(seed + 1.7 * i + 0.3 * (i % 7)));

/** Rows, width, and the columns of each block. */
type Case = readonly [rows: number, width: number, columns: readonly number[]];

const CASES: readonly Case[] = [
  [1, 1, [1]],
  [3, 3, [31]],
  [9, 64, [129, 3]],
  [1, 772, [70, 30]],
];

function problem([rows, width, columns]: Case) {
  const all = columns.reduce((sum, count) => sum + count, 0);
  const blocks = columns.map((count, b) => ({
    first: columns.slice(0, b).reduce((sum, before) => sum + before, 0),
    columns: count,
  }));
  const words = numbers(all * width, 1, 1);
  const shape: HeadShape = { rows, width, blocks };
  const wordArrays = blocks.map((block) => keptArray('words', block.columns * width));
  const arrays = {
    hidden: keptArray('hidden', rows * width),
    words: wordArrays,
    labels: keptArray('labels', rows),
    weights: keptArray('weights', rows),
  };
  const inputs = {
    hidden: numbers(rows * width, 2, 6 / Math.sqrt(width)),
    words,
    labels: Int32Array.from({ length: rows }, (_, i) => (i * 37 + all - 1) % all),
    // Some rows only fill up.
    weights: Float32Array.from({ length: rows }, (_, i) => (i % 3 === 1 ? 0 : 0.1 + 0.2 * i)),
    width,
  };
  const contents = new Map<DeviceArray, Float32Array | Int32Array>([
    [arrays.hidden, inputs.hidden],
    [arrays.labels, inputs.labels],
    [arrays.weights, inputs.weights],
  ]);
  blocks.forEach(({ first, columns: count }, b) => {
    contents.set(at(wordArrays, b), words.slice(first * width, (first + count) * width));
  });
  return { shape, arrays, inputs, contents, all };
}

function expectClose(found: ArrayLike<number> | undefined, expected: readonly number[], share = 1e-5): void {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
  const apart = expected.reduce((most, x, i) => Math.max(most, Math.abs(x - at(found ?? [], i))), 0);
  expect(apart).toBeLessThan(share * largest);
}

/** Forward and gradient, with scratch as a step has it. */
function lossLaunches({ shape, arrays }: ReturnType<typeof problem>, accumulate = false) {
  const scratch = headScratch(shape);
  const outputs = {
    logTotals: keptArray('log totals', shape.rows),
    rowLosses: keptArray('row losses', shape.rows),
    loss: keptArray('loss', 1),
    dHidden: keptArray('d hidden', shape.rows * shape.width),
  };
  const forward = { ...arrays, ...outputs, partials: scratchArray('partials', scratch.forward) };
  const gradient = { ...arrays, ...outputs, partials: scratchArray('pulls', scratch.gradient) };
  const launches = [...headForward(shape, forward, { accumulate }), ...headGradient(shape, gradient)];
  return { launches, outputs };
}

describe.skipIf(gpu === undefined)('head on WebGPU', () => {
  it.each(CASES)('has loss and gradient of %i rows, width %i, columns %j', async (...given) => {
    const made = problem(given);
    const { launches, outputs } = lossLaunches(made);
    const { logTotals, rowLosses, loss, dHidden } = outputs;
    const found = await gpu?.run(launches, made.contents, [logTotals, rowLosses, loss, dHidden]);
    const twin = headTwin(made.inputs);
    expectClose(found?.[0], twin.logTotals);
    expectClose(found?.[1], twin.rowLosses);
    expectClose(found?.[2], [twin.loss]);
    expectClose(found?.[3], twin.dHidden);
  });

  it('adds to the loss when asked, and gives the same bits twice', async () => {
    const made = problem([9, 64, [129, 3]]);
    const { launches, outputs } = lossLaunches(made, true);
    const contents = new Map(made.contents).set(outputs.loss, Float32Array.of(2.5));
    const wanted = [outputs.loss, outputs.dHidden];
    const found = await gpu?.run(launches, contents, wanted);
    expectClose(found?.[0], [headTwin(made.inputs).loss + 2.5]);
    expect(await gpu?.run(launches, contents, wanted)).toEqual(found);
  });

  it('takes nothing from rows of weight 0 that are no numbers, and hides nothing in others', async () => {
    const made = problem([3, 3, [31]]);
    const { launches, outputs } = lossLaunches(made);
    const spoilt = (row: number): Map<DeviceArray, Float32Array | Int32Array> => {
      const hidden = made.inputs.hidden.map((value, i) => (Math.floor(i / 3) === row ? Number.NaN : value));
      return new Map(made.contents).set(made.arrays.hidden, hidden);
    };
    const twin = headTwin(made.inputs);
    const idle = await gpu?.run(launches, spoilt(1), [outputs.loss, outputs.dHidden]);
    expectClose(idle?.[0], [twin.loss]);
    expectClose(idle?.[1], twin.dHidden);
    const spoiling = await gpu?.run(launches, spoilt(2), [outputs.loss]);
    expect(spoiling?.[0]?.[0]).toBeNaN();
  });

  it.each(CASES)('has logits and best columns of %i rows, width %i, columns %j', async (...given) => {
    const made = problem(given);
    const { shape, arrays, inputs, contents, all } = made;
    const best = keptArray('best', shape.rows);
    const logits = keptArray('logits', shape.rows * all);
    const partials = scratchArray('partials', headScratch(shape).best);
    const launches = [
      ...headBest(shape, { ...arrays, partials, best }),
      ...headLogits(shape, { ...arrays, logits }),
    ];
    const found = await gpu?.run(launches, contents, [best, logits]);
    const rows = Array.from(inputs.labels, (_, row) => twinLogits(inputs, row));
    expectClose(found?.[1], rows.flat());
    const ids = new Uint32Array(at(found ?? [], 0).buffer);
    expect([...ids]).toEqual(rows.map((row) => row.indexOf(Math.max(...row))));
  });

  it('takes the lowest id of equal logits', async () => {
    const { shape, arrays, contents } = problem([3, 3, [70, 300]]);
    // Word v is one of five, so that each logit comes back all over the blocks.
    const word = (v: number): readonly number[] => [Math.cos(v % 5), Math.sin(v % 5), 0];
    const repeated = new Map(contents);
    shape.blocks.forEach(({ first, columns }, b) => {
      const values = Array.from({ length: columns }, (_, v) => word(first + v)).flat();
      repeated.set(at(arrays.words, b), Float32Array.from(values));
    });
    repeated.set(arrays.hidden, Float32Array.of(1, 0, 0, Math.cos(3), Math.sin(3), 0, 0, 0, 1));
    const best = keptArray('best', 3);
    const partials = scratchArray('partials', headScratch(shape).best);
    const found = await gpu?.run(headBest(shape, { ...arrays, partials, best }), repeated, [best]);
    expect([...new Uint32Array(at(found ?? [], 0).buffer)]).toEqual([0, 3, 0]);
  });
});
