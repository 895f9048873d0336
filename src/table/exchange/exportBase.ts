import type { VirtualPrompt } from '../promptTable';

/** What files of others say about the base; the prompts must have been learned through it. */
export interface ExportBase {
  readonly name: string;
  /** SHA-256 (hex), as `model/fingerprint.ts` makes it. */
  readonly fingerprint: string;
  /** Undefined while the base is not loaded: PEFT then takes them from the base itself. */
  readonly layers: number | undefined;
  readonly heads: number | undefined;
  readonly hiddenSize: number;
}

/** What is known about a prompt besides its table. What is undefined is said to be unknown. */
export interface CardFacts {
  readonly rows:
    | {
        readonly train: number | undefined;
        readonly validation: number | undefined;
        readonly test: number | undefined;
      }
    | undefined;
  /** Scores on the same held-out rows, best first or as they came. */
  readonly baselines: readonly {
    readonly name: string;
    readonly accuracy: number;
    readonly macroF1: number | undefined;
  }[];
}

/** Facts by task; undefined where nothing is known besides the table. */
export type FactsOf = (prompt: VirtualPrompt) => CardFacts | undefined;

export const noFacts: FactsOf = () => undefined;

/** A text file. */
export const textFile = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
