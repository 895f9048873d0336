import { type BlockTrace, type ForwardFrame, product, shapeOf, traceArrays } from './blockFrame';
import type { BlockArrays, LinearArrays } from './gptArrays';
import { attentionForward } from './kernels/attention';
import { layerNormForward } from './kernels/layerNorm';
import { type Epilogue, matmul } from './kernels/matmul';
import { pickRows } from './kernels/pickRows';
import { type DeviceArray, type Launch, scratchArray } from './launch';

const withBias = ({ bias }: LinearArrays): Epilogue => ({ kind: 'bias', bias });

/** All but the last block: x [n, d] -> out [n, d]. */
export function blockForward(
  frame: ForwardFrame,
  block: BlockArrays,
  x: DeviceArray,
  out: DeviceArray,
): { readonly launches: readonly Launch[]; readonly trace: BlockTrace } {
  const { tokens: n, width: d, epsilon } = frame;
  const qkv = scratchArray('query key value', 3 * n * d);
  const trace = traceArrays(frame, n, qkv, qkv);
  const { normal1, inverse1 } = trace;
  const launches = [
    layerNormForward({ rows: n, width: d, epsilon }, { x, normal: normal1, inverseDeviation: inverse1 }),
    product(
      frame,
      n,
      block.queryKeyValue.weight,
      { inner: d, columns: 3 * d },
      { a: normal1, out: qkv },
      withBias(block.queryKeyValue),
    ),
    attentionForward(shapeOf(frame, 'everywhere'), {
      q: qkv,
      kv: qkv,
      frozen: frame.frozen,
      plan: frame.batch.everywhere,
      out: trace.context,
      statistics: trace.statistics,
    }),
    ...behindAttention(frame, n, block, trace, x, out),
  ];
  return { launches, trace };
}

/** LayerNorm, then keys and values alone: x [n, d] -> kv [n, 2d]. */
function keyLaunches(
  frame: ForwardFrame,
  { queryKeyValue: { weight, bias } }: BlockArrays,
  x: DeviceArray,
  { normal1, inverse1, kv }: Pick<BlockTrace, 'normal1' | 'inverse1' | 'kv'>,
): readonly Launch[] {
  const { tokens: rows, width: d, epsilon, device } = frame;
  const shape = { rows, inner: d, columns: 2 * d, orientation: 'nn', bOffset: d, bStride: 3 * d } as const;
  const withBias = { kind: 'bias', bias, biasOffset: d } as const;
  return [
    layerNormForward({ rows, width: d, epsilon }, { x, normal: normal1, inverseDeviation: inverse1 }),
    matmul(shape, { a: normal1, b: weight, out: kv }, withBias, device),
  ];
}

/** What the last block needs of text that nobody is asked in: x [n, d] -> kv [n, 2d]. */
export function keysAndValues(
  frame: ForwardFrame,
  block: BlockArrays,
  x: DeviceArray,
): { readonly launches: readonly Launch[]; readonly kv: DeviceArray } {
  const { tokens: n, width: d } = frame;
  const kv = scratchArray('keys and values', 2 * n * d);
  const normal1 = scratchArray('normal before attention', n * d);
  const inverse1 = scratchArray('inverse deviation before attention', n);
  return { launches: keyLaunches(frame, block, x, { normal1, inverse1, kv }), kv };
}

/** The last block, asked at `queries` only: x [n, d] -> out [m, d]. */
export function lastBlockForward(
  frame: ForwardFrame,
  block: BlockArrays,
  x: DeviceArray,
  out: DeviceArray,
): { readonly launches: readonly Launch[]; readonly trace: BlockTrace } {
  const { tokens: n, queries: m, width: d, batch } = frame;
  const q = scratchArray('queries', m * d);
  const kv = scratchArray('keys and values', 2 * n * d);
  const trace = traceArrays(frame, m, q, kv);
  const picked = scratchArray('normal at queries', m * d);
  const residual = scratchArray('input at queries', m * d);
  const { weight, bias } = block.queryKeyValue;
  const shape = { rows: m, inner: d, columns: d, orientation: 'nn', bStride: 3 * d } as const;
  const pick = (from: DeviceArray, to: DeviceArray): Launch =>
    pickRows({ count: m, width: d }, { x: from, positions: batch.queryTokens, out: to });
  const launches = [
    ...keyLaunches(frame, block, x, trace),
    pick(trace.normal1, picked),
    pick(x, residual),
    matmul(shape, { a: picked, b: weight, out: q }, { kind: 'bias', bias }, frame.device),
    attentionForward(shapeOf(frame, 'atQueries'), {
      q,
      kv,
      frozen: frame.frozen,
      plan: batch.atQueries,
      out: trace.context,
      statistics: trace.statistics,
    }),
    ...behindAttention(frame, m, block, trace, residual, out),
  ];
  return { launches, trace };
}

/** Projection, residual, LayerNorm, MLP, residual. */
function behindAttention(
  frame: ForwardFrame,
  rows: number,
  block: BlockArrays,
  trace: BlockTrace,
  residual: DeviceArray,
  out: DeviceArray,
): readonly Launch[] {
  const { width: d, innerWidth, epsilon } = frame;
  const attended = scratchArray('attended', rows * d);
  const activated = scratchArray('activated', rows * innerWidth);
  const { context, normal2, inverse2, before } = trace;
  const square = { inner: d, columns: d };
  return [
    product(
      frame,
      rows,
      block.projection.weight,
      square,
      { a: context, out: attended },
      { kind: 'biasResidual', bias: block.projection.bias, residual },
    ),
    layerNormForward(
      { rows, width: d, epsilon },
      { x: attended, normal: normal2, inverseDeviation: inverse2 },
    ),
    product(
      frame,
      rows,
      block.inner.weight,
      { inner: d, columns: innerWidth },
      { a: normal2, out: activated },
      { kind: 'biasGelu', bias: block.inner.bias, before },
    ),
    product(
      frame,
      rows,
      block.outer.weight,
      { inner: innerWidth, columns: d },
      { a: activated, out },
      { kind: 'biasResidual', bias: block.outer.bias, residual: attended },
    ),
  ];
}
