import { assertUnreachable } from '../../base/assert';
import { timeLeft, tokensPerSecond } from '../../run/eta';
import type { RunHistory } from '../../studio/runHistory';
import type { Prepared, RunPhase } from '../../studio/state';
import { compact, duration, loss, whole } from '../../words/sv/format';

export function phaseText(phase: RunPhase, stopping: boolean): string {
  if (stopping && phase !== 'scoring') return 'Stannar efter det här steget…';
  switch (phase) {
    case 'preparing':
      return 'Förbereder rader…';
    case 'compiling':
      return 'Kompilerar för grafikkortet…';
    case 'baseline':
      return 'Bedömer den otränade modellen…';
    case 'training':
      return 'Tränar';
    case 'validating':
      return 'Validerar…';
    case 'paused':
      return 'Pausad';
    case 'stopping':
      return 'Stannar…';
    case 'scoring':
      return 'Bedömer undanhållna rader…';
    default:
      return assertUnreachable(phase);
  }
}

export function stepText(history: RunHistory, prepared: Prepared | undefined): string {
  if (prepared === undefined) return '';
  return `Steg ${whole(history.curve.length)} av ${whole(prepared.totalSteps)}`;
}

export function etaText(history: RunHistory, prepared: Prepared | undefined): string {
  if (prepared === undefined) return '';
  const left = timeLeft(history.curve.columns(), prepared.totalSteps);
  if (left === undefined) return 'mäter återstående tid';
  const [least, most] = [duration(left.least), duration(left.most)];
  return least === most ? `ungefär ${most} kvar` : `ungefär ${least} till ${most} kvar`;
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
  return best === undefined ? '–' : `${loss(best.loss)} vid steg ${whole(best.step)}`;
}

export function rateText(history: RunHistory): string {
  const last = history.curve.columns().learningRate.at(-1);
  return last === undefined ? '–' : compact(last);
}

export function rowsText(history: RunHistory): string {
  const { done, total } = history.progress;
  return total === 0 ? '' : `${whole(done)} av ${whole(total)}`;
}
