import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { centralDifferences } from '../../../testing/finiteDifferences';
import { headTwin } from '../../../testing/headTwin';
import { keptArray } from '../launch';
import { headForward } from './head';
import { headBest, headLogits } from './headBest';
import { headGradient } from './headGradient';
import { type HeadShape, headScratch, headSplits, headTiling } from './headShape';

const SHAPE: HeadShape = {
  rows: 2,
  width: 8,
  blocks: [
    { first: 0, columns: 30 },
    { first: 30, columns: 7 },
  ],
};

const array = (label: string) => keptArray(label, 64);

const arrays = {
  hidden: array('hidden'),
  words: [array('words'), array('more words')],
  labels: array('labels'),
  weights: array('weights'),
  partials: array('partials'),
  logTotals: array('log totals'),
  rowLosses: array('row losses'),
  loss: array('loss'),
  dHidden: array('d hidden'),
  best: array('best'),
  logits: array('logits'),
};

const codes = (launches: ReturnType<typeof headForward>): string =>
  [...new Set(launches.map(({ kernel }) => kernel.code))].join('\n');

describe('the head in WGSL', () => {
  it('says the loss', () => {
    expect(codes(headForward(SHAPE, arrays, { accumulate: false }))).toMatchSnapshot();
  });

  it('says the gradient', () => {
    expect(codes(headGradient(SHAPE, arrays))).toMatchSnapshot();
  });

  it('says the best columns and the logits', () => {
    expect(codes(headBest(SHAPE, arrays))).toMatchSnapshot();
    expect(codes(headLogits(SHAPE, arrays))).toMatchSnapshot();
  });

  it('needs no new text for another number of rows past a tile', () => {
    const many = { ...SHAPE, rows: 9 };
    const more = { ...SHAPE, rows: 400 };
    expect(codes(headGradient(more, arrays))).toBe(codes(headGradient(many, arrays)));
  });
});

describe('the dealing out of tiles', () => {
  const GPT2: HeadShape = {
    rows: 8,
    width: 768,
    blocks: [
      { first: 0, columns: 30_000 },
      { first: 30_000, columns: 20_257 },
    ],
  };

  it('covers every column of every block, once', () => {
    for (const rows of [1, 8, 512]) {
      const shape = { ...GPT2, rows };
      const tiling = headTiling(shape);
      const { ofBlocks, tilesPerSplit, count } = headSplits(shape, tiling);
      const perSplit = tilesPerSplit * tiling.columns;
      ofBlocks.forEach((block, b) => {
        const { columns } = at(shape.blocks, b);
        expect(block.count * perSplit).toBeGreaterThanOrEqual(columns);
        expect((block.count - 1) * perSplit).toBeLessThan(columns);
      });
      expect(ofBlocks.reduce((sum, block) => sum + block.count, 0)).toBe(count);
    }
  });

  it('spreads the words over many workgroups, but keeps what is between them small', () => {
    const words = 50_257 * 768;
    for (const rows of [1, 8, 512]) {
      const shape = { ...GPT2, rows };
      const tiling = headTiling(shape);
      const { count, rowTiles } = headSplits(shape, tiling);
      expect(count * rowTiles * tiling.threads).toBeGreaterThan(30_000);
      expect(headScratch(shape).gradient).toBeLessThan(0.1 * words);
    }
  });

  it('takes a short table in one piece', () => {
    const shape = { rows: 8, width: 256, blocks: [{ first: 0, columns: 50 }] };
    expect(headSplits(shape, headTiling(shape)).count).toBe(1);
  });
});

describe("the head's twin", () => {
  it('has the gradient of its own loss', () => {
    const width = 5;
    const inputs = {
      words: Float32Array.from({ length: 7 * width }, (_, i) => Math.sin(1 + 1.3 * i)),
      labels: [4, 0, 6],
      weights: [0.5, 0, 1.5],
      width,
    };
    const hidden = Float32Array.from({ length: 3 * width }, (_, i) => Math.cos(2 * i));
    const slopes = centralDifferences((x) => headTwin({ ...inputs, hidden: x }).loss, hidden);
    headTwin({ ...inputs, hidden }).dHidden.forEach((value, i) => {
      expect(Math.abs(value - at(slopes, i))).toBeLessThan(2e-4);
    });
  });
});
