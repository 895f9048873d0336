import { assertUnreachable } from '../../base/assert';
import { timeLeft, tokensPerSecond } from '../../run/eta';
import type { RunHistory } from '../../studio/runHistory';
import type { Prepared, RunPhase } from '../../studio/state';
import { compact, duration, loss, whole } from '../../words/zh/format';

export function phaseText(phase: RunPhase, stopping: boolean): string {
  if (stopping && phase !== 'scoring') return '这一步之后停止……';
  switch (phase) {
    case 'preparing':
      return '正在准备行……';
    case 'compiling':
      return '正在为显卡编译……';
    case 'baseline':
      return '正在评估未调优的模型……';
    case 'training':
      return '训练中';
    case 'validating':
      return '正在验证……';
    case 'paused':
      return '已暂停';
    case 'stopping':
      return '正在停止……';
    case 'scoring':
      return '正在评估保留的行……';
    default:
      return assertUnreachable(phase);
  }
}

export function stepText(history: RunHistory, prepared: Prepared | undefined): string {
  if (prepared === undefined) return '';
  return `第 ${whole(history.curve.length)} 步，共 ${whole(prepared.totalSteps)} 步`;
}

export function etaText(history: RunHistory, prepared: Prepared | undefined): string {
  if (prepared === undefined) return '';
  const left = timeLeft(history.curve.columns(), prepared.totalSteps);
  if (left === undefined) return '正在估算剩余时间';
  const [least, most] = [duration(left.least), duration(left.most)];
  return least === most ? `大约还需 ${most}` : `大约还需 ${least}至 ${most}`;
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
  return best === undefined ? '–' : `${loss(best.loss)}（第 ${whole(best.step)} 步）`;
}

export function rateText(history: RunHistory): string {
  const last = history.curve.columns().learningRate.at(-1);
  return last === undefined ? '–' : compact(last);
}

export function rowsText(history: RunHistory): string {
  const { done, total } = history.progress;
  return total === 0 ? '' : `${whole(done)} / ${whole(total)}`;
}
