import { firstNonFinite } from '../../model/tensorNumbers';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { PromptTable } from '../promptTable';
import { refuse } from './refuse';

/** A learned prompt from elsewhere. What its file does not say is undefined: it belongs to no base yet. */
export interface ImportedPrompt {
  /** As the file, or its name, tells. */
  readonly taskname: string | undefined;
  /** [totalVirtualTokens * hiddenSize], row-major, all finite. */
  readonly embeddings: Float32Array;
  readonly totalVirtualTokens: number;
  readonly hiddenSize: number;
  readonly template: TaskTemplate | undefined;
  /** Answers that the file names; empty when it names none. */
  readonly labels: readonly string[];
  /** What the file calls the base; the fingerprint only where it was exported here. */
  readonly base: { readonly name: string; readonly fingerprint: string | undefined } | undefined;
}

/** What a foreign file held. */
export type ForeignContent =
  /** A table of ours, whole. */
  | { readonly kind: 'table'; readonly format: 'safetensors' | 'json'; readonly table: PromptTable }
  | {
      readonly kind: 'prompts';
      readonly format: 'peft' | 'npy' | 'nemo' | 'tensors';
      /** At least one. */
      readonly prompts: readonly ImportedPrompt[];
      /** Parts that were left aside, such as an encoder that was saved with the table. */
      readonly leftAside: readonly string[];
    };

/** Numbers in all prompts of one file together: 128 MiB as F32. */
export const mostNumbers = 2 ** 25;

/** A prompt of these rows, about which nothing else is known. Refuses numbers that are not finite. */
export function promptOfRows(
  tensor: string,
  embeddings: Float32Array,
  [totalVirtualTokens, hiddenSize]: readonly [number, number],
): ImportedPrompt {
  const index = firstNonFinite(embeddings);
  if (index >= 0) {
    const virtualToken = Math.floor(index / hiddenSize);
    refuse({ kind: 'foreign-not-finite', tensor, virtualToken, column: index % hiddenSize });
  }
  return {
    taskname: undefined,
    embeddings,
    totalVirtualTokens,
    hiddenSize,
    template: undefined,
    labels: [],
    base: undefined,
  };
}
