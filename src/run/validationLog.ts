import type { ValidationStanding } from './checkpoint';
import type { TuningConfig } from './tuningConfig';

/** Where a run stands after a validation. */
export interface ValidationVerdict {
  /** Lowest loss so far: these parameters are worth keeping. */
  readonly best: boolean;
  /** The loss has not fallen by minDelta for `patience` validations. */
  readonly giveUp: boolean;
}

export interface ValidationLog {
  /** Judges the loss after `step` steps. */
  judge(loss: number, step: number): ValidationVerdict;
  /** All that the next verdict depends on. */
  readonly standing: ValidationStanding;
  /** The last verdict was to give up. */
  readonly gaveUp: boolean;
}

const nothingJudged: ValidationStanding = {
  step: 0,
  lowest: Number.POSITIVE_INFINITY,
  counted: Number.POSITIVE_INFINITY,
  waited: 0,
};

/**
 * Judges one validation loss after the other. The best is the strictly lowest; patience counts the validations since the loss
 * last fell by more than minDelta below the loss that counted last (as Lightning's EarlyStopping). `standing`: goes on from
 * there.
 */
export function createValidationLog(
  earlyStop: TuningConfig['earlyStop'],
  standing: ValidationStanding = nothingJudged,
): ValidationLog {
  let { step: judgedAt, lowest, counted, waited } = standing;
  const gaveUp = (): boolean => earlyStop !== undefined && waited >= earlyStop.patience;
  return {
    judge: (loss, step) => {
      judgedAt = step;
      const best = loss < lowest;
      if (best) lowest = loss;
      if (earlyStop === undefined) return { best, giveUp: false };
      if (loss < counted - earlyStop.minDelta) {
        counted = loss;
        waited = 0;
      } else waited++;
      return { best, giveUp: gaveUp() };
    },
    get standing() {
      return { step: judgedAt, lowest, counted, waited };
    },
    get gaveUp() {
      return gaveUp();
    },
  };
}
