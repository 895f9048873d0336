import { expect, it } from 'vitest';
import { assert, at } from '../../../base/assert';
import { planAttention } from '../../../testing/attentionCases';
import { type Attending, attentionGradientTwin, attentionTwin } from '../../../testing/attentionTwin';
import { centralDifferences, weightedSum } from '../../../testing/finiteDifferences';
import { keptArray } from '../launch';
import { attentionForward, attentionKeyGradient, attentionQueryGradient } from './attention';
import { type Tiles, tilesFor } from './attentionTiles';

const waves = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * i * 0.37 + seed));

it('has a twin that knows its derivatives', () => {
  const { sees, live } = planAttention({
    shared: 2,
    frozen: [],
    rows: [
      { own: 1, frozen: [[0, 2]] },
      { own: 3, frozen: [] },
    ],
    isQuery: (token) => token !== 3,
  });
  const [heads, headSize] = [2, 3];
  const keys = (live + 2) * heads * headSize;
  const all = { q: waves(sees.length * 6, 1), k: waves(keys, 2), v: waves(keys, 3) };
  const dOut = waves(all.q.length, 4);
  const given: Attending = { ...all, heads, headSize, sees };
  const { dq, dk, dv } = attentionGradientTwin(given, dOut);
  const check = (name: 'q' | 'k' | 'v', exact: Float64Array): void => {
    const found = centralDifferences(
      (moved) => weightedSum(attentionTwin({ ...given, [name]: moved }).out, dOut),
      all[name],
    );
    found.forEach((value, i) => {
      expect(Math.abs(value - at(exact, i))).toBeLessThan(1e-3);
    });
  };
  check('q', dq);
  check('k', dk);
  check('v', dv);
});

it('finds tiles for every head size that a workgroup of 16 KiB can hold', () => {
  const bytes = ({ stride, rows, tile }: Tiles): number =>
    16 * stride * (2 * rows + 2 * tile) + 8 * rows * (tile + 1) + 16 * rows + 64;
  for (let headSize = 1; headSize <= 128; headSize++) {
    const tiles = tilesFor(headSize, { own: 2, passing: 2, weights: 2 });
    assert(tiles !== undefined, `no tile of a head of ${headSize}`);
    expect(bytes(tiles)).toBeLessThanOrEqual(16_384);
    expect(tiles.stride).toBeGreaterThan(tiles.columns);
  }
  expect(tilesFor(64, { own: 1, passing: 2, weights: 1 })).toMatchObject({ rows: 16, tile: 16 });
  expect(tilesFor(256, { own: 2, passing: 2, weights: 2 })).toBeUndefined();
});

const shape = {
  ...{ heads: 2, headSize: 8, queryStride: 48, keyStride: 48, keyOffset: 16, valueOffset: 32 },
  ...{ frozenStride: 32, frozenKeyOffset: 0, frozenValueOffset: 16 },
  ...{ queryBlocks: 1, keyBlocks: 1, queries: 3 },
};
const array = (label: string, length = 100) => keptArray(label, length);
const [q, frozen, plan, out] = [array('q'), array('frozen'), array('plan'), array('out')];
const statistics = array('statistics');
const dOut = array('gradient');

it('writes these kernels', () => {
  const codes = [
    attentionForward(shape, { q, kv: q, frozen, plan, out, statistics }),
    attentionForward({ ...shape, software: true }, { q, kv: q, frozen, plan, out, statistics }),
    attentionForward(
      { ...shape, software: true, subgroups: true },
      { q, kv: q, frozen, plan, out, statistics },
    ),
    attentionQueryGradient(shape, { q, kv: q, frozen, plan, dOut, out, statistics, dq: array('dq') }, 48),
    attentionKeyGradient(
      { ...shape, headSize: 3, heads: 1 },
      { q, kv: q, plan, dOut, statistics, dkv: array('dkv') },
      { stride: 48, keyOffset: 16, valueOffset: 32 },
    ),
    attentionQueryGradient(
      { ...shape, software: true, subgroups: true },
      { q, kv: q, frozen, plan, dOut, out, statistics, dq: array('dq') },
      48,
    ),
    attentionKeyGradient(
      { ...shape, software: true, subgroups: true },
      { q, kv: q, plan, dOut, statistics, dkv: array('dkv') },
      { stride: 48, keyOffset: 16, valueOffset: 32 },
    ),
  ].map(({ kernel }) => kernel.code);
  for (const code of codes) expect(code).toMatchSnapshot();
});

it('goes without tiles where no head fits a workgroup', () => {
  const wide = { ...shape, heads: 1, headSize: 256 };
  const long = (label: string) => array(label, 768);
  const [q, out, dOut] = [long('q'), long('out'), long('gradient')];
  const [alone, onCard] = [true, false].map((software) => [
    attentionForward({ ...wide, software }, { q, kv: q, frozen, plan, out, statistics }),
    attentionQueryGradient(
      { ...wide, software },
      { q, kv: q, frozen, plan, dOut, out, statistics, dq: long('dq') },
      256,
    ),
    attentionKeyGradient(
      { ...wide, software },
      { q, kv: q, plan, dOut, statistics, dkv: long('dkv') },
      { stride: 512, keyOffset: 0, valueOffset: 256 },
    ),
  ]);
  expect(onCard?.map(({ kernel }) => kernel.code)).toEqual(alone?.map(({ kernel }) => kernel.code));
});

it('refuses arrays that are too short for the queries', () => {
  const parts = { q, kv: q, frozen, plan, out, statistics };
  expect(() => attentionForward(shape, { ...parts, out: array('out', 47) })).toThrow('out too short');
  expect(() => attentionForward(shape, { ...parts, plan: array('plan', 16) })).toThrow('plan is too short');
});

it('compiles once for all batches', () => {
  const parts = { q, kv: q, frozen, plan, out, statistics };
  const [one, two] = [shape, { ...shape, queryBlocks: 2, queries: 5 }].map((given) =>
    attentionForward(given, parts),
  );
  expect(one?.kernel).toBe(two?.kernel);
  expect(one?.params).not.toEqual(two?.params);
});
