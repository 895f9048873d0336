import type { Crossing } from '../../run/crossings';
import type { BaselineReport } from '../../run/runEvent';
import { type SeriesSummary, summarise } from '../../run/seriesSummary';
import type { XAxis } from '../../run/xAxis';
import { compact, counted, loss, percent, whole } from '../../words/en/format';
import type { Figures } from '../charts/figures';
import type { SeriesLook } from '../charts/lines';
import { fewestPoints, speedOf } from '../charts/series';

const lossLooks: readonly SeriesLook[] = [
  { name: 'Training, each step', look: 'faint' },
  { name: 'Training, smoothed', look: 'main', short: 'Training' },
  { name: 'Validation', look: 'points', short: 'Validation' },
  { name: 'Best validation', look: 'best' },
  { name: 'Untuned model', look: 'reference', short: 'Untuned' },
];
const scoreLooks: readonly SeriesLook[] = [
  { name: 'Accuracy', look: 'second', short: 'Accuracy' },
  { name: 'Macro-F1', look: 'points', short: 'Macro-F1' },
  { name: 'Untuned model, accuracy', look: 'reference', short: 'Untuned' },
  { name: 'Commonest label, accuracy', look: 'reference2', short: 'Commonest label' },
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
  stepTime: 'Milliseconds per step',
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
  smooth: 'Smooth the curves',
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
  pictureNeedsChart: 'A picture can be taken of the chart, not of its table.',
  csv: 'CSV',
  csvOf: (title: string) => `Download figures: ${title}`,
  earlier: 'Earlier',
  later: 'Later',
  firstPage: 'This is the first page.',
  lastPage: 'This is the last page.',
  pageOf: (page: number, pages: number) => `Page ${whole(page)} of ${whole(pages)}`,
  hidden: (points: number) => `${counted(points, 'point')} at zero cannot be shown on a logarithmic axis.`,
  lossSummary,
  scoreSummary,
  rateSummary: ({ columns }: Figures) =>
    seriesText(columns.learningRate, ({ last, most }) => `Now ${compact(last)}, at most ${compact(most)}.`),
  gradNormSummary: ({ columns }: Figures) =>
    seriesText(
      columns.gradNorm,
      ({ last, most }) => `Now ${compact(last)}, at most ${compact(most)}; measured before the clip.`,
    ),
  speedSummary: (figures: Figures) =>
    seriesText(
      speedOf(figures.columns),
      ({ last, most }) => `Now ${whole(last)} tokens per second, at best ${whole(most)}.`,
    ),
  stepTimeSummary: ({ columns }: Figures) =>
    seriesText(
      columns.milliseconds,
      ({ last, least, most }) =>
        `The last step took ${whole(last)} ms, the quickest ${whole(least)} ms, the slowest ${whole(most)} ms.`,
    ),
  crossed,
  baselineSummary,
};

const waiting = (points: number): string =>
  `The curve appears after ${whole(fewestPoints)} steps; ${whole(points)} done.`;

function seriesText(values: Float64Array, say: (summary: SeriesSummary) => string): string {
  const summary = values.length < fewestPoints ? undefined : summarise(values);
  return summary === undefined ? waiting(values.length) : say(summary);
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

const bars = {
  untuned: 'the untuned model',
  majority: 'always giving the commonest label',
} as const;

/** What a run has passed so far; undefined while it has passed nothing. */
function crossed(passed: readonly Crossing[]): string | undefined {
  const [first, second] = passed;
  if (first === undefined) return undefined;
  const reached = (each: Crossing): string =>
    `At step ${whole(each.step)} accuracy reached ${percent(each.accuracy)} and passed`;
  if (second === undefined) return `${reached(first)} ${bars[first.over]} (${percent(first.bar)}).`;
  if (first.step === second.step)
    return `${reached(first)} both ${bars[first.over]} (${percent(first.bar)}) and ${bars[second.over]} (${percent(second.bar)}).`;
  return `${reached(first)} ${bars[first.over]} (${percent(first.bar)}); at step ${whole(second.step)} it passed ${bars[second.over]} (${percent(second.bar)}) too.`;
}
