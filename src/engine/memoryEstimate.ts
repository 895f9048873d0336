import type { GptConfig } from '../model/checkpoint';

/** What training on the composed path needs, in bytes; the prompt encoder and its optimiser come on top. */
export interface MemoryEstimate {
  /** All frozen tensors, transposed copies included. */
  readonly weightBytes: number;
  /** Of a step at its height, per position of a micro-batch (rows times padded length, virtual tokens and padding included). */
  readonly bytesPerToken: number;
  /** The same of a pass without gradient. */
  readonly readBytesPerToken: number;
}

const NUMBER_BYTES = 4;

function weightNumbers({ layers, hiddenSize: d, innerSize, vocabSize, positions }: GptConfig): number {
  const table = 2 * d * vocabSize + vocabSize;
  const attention = 8 * d * d + 4 * d;
  const mlp = 4 * d * innerSize + innerSize + d;
  return table + positions * d + layers * (attention + mlp) + 2 * d;
}

/**
 * Where a step is highest: at the end of the forward pass every block keeps two normalised inputs, queries, keys, values
 * and context (6 d), the slope of GELU and the probabilities of each head, and the last MLP has its passing tensors on top.
 * `ownKernels`: whether GELU is one kernel (WASM) or a chain whose links all live until its end. The last block is
 * counted like the others, though with few answers it keeps less. Logits are not counted: there are at most 64 MiB of
 * them at once, in three forms. A pass without gradient keeps nothing of a block that is done; each is highest at the scores
 * of its attention or at the end of its MLP.
 */
export function estimateMemory(config: GptConfig, length: number, ownKernels: boolean): MemoryEstimate {
  const { layers, hiddenSize: d, innerSize, heads } = config;
  const kept = layers * (6 * d + innerSize + heads * length + 2);
  const passing = ownKernels ? 3 * innerSize + 8 * d : 12 * innerSize + 7 * d;
  const scores = (ownKernels ? 2 : 3) * heads * length + 9 * d;
  const mlp = heads * length + (ownKernels ? 3 * innerSize + 15 * d : 7 * innerSize + 13 * d);
  return {
    weightBytes: NUMBER_BYTES * weightNumbers(config),
    bytesPerToken: NUMBER_BYTES * (kept + passing),
    readBytesPerToken: NUMBER_BYTES * Math.max(scores, mlp),
  };
}
