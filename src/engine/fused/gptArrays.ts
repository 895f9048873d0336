import { at } from '../../base/assert';
import type { Checkpoint, GptConfig } from '../../model/checkpoint';
import { columnsOf, foldNorm } from '../gpt/fold';
import { transposed } from '../gpt/linear';
import { type DeviceArray, keptArray } from './launch';

/** A frozen linear layer, [in, out], and its transpose for the way back. */
export interface LinearArrays {
  readonly weight: DeviceArray;
  readonly bias: DeviceArray;
  readonly weightT: DeviceArray;
}

export interface BlockArrays {
  /** [d, 3d]: query, key, value; LayerNorm's gain and 1 / sqrt(head size) folded in. */
  readonly queryKeyValue: LinearArrays;
  readonly projection: LinearArrays; // [d, d]
  readonly inner: LinearArrays; // [d, inner], LayerNorm's gain folded in
  readonly outer: LinearArrays; // [inner, d]
}

/** Consecutive rows of the vocabulary, few enough for one binding. */
export interface WordBlock {
  readonly array: DeviceArray; // [columns, d]
  readonly first: number;
  readonly columns: number;
}

/** The frozen model by name. */
export interface GptArrays {
  readonly config: GptConfig;
  readonly words: readonly WordBlock[];
  readonly positions: DeviceArray; // [positions, d]
  readonly blocks: readonly BlockArrays[];
  readonly finalGain: DeviceArray; // [d]
  readonly finalShift: DeviceArray; // [d]
}

function linearArrays(label: string, inputs: number, outputs: number): LinearArrays {
  return {
    weight: keptArray(label, inputs * outputs),
    bias: keptArray(`${label} bias`, outputs),
    weightT: keptArray(`${label} transposed`, inputs * outputs),
  };
}

/** Rows of a table [rowCount, width] in blocks that each fit one binding. */
export function rowBlocks(
  label: string,
  rowCount: number,
  width: number,
  maxBindingBytes: number,
): readonly WordBlock[] {
  const most = Math.min(rowCount, Math.floor(maxBindingBytes / (4 * width)));
  const count = Math.ceil(rowCount / most);
  const each = Math.ceil(rowCount / count);
  return Array.from({ length: count }, (_, index) => {
    const first = index * each;
    const columns = Math.min(each, rowCount - first);
    return { array: keptArray(`${label} ${first}`, columns * width), first, columns };
  });
}

/** Names and sizes of all frozen arrays; nothing is computed. */
export function nameGpt(config: GptConfig, maxBindingBytes: number): GptArrays {
  const { hiddenSize: d, innerSize, vocabSize, positions } = config;
  return {
    config,
    words: rowBlocks('words', vocabSize, d, maxBindingBytes),
    positions: keptArray('positions', positions * d),
    blocks: Array.from({ length: config.layers }, (_, layer) => ({
      queryKeyValue: linearArrays(`query key value ${layer}`, d, 3 * d),
      projection: linearArrays(`projection ${layer}`, d, d),
      inner: linearArrays(`inner ${layer}`, d, innerSize),
      outer: linearArrays(`outer ${layer}`, innerSize, d),
    })),
    finalGain: keptArray('final gain', d),
    finalShift: keptArray('final shift', d),
  };
}

/** All of them. */
export function arraysOf({ words, positions, blocks, finalGain, finalShift }: GptArrays): DeviceArray[] {
  const linears = blocks.flatMap((block) => [
    block.queryKeyValue,
    block.projection,
    block.inner,
    block.outer,
  ]);
  return [
    ...words.map(({ array }) => array),
    ...linears.flatMap(({ weight, bias, weightT }) => [weight, bias, weightT]),
    ...[positions, finalGain, finalShift],
  ];
}

type Filled = readonly [array: DeviceArray, values: Float32Array];

function* linearContents(
  arrays: LinearArrays,
  layer: { readonly weight: Float32Array; readonly bias: Float32Array },
): Generator<Filled> {
  const outputs = layer.bias.length;
  yield [arrays.weight, layer.weight];
  yield [arrays.bias, layer.bias];
  yield [arrays.weightT, transposed(layer.weight, layer.weight.length / outputs, outputs)];
}

/** Query, key and value side by side with all that is folded into them. */
function queryKeyValueOf(weights: Checkpoint['weights']['blocks'][number], config: GptConfig) {
  const d = config.hiddenSize;
  const norm = { gain: weights.ln1Gain, shift: weights.ln1Bias };
  const weight = new Float32Array(3 * d * d);
  const bias = new Float32Array(3 * d);
  for (const part of [0, 1, 2]) {
    const own = {
      weight: columnsOf(weights.attentionWeight, 3 * d, part * d, d),
      bias: weights.attentionBias.subarray(part * d, (part + 1) * d),
    };
    const folded = foldNorm(own, norm, part === 0 ? 1 / Math.sqrt(d / config.heads) : 1);
    bias.set(folded.bias, part * d);
    for (let row = 0; row < d; row++) {
      weight.set(folded.weight.subarray(row * d, (row + 1) * d), row * 3 * d + part * d);
    }
  }
  return { weight, bias };
}

/** Contents of all arrays, made one at a time: the host never holds a second copy of the model. */
export function* gptContents(
  { config, weights }: Pick<Checkpoint, 'config' | 'weights'>,
  arrays: GptArrays,
): Generator<Filled> {
  const d = config.hiddenSize;
  for (const { array, first, columns } of arrays.words) {
    yield [array, weights.wordEmbeddings.subarray(first * d, (first + columns) * d)];
  }
  yield [arrays.positions, weights.positionEmbeddings];
  for (const [layer, block] of arrays.blocks.entries()) {
    const own = at(weights.blocks, layer);
    yield* linearContents(block.queryKeyValue, queryKeyValueOf(own, config));
    yield* linearContents(block.projection, { weight: own.projectionWeight, bias: own.projectionBias });
    const inner = { weight: own.mlpInWeight, bias: own.mlpInBias };
    yield* linearContents(block.inner, foldNorm(inner, { gain: own.ln2Gain, shift: own.ln2Bias }));
    yield* linearContents(block.outer, { weight: own.mlpOutWeight, bias: own.mlpOutBias });
  }
  yield [arrays.finalGain, weights.lnfGain];
  yield [arrays.finalShift, weights.lnfBias];
}
