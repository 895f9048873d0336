import type { Contestant, Normalisation } from './types';

/** One row as it is judged: after the normalisation, the aliases and without outer white space. */
export interface JudgedAnswer {
  readonly line: number;
  readonly label: string;
  readonly prediction: string;
  readonly correct: boolean;
  /** What the model wrote freely, where it did. */
  readonly text: string | undefined;
  /** Share of each class when only these are possible, in the order of the labels; undefined without scores. */
  readonly probabilities: Readonly<Record<string, number>> | undefined;
  /** Share of the answer given, and of the right class (0 when it is none of the labels); undefined without scores. */
  readonly confidence: number | undefined;
  readonly rightProbability: number | undefined;
  /** Summed log-probability of the right label in nats, before the normalisation; undefined where it was not scored. */
  readonly rightLogProbability: number | undefined;
  /**
   * Normalised score of the right class less that of the best other one: above 0 is right, far below 0 is badly wrong.
   * Undefined where the right class or any other was not scored.
   */
  readonly margin: number | undefined;
  /** Tokens taken from the truncate field. */
  readonly cut: number;
  /** Solved rows that were read before this one; undefined for contestants without. */
  readonly shots: number | undefined;
}

/** How one class did; each share is 0 where nothing is divided by nothing, as in scikit-learn. */
export interface ClassScore {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows that are of this class, and rows that were said to be. */
  readonly support: number;
  readonly predicted: number;
}

/** Rows of each class by what was answered to them. */
export interface ConfusionMatrix {
  readonly classes: readonly string[];
  /** counts[i][j]: rows of class i answered as class j. */
  readonly counts: readonly (readonly number[])[];
}

export interface CalibrationBin {
  /** Confidence in (from, to]; the first bin holds 0 too. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Means over the rows of the bin; undefined without rows. */
  readonly confidence: number | undefined;
  readonly accuracy: number | undefined;
}

export interface Calibration {
  readonly rows: number;
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: mean distance of confidence and accuracy over the bins, weighed by rows; 0..1. */
  readonly expectedError: number;
  /** Brier score: mean squared distance of the probabilities from the truth, summed over the classes; 0..2. */
  readonly brier: number;
  /** Mean of -ln(share of the right class) in nats: cross-entropy over the labels; a share counts as at least 2^-52. */
  readonly logLoss: number;
}

/** How well classes are told apart. Classes are all that occur as label or answer, labels first. */
export interface ClassReport {
  readonly accuracy: number;
  readonly macroF1: number;
  readonly classes: readonly ClassScore[];
  /** Undefined with more than `mostConfusedClasses` classes. */
  readonly confusion: ConfusionMatrix | undefined;
}

/** Answers of the form `Intent: …`, `Slots: …`. */
export interface IntentAndSlotReport {
  readonly intents: ClassReport;
  /** Micro-averaged over (slot, value) pairs that agree exactly; undefined where no slot occurs in labels and answers. */
  readonly slots:
    | {
        readonly precision: number;
        readonly recall: number;
        readonly f1: number;
        readonly right: number;
        readonly labelled: number;
        readonly answered: number;
      }
    | undefined;
  /** Answers without this form: an intent that cannot be read is wrong, slots that cannot be read are none. */
  readonly malformed: number;
}

/** How one contestant did on one task. */
export interface TaskReport extends ClassReport {
  readonly contestant: Contestant;
  readonly taskname: string;
  /** Judged rows. */
  readonly rows: number;
  /** Share of rows where what the model wrote freely is the label; undefined where it wrote nothing. */
  readonly exactMatch: number | undefined;
  /** Mean of `rightLogProbability` over the rows that have one, in nats per label. */
  readonly rightLogProbability: number | undefined;
  readonly calibration: Calibration | undefined;
  /** Undefined unless every right label has that form. */
  readonly intentAndSlot: IntentAndSlotReport | undefined;
  /** Rows that were cut to fit. */
  readonly cut: number;
  /** Fewest and most solved rows that fitted before a row; undefined for contestants without. */
  readonly shots: { readonly fewest: number; readonly most: number } | undefined;
  /** In the order in which the rows were given. */
  readonly answers: readonly JudgedAnswer[];
}

/** One table: contestants over the same rows of one task. */
export interface TaskComparison {
  readonly taskname: string;
  /** Rows that every contestant is judged on. */
  readonly rows: number;
  /** Rows left out because somebody could not answer them (they do not fit), by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Rows left out because they have no right label. */
  readonly unlabelled: number;
  readonly normalisation: Normalisation;
  /** In the order of the contestants given. */
  readonly reports: readonly TaskReport[];
}
