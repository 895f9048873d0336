import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { type PackedRows, planAttention } from '../../../testing/attentionCases';
import { attentionGradientTwin, attentionTwin } from '../../../testing/attentionTwin';
import { openTestDevice } from '../../../testing/runLaunches';
import { type DeviceArray, keptArray } from '../launch';
import { attentionForward, attentionKeyGradient, attentionQueryGradient } from './attention';

const gpu = await openTestDevice();

const waves = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => 1.3 * Math.sin(i * i * 0.37 + seed));

const full: PackedRows = {
  shared: 0,
  frozen: [],
  rows: [1, 37, 5, 16].map((own) => ({ own, frozen: [] })),
  isQuery: () => true,
};

/** Rows that see the shared tokens and frozen ones of their own; the shared ones see frozen ones too. */
const sharing: PackedRows = {
  shared: 19,
  frozen: [[0, 3]],
  rows: [
    { own: 3, frozen: [[0, 3]] },
    {
      own: 20,
      frozen: [
        [0, 3],
        [5, 21],
      ],
    },
    { own: 1, frozen: [[3, 2]] },
  ],
  isQuery: () => true,
};

const cases = [
  { name: 'whole rows', packed: full, heads: 3, headSize: 2, gap: 0 },
  { name: 'shared and frozen tokens', packed: sharing, heads: 2, headSize: 3, gap: 1 },
  { name: 'shared and frozen tokens', packed: sharing, heads: 2, headSize: 16, gap: 4 },
  { name: 'whole rows', packed: full, heads: 1, headSize: 33, gap: 0 },
  {
    name: 'few queries',
    packed: { ...sharing, isQuery: (token: number) => token === 21 || token > 40 },
    heads: 2,
    headSize: 64,
    gap: 0,
  },
  { name: 'shared and frozen tokens', packed: sharing, heads: 1, headSize: 128, gap: 0 },
];

/** Rows of `stride` with these parts at their offsets. What lies between is not a number, and never to be read. */
function strided(
  stride: number,
  rows: number,
  width: number,
  parts: readonly (readonly [number, Float32Array])[],
): Float32Array {
  const memory = new Float32Array(Math.max(1, rows * stride)).fill(Number.NaN);
  for (const [offset, values] of parts) {
    for (let row = 0; row < rows; row++) {
      memory.set(values.subarray(row * width, (row + 1) * width), row * stride + offset);
    }
  }
  return memory;
}

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  let [largest, worst] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(at(expected, i)));
    // Math.max keeps a NaN, which then is not less than anything.
    worst = Math.max(worst, Math.abs(at(found, i) - at(expected, i)));
  }
  expect(largest).toBeGreaterThan(0);
  expect(worst).toBeLessThan(1e-5 * largest);
}

const pick = (memory: ArrayLike<number>, rows: number, stride: number, offset: number, width: number) =>
  Array.from({ length: rows * width }, (_, i) =>
    at(memory, Math.floor(i / width) * stride + offset + (i % width)),
  );

describe.skipIf(gpu === undefined)('attention on WebGPU', () => {
  it.each(cases)('$name, $heads heads of $headSize', async ({ packed, heads, headSize, gap }) => {
    const { plan, queryBlocks, keyBlocks, queries, live, sees } = planAttention(packed);
    const d = heads * headSize;
    const frozenKeys = Math.max(0, ...sees.flat().map((key) => key + 1 - live));
    const trimmed = queries.length < live;
    const [k, v] = [waves((live + frozenKeys) * d, 2), waves((live + frozenKeys) * d, 3)];
    // Part of q is 1 / sqrt(head size).
    const x = waves(queries.length * d, 1).map((value) => value / Math.sqrt(headSize));
    const dOut = waves(x.length, 4);
    const given = { q: x, k, v, heads, headSize, sees };

    // Queries lie beside keys and values, or apart where only some tokens are queries.
    const stride = 3 * d + gap;
    const [keyOffset, valueOffset] = [d, 2 * d + gap];
    const qkvValues = strided(stride, live, d, [
      ...(trimmed ? [] : [[0, x] as const]),
      [keyOffset, k],
      [valueOffset, v],
    ]);
    const qkv = keptArray('qkv', qkvValues.length);
    const q = trimmed ? keptArray('q', x.length) : qkv;
    const frozenStride = 2 * d + 2 * gap;
    const frozenValues = strided(frozenStride, frozenKeys, d, [
      [gap, k.subarray(live * d)],
      [d + gap, v.subarray(live * d)],
    ]);
    const frozen = keptArray('frozen', frozenValues.length);
    const shape = {
      ...{ heads, headSize, queryStride: trimmed ? d : stride, keyStride: stride, keyOffset, valueOffset },
      ...{ frozenStride, frozenKeyOffset: gap, frozenValueOffset: d + gap },
      ...{ queryBlocks, keyBlocks, queries: queries.length },
    };
    const planArray = keptArray('plan', plan.length);
    const out = keptArray('out', x.length);
    const statistics = keptArray('statistics', queries.length * heads * 2);
    const gradient = keptArray('gradient', x.length);
    const dqkv = keptArray('dqkv', live * stride);
    const dq = trimmed ? keptArray('dq', x.length) : dqkv;
    const found = await gpu?.run(
      [
        attentionForward(shape, { q, kv: qkv, frozen, plan: planArray, out, statistics }),
        attentionQueryGradient(
          shape,
          { q, kv: qkv, frozen, plan: planArray, dOut: gradient, out, statistics, dq },
          trimmed ? d : stride,
        ),
        attentionKeyGradient(
          shape,
          { q, kv: qkv, plan: planArray, dOut: gradient, statistics, dkv: dqkv },
          { stride, keyOffset, valueOffset },
        ),
      ],
      new Map<DeviceArray, Float32Array | Uint32Array>([
        [qkv, qkvValues],
        [frozen, frozenValues],
        [gradient, dOut],
        [planArray, plan],
        ...(trimmed ? [[q, x] as const] : []),
      ]),
      [out, statistics, dq, dqkv],
    );
    const [outFound = [], statisticsFound = [], dqFound = [], dqkvFound = []] = found ?? [];

    const twin = attentionTwin(given);
    const gradients = attentionGradientTwin(given, dOut);
    expectClose(outFound, twin.out);
    expectClose(pick(statisticsFound, queries.length * heads, 2, 0, 1), twin.logSums);
    expectClose(pick(dqFound, queries.length, trimmed ? d : stride, 0, d), gradients.dq);
    expectClose(pick(dqkvFound, live, stride, keyOffset, d), gradients.dk.subarray(0, live * d));
    expectClose(pick(dqkvFound, live, stride, valueOffset, d), gradients.dv.subarray(0, live * d));
  });
});
