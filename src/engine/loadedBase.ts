import type { ModelReport } from '../bridge/contract';
import type { Checkpoint } from '../model/checkpoint';
import type { FrozenModel } from './frozenModel';

/** A base ready for use: what was read, and the same on the device. */
export interface Base {
  readonly checkpoint: Checkpoint;
  readonly model: FrozenModel;
}

/** Facts about a base. `weightBytes` counts the weights as held, in F32. */
export function reportBase({ name, fingerprint, config, weights }: Checkpoint): ModelReport {
  const outside = [weights.wordEmbeddings, weights.positionEmbeddings, weights.lnfGain, weights.lnfBias];
  const inside = weights.blocks.flatMap((block): Float32Array[] => Object.values(block));
  const parameters = [...outside, ...inside].reduce((sum, values) => sum + values.length, 0);
  const { layers, hiddenSize, heads, vocabSize, positions } = config;
  return {
    name,
    fingerprint,
    layers,
    hiddenSize,
    heads,
    vocabSize,
    positions,
    parameters,
    weightBytes: 4 * parameters,
  };
}
