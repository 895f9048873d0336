import type { PromptInspection } from '../bridge/contract';
import type { VirtualPrompt } from '../table/promptTable';
import type { StudioFailure } from './studioFailure';

/** The nearest words of a prompt. It is known by its numbers: a new name changes nothing here. */
export type LookState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly embeddings: Float32Array }
  | {
      readonly kind: 'done';
      readonly embeddings: Float32Array;
      readonly inspection: PromptInspection;
    }
  | { readonly kind: 'failed'; readonly embeddings: Float32Array; readonly failure: StudioFailure };

/** What leaving virtual tokens out has told so far. */
export interface Removals {
  readonly prompt: VirtualPrompt;
  readonly rows: RowsInHand;
  /** Mean loss with every virtual token, and the rows that it was measured on. */
  readonly whole: { readonly loss: number; readonly rows: number } | undefined;
  /** Loss without virtual token 0, 1, … as far as it was measured. */
  readonly without: readonly number[];
}

export type RemovalState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'running' | 'stopped' | 'done' } & Removals)
  | { readonly kind: 'failed'; readonly prompt: VirtualPrompt; readonly failure: StudioFailure };

/** Rows that the loss can be measured on: those that training held out for this prompt, or those of a file that is open. */
export type RowsInHand = 'held-out' | 'validation' | 'test' | 'train';

export interface InsideState {
  readonly look: LookState;
  readonly removal: RemovalState;
}
