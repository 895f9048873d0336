import { type Tensor, type Tensor1D, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import type { Checkpoint, GptConfig } from '../../model/checkpoint';
import type { Frame } from './attention';
import { type BlockTensors, createBlockTensors } from './blockTensors';
import { type Constants, createConstants } from './constants';
import { createRowTable, type RowTable } from './rowTable';

/** A checkpoint on the device. Nothing writes to these tensors. */
export interface GptTensors {
  readonly config: GptConfig;
  readonly words: RowTable;
  readonly positions: Tensor2D; // [positions, d]
  readonly blocks: readonly BlockTensors[];
  readonly finalGain: Tensor1D; // [d]
  readonly finalShift: Tensor1D; // [d]
  readonly constants: Constants;
  /** Largest buffer that one operation may read or write. */
  readonly maxBindingBytes: number;
  /** Whether passes leave out padding and compute once what all rows begin with. */
  readonly packed: boolean;
}

export function createGptTensors(
  checkpoint: Pick<Checkpoint, 'config' | 'weights'>,
  { maxBindingBytes, packed = false }: { readonly maxBindingBytes: number; readonly packed?: boolean },
): GptTensors {
  const { config, weights } = checkpoint;
  return {
    config,
    words: createRowTable(weights.wordEmbeddings, config.hiddenSize, maxBindingBytes),
    positions: tensor2d(weights.positionEmbeddings, [config.positions, config.hiddenSize]),
    blocks: weights.blocks.map((block) => createBlockTensors(block, config)),
    finalGain: tensor1d(weights.lnfGain),
    finalShift: tensor1d(weights.lnfBias),
    constants: createConstants(),
    maxBindingBytes,
    packed,
  };
}

export function frameOf(config: GptConfig, rows: number, length: number): Frame {
  return { rows, length, heads: config.heads, headSize: config.hiddenSize / config.heads };
}

/** All frozen tensors, in a fixed order. */
export function frozenTensors(gpt: GptTensors): readonly Tensor[] {
  const affine = (layer: { readonly weight: Tensor; readonly bias: Tensor }): Tensor[] => [
    layer.weight,
    layer.bias,
  ];
  const blocks = gpt.blocks.flatMap((block) => [
    ...[block.query, block.key, block.value, block.projection, block.mlp.inner, block.mlp.outer].flatMap(
      affine,
    ),
    ...[block.queryKeyValueT, block.projection.weightT, block.mlp.inner.weightT, block.mlp.outer.weightT],
  ]);
  const table = gpt.words.blocks.flatMap((block) => [block.rows, block.rowsT]);
  return [...table, gpt.words.padding, gpt.positions, ...blocks, gpt.finalGain, gpt.finalShift];
}

export function disposeGptTensors(gpt: GptTensors): void {
  for (const tensor of frozenTensors(gpt)) tensor.dispose();
  gpt.constants.dispose();
}
