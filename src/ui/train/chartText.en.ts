import type { Studio } from '../../studio/createStudio';
import { compact, loss, whole } from '../../words/en/format';
import { fewestPoints, type SeriesLook } from '../charts/series';

const lossLooks: readonly SeriesLook[] = [
  { name: 'Training, each step', look: 'faint' },
  { name: 'Training, smoothed', look: 'main' },
  { name: 'Validation', look: 'points' },
  { name: 'Best validation', look: 'best' },
];
const rateLooks: readonly SeriesLook[] = [{ name: 'Learning rate', look: 'main' }];
const normLooks: readonly SeriesLook[] = [{ name: 'Gradient norm before the clip', look: 'main' }];

export const chartText = {
  loss: 'Loss',
  step: 'Step',
  rate: 'Learning rate',
  norm: 'Gradient norm',
  log: 'Logarithmic',
  smoothing: 'Smoothing',
  smoothingOff: 'off',
  lossSeries: lossLooks,
  rateSeries: rateLooks,
  normSeries: normLooks,
};

const waiting = (points: number): string =>
  `The curve appears after ${fewestPoints} steps; ${whole(points)} done.`;

/** The loss chart in one line, for everybody who does not see it. */
export function lossSummary({ history }: Studio): string {
  const values = history.curve.columns().loss;
  const last = values.at(-1);
  const first = values[0];
  if (last === undefined || first === undefined || values.length < fewestPoints)
    return waiting(values.length);
  const best = history.validations.findLast((report) => report.best);
  const validation =
    best === undefined ? '' : ` Best validation loss ${loss(best.loss)} at step ${whole(best.step)}.`;
  return `Training loss went from ${loss(first)} to ${loss(last)} nats per token in ${whole(values.length)} steps.${validation}`;
}

export function rateSummary({ history }: Studio): string {
  const { length } = history.curve;
  const last = history.curve.columns().learningRate.at(-1);
  return last === undefined || length < fewestPoints ? waiting(length) : `Now ${compact(last)}.`;
}

export function gradNormSummary({ history }: Studio): string {
  const { length } = history.curve;
  const last = history.curve.columns().gradNorm.at(-1);
  return last === undefined || length < fewestPoints
    ? waiting(length)
    : `Now ${compact(last)}, measured before the clip.`;
}
