import { type BlockFrame, type BlockTrace, product, shapeOf } from './blockFrame';
import type { BlockArrays } from './gptArrays';
import { addSpread } from './kernels/assembly';
import { attentionKeyGradient, attentionQueryGradient } from './kernels/attention';
import { layerNormBackward } from './kernels/layerNorm';
import { matmul } from './kernels/matmul';
import { type DeviceArray, type Launch, scratchArray } from './launch';

/** Gradient of the attention's input to the residual stream: dOut [rows, d] -> dAttended [rows, d], dContext. */
function toAttention(
  frame: BlockFrame,
  rows: number,
  block: BlockArrays,
  trace: BlockTrace,
  dOut: DeviceArray,
): {
  readonly launches: readonly Launch[];
  readonly dAttended: DeviceArray;
  readonly dContext: DeviceArray;
} {
  const { width: d, innerWidth } = frame;
  const dBefore = scratchArray('gradient before GELU', rows * innerWidth);
  const dNormal = scratchArray('gradient of normal', rows * d);
  const dAttended = scratchArray('gradient of attended', rows * d);
  const dContext = scratchArray('gradient of context', rows * d);
  const { normal2: normal, inverse2: inverseDeviation, before } = trace;
  const launches = [
    product(
      frame,
      rows,
      block.outer.weightT,
      { inner: d, columns: innerWidth },
      { a: dOut, out: dBefore },
      { kind: 'geluSlope', before },
    ),
    product(
      frame,
      rows,
      block.inner.weightT,
      { inner: innerWidth, columns: d },
      { a: dBefore, out: dNormal },
      { kind: 'plain' },
    ),
    layerNormBackward(
      { rows, width: d },
      { dNormal, normal, inverseDeviation, residual: dOut, out: dAttended },
    ),
    product(
      frame,
      rows,
      block.projection.weightT,
      { inner: d, columns: d },
      { a: dAttended, out: dContext },
      { kind: 'plain' },
    ),
  ];
  return { launches, dAttended, dContext };
}

/** The way back of `blockForward`: dOut [n, d] -> dX [n, d]. */
export function blockBackward(
  frame: BlockFrame,
  block: BlockArrays,
  trace: BlockTrace,
  dOut: DeviceArray,
  dX: DeviceArray,
): readonly Launch[] {
  const { tokens: n, width: d, batch, frozen } = frame;
  const { launches, dAttended, dContext } = toAttention(frame, n, block, trace, dOut);
  const dqkv = scratchArray('gradient of query key value', 3 * n * d);
  const dNormal = scratchArray('gradient of normal', n * d);
  const shape = shapeOf(frame, 'everywhere');
  const { q, kv, context: out, statistics, normal1: normal, inverse1: inverseDeviation } = trace;
  const plan = batch.everywhere;
  return [
    ...launches,
    attentionQueryGradient(shape, { q, kv, frozen, plan, dOut: dContext, out, statistics, dq: dqkv }, 3 * d),
    attentionKeyGradient(
      shape,
      { q, kv, plan, dOut: dContext, statistics, dkv: dqkv },
      { stride: 3 * d, keyOffset: d, valueOffset: 2 * d },
    ),
    product(
      frame,
      n,
      block.queryKeyValue.weightT,
      { inner: 3 * d, columns: d },
      { a: dqkv, out: dNormal },
      { kind: 'plain' },
    ),
    layerNormBackward(
      { rows: n, width: d },
      { dNormal, normal, inverseDeviation, residual: dAttended, out: dX },
    ),
  ];
}

/** The way back of `lastBlockForward`: dOut [m, d] -> dX [n, d]. */
export function lastBlockBackward(
  frame: BlockFrame,
  block: BlockArrays,
  trace: BlockTrace,
  dOut: DeviceArray,
  dX: DeviceArray,
): readonly Launch[] {
  const { tokens: n, queries: m, width: d, batch, frozen, device } = frame;
  const { launches, dAttended, dContext } = toAttention(frame, m, block, trace, dOut);
  const dq = scratchArray('gradient of queries', m * d);
  const dkv = scratchArray('gradient of keys and values', 2 * n * d);
  const throughQueries = scratchArray('gradient through queries', m * d);
  const throughKeys = scratchArray('gradient through keys', n * d);
  const dNormal = scratchArray('gradient of normal', n * d);
  const throughNorm = scratchArray('gradient through norm', n * d);
  const shape = shapeOf(frame, 'atQueries');
  const { q, kv, context: out, statistics, normal1: normal, inverse1: inverseDeviation } = trace;
  const plan = batch.atQueries;
  const weightT = block.queryKeyValue.weightT;
  const nn = { columns: d, orientation: 'nn' as const };
  const spread = { count: n, width: d, rows: m };
  return [
    ...launches,
    attentionQueryGradient(shape, { q, kv, frozen, plan, dOut: dContext, out, statistics, dq }, d),
    attentionKeyGradient(
      shape,
      { q, kv, plan, dOut: dContext, statistics, dkv },
      { stride: 2 * d, keyOffset: 0, valueOffset: d },
    ),
    matmul(
      { rows: m, inner: d, ...nn },
      { a: dq, b: weightT, out: throughQueries },
      { kind: 'plain' },
      device,
    ),
    matmul(
      { rows: n, inner: 2 * d, ...nn, bOffset: d * d },
      { a: dkv, b: weightT, out: throughKeys },
      { kind: 'plain' },
      device,
    ),
    addSpread(spread, { base: throughKeys, x: throughQueries, inverse: batch.inverse, out: dNormal }),
    layerNormBackward({ rows: n, width: d }, { dNormal, normal, inverseDeviation, out: throughNorm }),
    addSpread(spread, { base: throughNorm, x: dAttended, inverse: batch.inverse, out: dX }),
  ];
}
