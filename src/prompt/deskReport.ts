import type { DataProblem } from '../data/dataProblem';
import type { NotTextKind } from '../data/dataset';
import type { DataFormat } from '../data/textRow';
import type { TokenOrigin } from './encodedExample';

/** What reading a file found. `problems` lists at most 1 000; `problemCounts` counts all. */
export interface DataReport {
  readonly name: string;
  readonly bytes: number;
  readonly lines: number;
  readonly rows: number;
  readonly format: DataFormat;
  /** Records that give no row because of a problem, and those that the user chose to leave out. */
  readonly faulty: number;
  readonly leftOut: number;
  readonly repairs: number;
  readonly fieldNames: readonly string[];
  readonly tasknames: readonly { readonly taskname: string | undefined; readonly rows: number }[];
  /** Values of each field with at most 50 different values, with their counts: candidates for the answer. */
  readonly values: Readonly<Record<string, readonly { readonly value: string; readonly rows: number }[]>>;
  /** The same task by task, when rows name several tasks and these are not too many to be listed. */
  readonly tasks?: readonly (TaskRows & { readonly taskname: string })[];
  readonly problems: readonly DataProblem[];
  readonly problemCounts: Readonly<Record<string, number>>;
}

/** Rows of one task, and the values of fields that look like labels. */
export type TaskRows = Pick<DataReport, 'rows' | 'values'>;

export interface RowPreview {
  readonly line: number;
  readonly taskname: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly notText?: Readonly<Record<string, NotTextKind>>;
}

/** How many rows a run will have in each part, and of each label. */
export type SplitSizes = Readonly<
  Record<
    'train' | 'validation' | 'test',
    { readonly rows: number; readonly labels: readonly { readonly label: string; readonly rows: number }[] }
  >
>;

export interface TokenPreview {
  readonly id: number;
  /**
   * The characters that end in this token: joined over a row's tokens they are its text, virtual tokens left out. Empty
   * when the token is virtual, or holds nothing but the beginning of a character.
   */
  readonly text: string;
  /** The character of which this token holds only some bytes; undefined for nearly all tokens. */
  readonly partOf: string | undefined;
  readonly origin: TokenOrigin;
  readonly carriesLoss: boolean;
  /** Taken out so that the row fits. */
  readonly isCut: boolean;
}

/** How a set of rows fares with a template. Lengths are in tokens, virtual ones and EOS included, before cutting. */
export interface EncodedCounts {
  readonly counts: {
    readonly given: number;
    readonly kept: number;
    readonly cut: number;
    readonly skipped: Readonly<Record<string, number>>;
  };
  readonly longest: number;
  /** Index of the longest row; undefined when none was tokenised. */
  readonly longestRow: number | undefined;
  /** `lengths[n]`: rows of n tokens; the last entry also counts longer ones. */
  readonly lengths: readonly number[];
  /** Indexes of the first rows that are cut or left out. */
  readonly troubled: readonly number[];
  /** Tokens of all rows that were tokenised, for their mean. */
  readonly tokenSum: number;
  /** The most tokens that each source has in one row, before cutting. */
  readonly most: TokenBudget;
  /** The most tokens by which a row stays too long after all that may be cut is cut; 0 when none does. */
  readonly overflow: number;
}

export interface TokenBudget {
  readonly virtual: number;
  /** Text of the template, BOS and EOS. */
  readonly fixed: number;
  readonly fields: Readonly<Record<string, number>>;
}

/** A row as tokens, and how the whole train part fares with this template. */
export interface EncodedPreview extends EncodedCounts {
  readonly line: number;
  /** Place of the row among the rows of its task, from 0, and how many those are. */
  readonly index: number;
  /** While `counts.given` is less, the counts are of the rows so far: ask again, and counting goes on. */
  readonly rows: number;
  readonly outcome:
    | { readonly kind: 'encoded'; readonly cut: number }
    | { readonly kind: 'skipped'; readonly reason: string; readonly length: number };
  readonly tokens: readonly TokenPreview[];
  readonly maximum: number;
}
