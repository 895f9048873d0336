import type { SplitName } from './runEvent';

/** What was answered to one row. */
export interface RowPrediction {
  readonly split: SplitName;
  readonly line: number;
  readonly taskname: string;
  readonly label: string | undefined;
  readonly prediction: string;
  /** Summed log-probability in nats of each label's tokens and EOS; undefined when there were too many labels to score. */
  readonly labelScores: Readonly<Record<string, number>> | undefined;
  /** The same in the softmax over the labels' tokens only; these decide when the prompt was trained so (`candidates`). */
  readonly candidateScores: Readonly<Record<string, number>> | undefined;
  /** Tokens that each label's score sums over, EOS included; undefined where there are no scores. */
  readonly labelTokens?: Readonly<Record<string, number>> | undefined;
  /** What the model writes greedily, where that was asked for beside scores. */
  readonly text?: string | undefined;
  readonly cut: number;
  /** Solved rows that were read before this one; undefined where none were asked for. */
  readonly shots?: number | undefined;
  /** Not scored because it does not fit even after cutting; prediction is empty. */
  readonly skipped: string | undefined;
}
