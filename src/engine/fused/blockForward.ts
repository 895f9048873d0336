import { type BlockFrame, type BlockTrace, product, shapeOf, traceArrays } from './blockFrame';
import type { BlockArrays, LinearArrays } from './gptArrays';
import { attentionForward } from './kernels/attention';
import { layerNormForward } from './kernels/layerNorm';
import { type Epilogue, matmul } from './kernels/matmul';
import { pickRows } from './kernels/pickRows';
import { type DeviceArray, type Launch, scratchArray } from './launch';

const withBias = ({ bias }: LinearArrays): Epilogue => ({ kind: 'bias', bias });

/** All but the last block: x [n, d] -> out [n, d]. */
export function blockForward(
  frame: BlockFrame,
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

/** The last block, asked at `queries` only: x [n, d] -> out [m, d]. */
export function lastBlockForward(
  frame: BlockFrame,
  block: BlockArrays,
  x: DeviceArray,
  out: DeviceArray,
): { readonly launches: readonly Launch[]; readonly trace: BlockTrace } {
  const { tokens: n, queries: m, width: d, epsilon, batch } = frame;
  const q = scratchArray('queries', m * d);
  const kv = scratchArray('keys and values', 2 * n * d);
  const trace = traceArrays(frame, m, q, kv);
  const { normal1, inverse1 } = trace;
  const picked = scratchArray('normal at queries', m * d);
  const residual = scratchArray('input at queries', m * d);
  const { weight, bias } = block.queryKeyValue;
  const part = (columns: number, bOffset: number) => ({
    inner: d,
    columns,
    orientation: 'nn' as const,
    bOffset,
    bStride: 3 * d,
  });
  const pick = (from: DeviceArray, to: DeviceArray): Launch =>
    pickRows({ count: m, width: d }, { x: from, positions: batch.queryTokens, out: to });
  const launches = [
    layerNormForward({ rows: n, width: d, epsilon }, { x, normal: normal1, inverseDeviation: inverse1 }),
    matmul(
      { rows: n, ...part(2 * d, d) },
      { a: normal1, b: weight, out: kv },
      { kind: 'bias', bias, biasOffset: d },
      frame.device,
    ),
    pick(normal1, picked),
    pick(x, residual),
    matmul(
      { rows: m, ...part(d, 0) },
      { a: picked, b: weight, out: q },
      { kind: 'bias', bias },
      frame.device,
    ),
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
  frame: BlockFrame,
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
