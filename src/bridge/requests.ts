import type { DataSource, Example } from '../data/dataset';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { Contestant, Normalisation } from '../run/judging/types';
import type { RowPrediction } from '../run/prediction';
import type { TuningConfig } from '../run/tuningConfig';
import type { VirtualPrompt } from '../table/promptTable';

/** Rows to be answered: a file, or rows in hand. */
export type GivenRows =
  | { readonly kind: 'source'; readonly source: DataSource }
  | { readonly kind: 'rows'; readonly rows: readonly Example[] };

/** How the next token is drawn; undefined in a request: always the most probable one. */
export interface Sampling {
  /** Above 0. */
  readonly temperature: number;
  /** Only the so many most probable tokens; undefined: all. */
  readonly topK: number | undefined;
  /** Only the most probable tokens that together reach this share, in (0, 1]; undefined: all. */
  readonly topP: number | undefined;
  readonly seed: number;
}

/** One row, answered in the open: label probabilities, then token by token. */
export interface GenerateRequest {
  /** Undefined: the untuned model reads the same text without virtual tokens. */
  readonly prompt: VirtualPrompt | undefined;
  readonly template: TaskTemplate;
  readonly fields: Readonly<Record<string, string>>;
  /** Labels to score; empty for none. */
  readonly labels: readonly string[];
  readonly normalisation: Normalisation;
  readonly maxNewTokens: number;
  readonly sampling: Sampling | undefined;
  readonly config: Pick<TuningConfig, 'addBos' | 'spacing' | 'maxSequenceLength' | 'lossOver'>;
}

export interface LabelScore {
  readonly label: string;
  /** Summed log-probability in nats of the label's tokens and EOS. */
  readonly logProbability: number;
  readonly tokens: number;
  /** Share when only these labels are possible: softmax of the normalised log-probabilities. */
  readonly probability: number;
}

export interface GeneratedToken {
  readonly id: number;
  /** What this token adds to the text; empty while a character is not complete. */
  readonly text: string;
  /** Of the model itself in nats: before temperature, top-k and top-p. */
  readonly logProbability: number;
  /** The most probable tokens at this place, best first, with the model's own probabilities. */
  readonly alternatives: readonly {
    readonly id: number;
    readonly text: string;
    readonly probability: number;
  }[];
}

export type GenerateEvent =
  /** `cut`: tokens taken from the truncate field. */
  | {
      readonly kind: 'read';
      readonly promptTokens: number;
      readonly cut: number;
      readonly labels: readonly LabelScore[];
    }
  | { readonly kind: 'token'; readonly token: GeneratedToken }
  | { readonly kind: 'ended'; readonly text: string; readonly stoppedAtEos: boolean };

/** Every row answered with the prompt of its taskname; tasks may be mixed. */
export interface PredictRequest {
  readonly prompts: readonly VirtualPrompt[];
  readonly data: GivenRows;
  readonly maxNewTokens: number;
  readonly normalisation: Normalisation;
  /** Lines that are answered already, when a prediction goes on where it was left. */
  readonly done: readonly number[];
}

export type PredictEvent =
  /** Rows in all, and records of the file that give no row. */
  | { readonly kind: 'counted'; readonly total: number; readonly faulty: number }
  /** In the order in which they were answered, not by line. */
  | { readonly kind: 'answered'; readonly rows: readonly RowPrediction[] };

/** The same rows answered by several contestants, to be judged side by side. */
export interface EvaluateRequest {
  /** One per task; also for the untuned contestants, who read its template without virtual tokens and share its labels. */
  readonly prompts: readonly VirtualPrompt[];
  readonly rows: GivenRows;
  /** Solved rows that shots are drawn from and the commonest label is counted in; undefined: no such contestant. */
  readonly examples: GivenRows | undefined;
  readonly contestants: readonly Contestant[];
  readonly normalisation: Normalisation;
  readonly maxNewTokens: number;
  /** Let the model also write freely where labels are scored, for exact match. */
  readonly withText: boolean;
  readonly seed: number;
}

export type EvaluateEvent =
  | {
      readonly kind: 'progress';
      readonly contestant: Contestant;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'judged';
      readonly contestant: Contestant;
      /** The same rows in the same order for every contestant: as they were given. */
      readonly rows: readonly RowPrediction[];
    };

/** A token of the vocabulary near a virtual token. */
export interface Neighbour {
  readonly id: number;
  readonly text: string;
  readonly similarity: number;
}

export interface InspectRequest {
  readonly prompt: VirtualPrompt;
  /** How many neighbours of each kind. */
  readonly count: number;
}

/** What can be said of each virtual token without rows. */
export interface PromptInspection {
  readonly tokens: readonly {
    /** Euclidean. */
    readonly norm: number;
    /** Euclidean distance from where it started; undefined when that is not known. */
    readonly moved: number | undefined;
    readonly byCosine: readonly Neighbour[];
    readonly byDot: readonly Neighbour[];
  }[];
  /** Norms of the vocabulary's rows, to compare with. */
  readonly vocabularyNorm: { readonly mean: number; readonly least: number; readonly most: number };
}

/** Loss on rows with every virtual token, and without each of them in turn. */
export interface RemovalRequest {
  readonly prompt: VirtualPrompt;
  readonly rows: GivenRows;
}

export type RemovalEvent =
  /** `rows`: those that the loss was measured on, of `total` of the prompt's task. */
  | { readonly kind: 'whole'; readonly loss: number; readonly rows: number; readonly total: number }
  /** Virtual token `index` (from 0) left out of every row: the tokens behind it move forward. */
  | { readonly kind: 'without'; readonly index: number; readonly loss: number };
