import type { Checkpoint } from '../../model/checkpoint';
import type { FusedContext } from './fusedContext';
import { type GptArrays, gptContents, nameGpt } from './gptArrays';
import { noFrozen } from './gptLaunches';
import { type HeldArrays, holdArrays } from './heldArrays';

/** The frozen model on the device, prepared once. */
export interface HeldGpt {
  readonly arrays: GptArrays;
  readonly held: HeldArrays;
  /** Word embeddings of ids, [ids.length * d], from the host. */
  wordRows(ids: Int32Array): Float32Array;
}

/** Uploads a model; whoever calls disposes `held`. */
export function holdGpt(context: FusedContext, checkpoint: Pick<Checkpoint, 'config' | 'weights'>): HeldGpt {
  const { config, weights } = checkpoint;
  const arrays = nameGpt(config, context.maxBindingBytes);
  const d = config.hiddenSize;
  function* contents() {
    yield* gptContents(checkpoint, arrays);
    yield [noFrozen, undefined] as const;
  }
  return {
    arrays,
    held: holdArrays(context.device, contents()),
    wordRows: (ids) => {
      const rows = new Float32Array(ids.length * d);
      ids.forEach((id, i) => {
        rows.set(weights.wordEmbeddings.subarray(id * d, (id + 1) * d), i * d);
      });
      return rows;
    },
  };
}
