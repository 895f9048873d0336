import type { TuningConfig } from './tuningConfig';

/** Where a run stands after a validation. */
export interface ValidationVerdict {
  /** Lowest loss so far: these parameters are worth keeping. */
  readonly best: boolean;
  /** The loss has not fallen by minDelta for `patience` validations. */
  readonly giveUp: boolean;
}

/**
 * Judges one validation loss after the other. The best is the strictly lowest; patience counts the validations since the loss
 * last fell by more than minDelta below the loss that counted last (as Lightning's EarlyStopping).
 */
export function createValidationLog(earlyStop: TuningConfig['earlyStop']): {
  judge(loss: number): ValidationVerdict;
} {
  let lowest = Number.POSITIVE_INFINITY;
  let counted = Number.POSITIVE_INFINITY;
  let waited = 0;
  return {
    judge: (loss) => {
      const best = loss < lowest;
      if (best) lowest = loss;
      if (earlyStop === undefined) return { best, giveUp: false };
      if (loss < counted - earlyStop.minDelta) {
        counted = loss;
        waited = 0;
      } else waited++;
      return { best, giveUp: waited >= earlyStop.patience };
    },
  };
}
