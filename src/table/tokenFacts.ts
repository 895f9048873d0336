import { assert, at } from '../base/assert';
import type { VirtualPrompt } from './promptTable';

/** What can be said of a virtual token without its base. */
export interface TokenFacts {
  /** Euclidean. */
  readonly norm: number;
  /** Euclidean distance from where it started; undefined when that is not known. */
  readonly moved: number | undefined;
}

/** Facts of each virtual token, in order (rule V1). */
export function tokenFacts(
  prompt: Pick<VirtualPrompt, 'embeddings' | 'start' | 'totalVirtualTokens' | 'hiddenSize'>,
): readonly TokenFacts[] {
  const { embeddings, start, totalVirtualTokens, hiddenSize } = prompt;
  assert(embeddings.length === totalVirtualTokens * hiddenSize, 'a prompt has a row for each virtual token');
  return Array.from({ length: totalVirtualTokens }, (_, index) => {
    let squares = 0;
    let apart = 0;
    for (let i = index * hiddenSize; i < (index + 1) * hiddenSize; i++) {
      const value = at(embeddings, i);
      squares += value * value;
      if (start !== undefined) apart += (value - at(start, i)) ** 2;
    }
    return { norm: Math.sqrt(squares), moved: start === undefined ? undefined : Math.sqrt(apart) };
  });
}
