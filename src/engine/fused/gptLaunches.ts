import { assert, at } from '../../base/assert';
import type { GptConfig } from '../../model/checkpoint';
import { type BatchArrays, planSizes } from './batchArrays';
import { blockBackward, lastBlockBackward } from './blockBackward';
import { blockForward, keysAndValues, lastBlockForward } from './blockForward';
import type { BlockFrame, BlockTrace } from './blockFrame';
import type { GptArrays, WordBlock } from './gptArrays';
import { embedTokens, gatherVirtualGradient } from './kernels/assembly';
import { KEY_BLOCK, QUERY_BLOCK } from './kernels/attentionShape';
import { headForward } from './kernels/head';
import { headGradient } from './kernels/headGradient';
import { headScratch } from './kernels/headShape';
import { layerNormAffine, layerNormBackward } from './kernels/layerNorm';
import type { MatmulDevice } from './kernels/matmul';
import { scatterRows } from './kernels/scatterRows';
import { type DeviceArray, keptArray, type Launch, scratchArray } from './launch';
import type { PackedSize } from './packBatch';

/** Tokens and keys that one workgroup of the attention kernels takes. */
export const ATTENTION_BLOCKS = { queryBlock: QUERY_BLOCK, keyBlock: KEY_BLOCK } as const;

/** Stands where kernels expect a cache of frozen keys and no token has any. */
export const noFrozen = keptArray('no frozen keys', 1);

/** What a pass through the model needs of its batch, whatever it is for. */
export interface PassParts {
  readonly gpt: GptArrays;
  readonly size: PackedSize;
  readonly batch: Pick<
    BatchArrays,
    'sources' | 'places' | 'everywhere' | 'atQueries' | 'queryTokens' | 'inverse'
  >;
  /** Virtual rows of all tasks, [R, d]. */
  readonly virtual: DeviceArray;
  /** Keys and values of frozen text for each block, [slots, 2d]; undefined when no row begins with any. */
  readonly frozen: readonly DeviceArray[] | undefined;
  readonly device: MatmulDevice;
}

export interface LossParts extends PassParts {
  /** Rows that the softmax ranges over: the vocabulary, or label candidates. */
  readonly table: readonly WordBlock[];
  readonly batch: BatchArrays;
  readonly virtualRows: number;
  /** Sum of the micro-batches' losses, [1]; `isFirst`: this one begins it. */
  readonly loss: DeviceArray;
  readonly isFirst: boolean;
}

/** Sizes of all blocks, and what is theirs in block `layer`. */
function frameOf({ gpt, size, batch, device, frozen }: PassParts, layer: number): BlockFrame {
  const { hiddenSize, innerSize, heads, layerNormEpsilon }: GptConfig = gpt.config;
  return {
    width: hiddenSize,
    innerWidth: innerSize,
    heads,
    epsilon: layerNormEpsilon,
    tokens: size.tokens,
    queries: size.queries,
    batch,
    plans: planSizes(size, ATTENTION_BLOCKS),
    frozen: frozen === undefined ? noFrozen : at(frozen, layer),
    device,
  };
}

/** Input rows of all tokens, [n, d]. */
export function embed(
  parts: Pick<PassParts, 'gpt' | 'virtual'> & {
    readonly size: { readonly tokens: number };
    readonly batch: Pick<BatchArrays, 'sources' | 'places'>;
  },
  out: DeviceArray,
): readonly Launch[] {
  const { gpt, size, batch, virtual } = parts;
  const { sources, places } = batch;
  const arrays = { sources, places, virtualRows: virtual, positions: gpt.positions, out };
  return gpt.words.map(({ array, first, columns }, index) =>
    embedTokens(
      { count: size.tokens, width: gpt.config.hiddenSize },
      { ...arrays, words: array },
      { first, columns, isFirst: index === 0 },
    ),
  );
}

interface Passed {
  readonly launches: readonly Launch[];
  readonly traces: readonly BlockTrace[];
  /** Output of the last block at the queries, [m, d]. */
  readonly output: DeviceArray;
}

function forwardBlocks(parts: PassParts): Passed {
  const { tokens: n, queries: m } = parts.size;
  const d = parts.gpt.config.hiddenSize;
  let x = scratchArray('input', n * d);
  const launches: Launch[] = [...embed(parts, x)];
  const traces: BlockTrace[] = [];
  const { blocks } = parts.gpt;
  blocks.forEach((block, layer) => {
    const isLast = layer === blocks.length - 1;
    const out = scratchArray(`output ${layer}`, (isLast ? m : n) * d);
    const passed = (isLast ? lastBlockForward : blockForward)(frameOf(parts, layer), block, x, out);
    launches.push(...passed.launches);
    traces.push(passed.trace);
    x = out;
  });
  return { launches, traces, output: x };
}

interface HeadPart {
  readonly launches: readonly Launch[];
  readonly hidden: DeviceArray;
  readonly normal: DeviceArray;
  readonly inverseDeviation: DeviceArray;
  readonly logTotals: DeviceArray;
}

function headOf({ gpt, table, size, batch, ...parts }: LossParts, output: DeviceArray): HeadPart {
  const { hiddenSize: width, layerNormEpsilon: epsilon } = gpt.config;
  const { queries: rows } = size;
  const shape = { rows, width, blocks: table };
  const hidden = scratchArray('hidden', rows * width);
  const normal = scratchArray('final normal', rows * width);
  const inverseDeviation = scratchArray('final inverse deviation', rows);
  const logTotals = scratchArray('log totals', rows);
  const { finalGain: gain, finalShift: shift } = gpt;
  const launches = [
    layerNormAffine({ rows, width, epsilon }, { x: output, gain, shift, hidden, normal, inverseDeviation }),
    ...headForward(
      shape,
      {
        hidden,
        words: table.map(({ array }) => array),
        labels: batch.labels,
        weights: batch.weights,
        partials: scratchArray('head partials', headScratch(shape).forward),
        logTotals,
        rowLosses: scratchArray('row losses', rows),
        loss: parts.loss,
      },
      { accumulate: !parts.isFirst },
    ),
  ];
  return { launches, hidden, normal, inverseDeviation, logTotals };
}

/** Loss of one micro-batch and the gradient of the virtual rows, [R, d], added to what earlier micro-batches gave. */
export function trainingLaunches(parts: LossParts, dVirtual: DeviceArray): readonly Launch[] {
  const { gpt, table, size, batch, isFirst, virtualRows } = parts;
  const { hiddenSize: width } = gpt.config;
  const rows = size.queries;
  const { launches, traces, output } = forwardBlocks(parts);
  const head = headOf(parts, output);
  const dHidden = scratchArray('gradient of hidden', rows * width);
  let dOut = scratchArray('gradient of output', rows * width);
  const shape = { rows, width, blocks: table };
  const back: Launch[] = [
    ...headGradient(shape, {
      hidden: head.hidden,
      words: table.map(({ array }) => array),
      labels: batch.labels,
      weights: batch.weights,
      logTotals: head.logTotals,
      partials: scratchArray('head gradient partials', headScratch(shape).gradient),
      dHidden,
    }),
    layerNormBackward(
      { rows, width },
      {
        dNormal: dHidden,
        normal: head.normal,
        inverseDeviation: head.inverseDeviation,
        gain: gpt.finalGain,
        out: dOut,
      },
    ),
  ];
  for (let layer = gpt.blocks.length - 1; layer >= 0; layer--) {
    const isLast = layer === gpt.blocks.length - 1;
    const dX = scratchArray(`gradient of input ${layer}`, size.tokens * width);
    const backward = isLast ? lastBlockBackward : blockBackward;
    back.push(...backward(frameOf(parts, layer), at(gpt.blocks, layer), at(traces, layer), dOut, dX));
    dOut = dX;
  }
  assert(gpt.blocks.length > 0, 'a model has blocks');
  back.push(
    gatherVirtualGradient(
      { virtualRows, width, accumulate: !isFirst },
      { dx: dOut, starts: batch.virtualStarts, tokens: batch.virtualTokens, out: dVirtual },
    ),
  );
  return [...launches, ...head.launches, ...back];
}

/**
 * Keys and values of text that nobody is asked in, put into their slots of the cache, `cache` [slots, 2d] for each block.
 * The last block needs nothing but these.
 */
export function freezingLaunches(
  parts: PassParts,
  slots: DeviceArray,
  cache: readonly DeviceArray[],
): readonly Launch[] {
  const { gpt, size } = parts;
  const { hiddenSize: d } = gpt.config;
  const n = size.tokens;
  let x = scratchArray('input', n * d);
  const launches: Launch[] = [...embed(parts, x)];
  gpt.blocks.forEach((block, layer) => {
    const frame = frameOf(parts, layer);
    const keep = (from: DeviceArray, stride: number, offset: number): Launch =>
      scatterRows({ count: n, width: 2 * d, stride, offset }, { from, slots, out: at(cache, layer) });
    if (layer === gpt.blocks.length - 1) {
      const { kv, launches: own } = keysAndValues(frame, block, x);
      launches.push(...own, keep(kv, 2 * d, 0));
      return;
    }
    const out = scratchArray(`output ${layer}`, n * d);
    const passed = blockForward(frame, block, x, out);
    launches.push(...passed.launches, keep(passed.trace.kv, 3 * d, d));
    x = out;
  });
  return launches;
}
