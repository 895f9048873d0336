import { assert, at } from '../base/assert';
import type { Checkpoint } from '../model/checkpoint';

/** Frozen word embeddings of ids, [ids.length, d]; crashes on an id that is not in the vocabulary. */
export function wordEmbeddingsOf(
  { config, weights }: Pick<Checkpoint, 'config' | 'weights'>,
  ids: ArrayLike<number>,
): Float32Array {
  const width = config.hiddenSize;
  const out = new Float32Array(ids.length * width);
  for (let i = 0; i < ids.length; i++) {
    const id = at(ids, i);
    assert(id >= 0 && id < config.vocabSize, `id ${id} is not in the vocabulary`);
    out.set(weights.wordEmbeddings.subarray(id * width, (id + 1) * width), i * width);
  }
  return out;
}
