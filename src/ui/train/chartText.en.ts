import type { BaselineReport } from '../../run/runEvent';
import { summarise } from '../../run/seriesSummary';
import type { XAxis } from '../../run/xAxis';
import { compact, counted, loss, percent, whole } from '../../words/en/format';
import type { Figures } from '../charts/figures';
import { fewestPoints, type SeriesLook } from '../charts/series';

const lossLooks: readonly SeriesLook[] = [
  { name: 'Training, each step', look: 'faint' },
  { name: 'Training, smoothed', look: 'main' },
  { name: 'Validation', look: 'points' },
  { name: 'Best validation', look: 'best' },
  { name: 'Untuned model', look: 'reference' },
];
const scoreLooks: readonly SeriesLook[] = [
  { name: 'Accuracy', look: 'second' },
  { name: 'Macro-F1', look: 'points' },
  { name: 'Untuned model, accuracy', look: 'reference' },
  { name: 'Commonest label, accuracy', look: 'reference2' },
];
const rateLooks: readonly SeriesLook[] = [{ name: 'Learning rate', look: 'main' }];
const normLooks: readonly SeriesLook[] = [{ name: 'Gradient norm before the clip', look: 'main' }];
const speedLooks: readonly SeriesLook[] = [
  { name: 'Each step', look: 'faint' },
  { name: 'Smoothed', look: 'main' },
];

export const chartText = {
  controls: 'How the charts are drawn',
  loss: 'Loss',
  scores: 'Accuracy on validation rows',
  rate: 'Learning rate',
  norm: 'Gradient norm',
  speed: 'Tokens per second',
  axis: 'Lower edge',
  axes: {
    step: 'Steps',
    epoch: 'Epochs',
    examples: 'Examples',
    tokens: 'Tokens',
    time: 'Seconds',
  } satisfies Record<XAxis, string>,
  log: 'Logarithmic',
  freeze: 'Freeze the charts',
  smoothing: 'Smoothing',
  smoothingOff: 'off',
  lossSeries: lossLooks,
  scoreSeries: scoreLooks,
  rateSeries: rateLooks,
  normSeries: normLooks,
  speedSeries: speedLooks,
  explore: (title: string) => `${title}: a chart; arrow keys read its values`,
  readout: (parts: readonly (readonly [name: string, value: string])[]) =>
    parts.map(([name, value]) => `${name} ${value}`).join(', '),
  asTable: 'Show as table',
  asChart: 'Show as chart',
  tableOf: (title: string) => `${title} as table`,
  picture: 'Picture',
  pictureOf: (title: string) => `Download a picture: ${title}`,
  earlier: 'Earlier',
  later: 'Later',
  firstPage: 'This is the first page.',
  lastPage: 'This is the last page.',
  pageOf: (page: number, pages: number) => `Page ${whole(page)} of ${whole(pages)}`,
  hidden: (points: number) => `${counted(points, 'point')} at zero cannot be shown on a logarithmic axis.`,
  lossSummary,
  scoreSummary,
  rateSummary: ({ columns }: Figures) => nowText(columns.learningRate, (now) => `Now ${now}.`),
  gradNormSummary: ({ columns }: Figures) =>
    nowText(columns.gradNorm, (now) => `Now ${now}, measured before the clip.`),
  speedSummary: ({ columns }: Figures) => {
    const last = columns.tokens.length - 1;
    const speed = (1000 * (columns.tokens[last] ?? 0)) / Math.max(columns.milliseconds[last] ?? 1, 1e-3);
    return last + 1 < fewestPoints ? waiting(last + 1) : `Now ${whole(speed)} tokens per second.`;
  },
  baselineSummary,
};

const waiting = (points: number): string =>
  `The curve appears after ${whole(fewestPoints)} steps; ${whole(points)} done.`;

function nowText(values: Float64Array, say: (now: string) => string): string {
  const last = values.at(-1);
  return last === undefined || values.length < fewestPoints ? waiting(values.length) : say(compact(last));
}

const trends = {
  falling: 'It is falling.',
  rising: 'It is rising.',
  level: 'It has levelled off.',
} as const;

/** The loss chart in one line, for everybody who does not see it. */
function lossSummary({ columns, validations, baseline }: Figures): string {
  const train = summarise(columns.loss);
  if (train === undefined || columns.loss.length < fewestPoints) {
    const last = columns.loss.at(-1);
    return last === undefined ? waiting(0) : `${waiting(columns.loss.length)} Loss now ${loss(last)}.`;
  }
  const steps = counted(columns.loss.length, 'step');
  const best = validations.findLast((report) => report.best);
  return [
    `Training loss went from ${loss(train.first)} to ${loss(train.last)} nats per token in ${steps}. ${trends[train.trend]}`,
    best === undefined ? '' : `Best validation loss ${loss(best.loss)} at step ${whole(best.step)}.`,
    baseline === undefined ? '' : `The untuned model has ${loss(baseline.untuned.loss)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Where accuracy stands beside what it has to beat. */
function scoreSummary({ validations, baseline }: Figures): string {
  const judged = validations.flatMap(({ judged: each }) => (each === undefined ? [] : [each]));
  const last = judged.at(-1);
  if (last === undefined) return 'Not measured yet.';
  const now = `${percent(last.accuracy)} of ${counted(last.rows, 'row')} right, macro-F1 ${loss(last.macroF1)}.`;
  const untuned = baseline?.untuned.judged?.accuracy;
  const majority = baseline?.majority?.accuracy;
  if (untuned === undefined || majority === undefined) return now;
  const bar = Math.max(untuned, majority);
  const verdict =
    last.accuracy > bar
      ? 'That beats both the untuned model and always giving the commonest label.'
      : last.accuracy > Math.min(untuned, majority)
        ? 'That beats one of the two lines, not yet both.'
        : 'That does not beat the untuned model or the commonest label yet.';
  return `${now} ${verdict}`;
}

/** What was measured before the first step. */
function baselineSummary({ untuned, majority }: BaselineReport): string {
  const scores =
    untuned.judged === undefined || majority === undefined
      ? ''
      : ` It gets ${percent(untuned.judged.accuracy)} of ${counted(untuned.judged.rows, 'validation row')} right; always giving the commonest label gets ${percent(majority.accuracy)}.`;
  return `Before training: the untuned model has a loss of ${loss(untuned.loss)}.${scores}`;
}
