import { assertUnreachable } from '../../base/assert';
import { timeLeft, tokensPerSecond } from '../../run/eta';
import type { RunHistory } from '../../studio/runHistory';
import type { Prepared, RunPhase } from '../../studio/state';
import { compact, duration, loss, whole } from '../../words/en/format';

/** What the run is doing, in words. */
export function phaseText(phase: RunPhase, stopping: boolean): string {
  if (stopping && phase !== 'scoring') return 'Stopping after this step…';
  switch (phase) {
    case 'preparing':
      return 'Preparing rows…';
    case 'compiling':
      return 'Compiling for the graphics card…';
    case 'baseline':
      return 'Scoring the untuned model…';
    case 'training':
      return 'Training';
    case 'validating':
      return 'Validating…';
    case 'paused':
      return 'Paused';
    case 'stopping':
      return 'Stopping…';
    case 'scoring':
      return 'Scoring held-out rows…';
    default:
      return assertUnreachable(phase);
  }
}

export function stepText(history: RunHistory, prepared: Prepared | undefined): string {
  if (prepared === undefined) return '';
  return `Step ${whole(history.curve.length)} of ${whole(prepared.totalSteps)}`;
}

/** Time left as a rounded span; says so while too few steps were measured. */
export function etaText(history: RunHistory, prepared: Prepared | undefined): string {
  if (prepared === undefined) return '';
  const left = timeLeft(history.curve.columns(), prepared.totalSteps);
  if (left === undefined) return 'measuring the time left';
  const [least, most] = [duration(left.least), duration(left.most)];
  return least === most ? `about ${most} left` : `about ${least} to ${most} left`;
}

export function speedText(history: RunHistory): string {
  const speed = tokensPerSecond(history.curve.columns());
  return speed === undefined ? '–' : whole(speed);
}

export function lossText(history: RunHistory): string {
  const last = history.curve.columns().loss.at(-1);
  return last === undefined ? '–' : loss(last);
}

export function bestText(history: RunHistory): string {
  const best = history.validations.findLast((report) => report.best);
  return best === undefined ? '–' : `${loss(best.loss)} at step ${whole(best.step)}`;
}

export function rateText(history: RunHistory): string {
  const last = history.curve.columns().learningRate.at(-1);
  return last === undefined ? '–' : compact(last);
}

/** How far a phase is that counts rows instead of steps. */
export function rowsText(history: RunHistory): string {
  const { done, total } = history.progress;
  return total === 0 ? '' : `${whole(done)} of ${whole(total)}`;
}
