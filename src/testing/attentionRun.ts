import { at } from '../base/assert';
import {
  attentionForward,
  attentionKeyGradient,
  attentionQueryGradient,
} from '../engine/fused/kernels/attention';
import type { AttentionShape } from '../engine/fused/kernels/attentionShape';
import { type DeviceArray, keptArray } from '../engine/fused/launch';
import { type PackedRows, planAttention } from './attentionCases';
import { attentionGradientTwin, attentionTwin } from './attentionTwin';
import type { TestDevice } from './runLaunches';

const waves = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => 1.3 * Math.sin(i * i * 0.37 + seed));

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

const pick = (memory: ArrayLike<number>, rows: number, stride: number, offset: number, width: number) =>
  Array.from({ length: rows * width }, (_, i) =>
    at(memory, Math.floor(i / width) * stride + offset + (i % width)),
  );

/** What the device and the twin make of one array. */
export interface Compared {
  readonly name: string;
  readonly found: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
}

/** Attention forward and back over packed rows, on the device and by the twin. `gap`: unused elements between arrays. */
export async function compareAttention(
  device: TestDevice,
  sizes: {
    readonly packed: PackedRows;
    readonly heads: number;
    readonly headSize: number;
    readonly gap: number;
    readonly software: boolean;
    readonly subgroups?: boolean;
  },
): Promise<readonly Compared[]> {
  const { packed, heads, headSize, gap, software, subgroups = false } = sizes;
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
  const shape: AttentionShape = {
    ...{ heads, headSize, queryStride: trimmed ? d : stride, keyStride: stride, keyOffset, valueOffset },
    ...{ frozenStride, frozenKeyOffset: gap, frozenValueOffset: d + gap },
    ...{ queryBlocks, keyBlocks, queries: queries.length, software, subgroups },
  };
  const planArray = keptArray('plan', plan.length);
  const out = keptArray('out', x.length);
  const statistics = keptArray('statistics', queries.length * heads * 2);
  const gradient = keptArray('gradient', x.length);
  const dqkv = keptArray('dqkv', live * stride);
  const dq = trimmed ? keptArray('dq', x.length) : dqkv;
  const found = await device.run(
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
      // Scratch memory holds anything at first.
      ...[...new Set([out, statistics, dqkv, dq])].map(
        (array) => [array, new Float32Array(array.length).fill(Number.NaN)] as const,
      ),
    ]),
    [out, statistics, dq, dqkv],
  );

  const [outFound = [], statisticsFound = [], dqFound = [], dqkvFound = []] = found;
  const twin = attentionTwin(given);
  const { dq: dqTwin, dk, dv } = attentionGradientTwin(given, dOut);
  const ofLive = live * d;
  return [
    { name: 'out', found: outFound, expected: twin.out },
    {
      name: 'log-sum-exp',
      found: pick(statisticsFound, queries.length * heads, 2, 0, 1),
      expected: twin.logSums,
    },
    { name: 'dq', found: pick(dqFound, queries.length, trimmed ? d : stride, 0, d), expected: dqTwin },
    { name: 'dk', found: pick(dqkvFound, live, stride, keyOffset, d), expected: dk.subarray(0, ofLive) },
    { name: 'dv', found: pick(dqkvFound, live, stride, valueOffset, d), expected: dv.subarray(0, ofLive) },
  ];
}

/** Largest difference relative to the largest expected value; NaN when anything is not a number. */
export function worstOf({ found, expected }: Compared): number {
  let [largest, worst] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(at(expected, i)));
    worst = Math.max(worst, Math.abs(at(found, i) - at(expected, i)));
  }
  return worst / largest;
}
