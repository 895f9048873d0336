import {
  add,
  concat,
  gather,
  mul,
  type Rank,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor4d,
  zeros,
} from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { VirtualRows } from '../frozenModel';
import { enterBatch, type Prefix, planForEnds } from './batchPass';
import type { KeysAndValues } from './block';
import { MASKED } from './constants';
import { frameOf, type GptTensors } from './gptTensors';
import { paddedLayout } from './layout';
import { finalNorm } from './lossHead';
import { lookUp } from './rowTable';
import { stackForward } from './stack';

/** Keys and values of a batch of prefixes, one frame of `size` positions per row of which `lengths` are real. */
export type KeyCache = {
  readonly keys: readonly KeysAndValues[]; // per block [B, H, size, hd]
  readonly lengths: readonly number[];
  readonly size: number;
};

/** Lengths in steps of 16, so that few shapes occur; never beyond the model's context. */
export function frameSize(gpt: GptTensors, length: number): number {
  return Math.min(gpt.config.positions, Math.ceil(length / 16) * 16);
}

/**
 * Reads prefixes (padded on the right to one length) and keeps their keys and values. `last` [B, d]: normalised hidden
 * state at each row's last position. With `room` > 0 the frames have at least that many positions and hold zeros
 * behind each row's end. Call inside a tidy.
 */
export function prefill(
  gpt: GptTensors,
  prompts: readonly Prefix[],
  rows: VirtualRows,
  room: number,
): { readonly last: Tensor2D; readonly cache: KeyCache } {
  const { config, constants } = gpt;
  const lengths = prompts.map((prompt) => prompt.prefix.length);
  const longest = Math.max(...lengths);
  assert(Math.min(...lengths) > 0, 'an empty prefix has nothing to continue');
  assert(longest <= config.positions, `a prefix of ${longest}, the model has ${config.positions} positions`);
  const length = frameSize(gpt, longest);
  const plan = planForEnds(prompts, length, rows, gpt.packed);
  const shape = { batchSize: prompts.length, sequenceLength: length };
  const { x, layout, queries } = enterBatch(gpt, shape, plan, rows.embeddings);
  const mask = constants.causalMask(length);
  const { output, keys } = stackForward(x, gpt, layout, { mask, queries, keepsKeys: true });
  const last = finalNorm(output, gpt); // [B, d]
  if (room === 0) return { last, cache: { keys, lengths, size: length } };
  const size = Math.max(length, room);
  const real = new Float32Array(prompts.length * length);
  lengths.forEach((count, row) => {
    real.fill(1, row * length, row * length + count);
  });
  const isReal = tensor4d(real, [prompts.length, 1, length, 1]);
  const padded = keys.map((pair) => {
    const cleared = { k: mul(pair.k, isReal) as Tensor4D, v: mul(pair.v, isReal) as Tensor4D };
    if (size === length) return cleared;
    const more = zeros<Rank.R4>([prompts.length, config.heads, size - length, layout.frame.headSize]);
    return { k: concat([cleared.k, more], 2), v: concat([cleared.v, more], 2) };
  });
  return { last, cache: { keys: padded, lengths, size } };
}

/**
 * Reads `count` more ids per row after a cache; row b's first stands at position lengths[b]. Positions beyond the
 * context are clamped: only rows whose result nobody reads get there. ids [B * count] -> hidden [B * count, d],
 * normalised, and the new keys and values [B, H, count, hd]. Call inside a tidy.
 */
export function extend(
  gpt: GptTensors,
  cache: KeyCache,
  ids: Int32Array,
): { readonly hidden: Tensor2D; readonly keys: readonly KeysAndValues[] } {
  const rows = cache.lengths.length;
  const count = ids.length / rows;
  const places = new Int32Array(ids.length);
  const keyCount = cache.size + count;
  const mask = new Float32Array(ids.length * keyCount).fill(MASKED);
  for (let row = 0; row < rows; row++) {
    const length = at(cache.lengths, row);
    for (let i = 0; i < count; i++) {
      const query = row * count + i;
      places[query] = Math.min(length + i, gpt.config.positions - 1);
      mask.fill(0, query * keyCount, query * keyCount + length);
      mask.fill(0, query * keyCount + cache.size, query * keyCount + cache.size + i + 1);
    }
  }
  const words = lookUp(gpt.words, ids); // [n, d]
  const x = add(words, gather(gpt.positions, tensor1d(places, 'int32'))) as Tensor2D;
  const frame = frameOf(gpt.config, rows, count);
  const allowed = tensor4d(mask, [rows, 1, count, keyCount]);
  const options = { mask: allowed, past: cache.keys, keepsKeys: true };
  const { output, keys } = stackForward(x, gpt, paddedLayout(frame), options);
  return { hidden: finalNorm(output, gpt), keys };
}
