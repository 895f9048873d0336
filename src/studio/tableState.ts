import type { Example } from '../data/dataset';
import type { PromptTable } from '../table/promptTable';
import type { StudioFailure } from './studioFailure';

/** What was done to a table. Facts only; the sentence is written where it is shown. */
export type TableDeed =
  | { readonly kind: 'learned' | 'merged'; readonly tasknames: readonly string[] }
  | { readonly kind: 'renamed' | 'duplicated'; readonly taskname: string; readonly to: string }
  | { readonly kind: 'removed' | 'aliases-set'; readonly taskname: string }
  | {
      readonly kind: 'version-removed' | 'version-used';
      readonly taskname: string;
      readonly version: number;
    };

/** A deed, with the tables on its other side: those before it, to undo it, or after it, to do it again. */
export interface TableChange {
  readonly deed: TableDeed;
  readonly tables: readonly PromptTable[];
}

/** Rows that training has not seen, kept for judging a prompt again. They belong to its numbers, whatever it is called. */
export interface HeldOutRows {
  /** `promptDigest` of the prompt. */
  readonly digest: string;
  readonly rows: readonly Example[];
}

/** Judging of the prompts in use after a learning step; counts are rows. */
export type MeasuringState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly failure: StudioFailure };

export interface TableState {
  /** One table per base; the one of the loaded base is in use, the others wait for theirs. */
  readonly tables: readonly PromptTable[];
  readonly refusal: StudioFailure | undefined;
  /** What can be undone, the newest last. */
  readonly past: readonly TableChange[];
  /** What was undone and can be done again, the next one last. */
  readonly future: readonly TableChange[];
  /** For saying so with the way back; `order` counts up. */
  readonly lastChange:
    | { readonly how: 'made' | 'undone' | 'redone'; readonly deed: TableDeed; readonly order: number }
    | undefined;
  readonly heldOut: readonly HeldOutRows[];
  readonly measuring: MeasuringState;
}

export const initialTableState: TableState = {
  tables: [],
  refusal: undefined,
  past: [],
  future: [],
  lastChange: undefined,
  heldOut: [],
  measuring: { kind: 'idle' },
};
