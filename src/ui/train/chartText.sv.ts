import type { Crossing } from '../../run/crossings';
import type { BaselineReport } from '../../run/runEvent';
import { type SeriesSummary, summarise } from '../../run/seriesSummary';
import { compact, counted, loss, percent, rows, whole } from '../../words/sv/format';
import type { Figures } from '../charts/figures';
import { fewestPoints, speedOf } from '../charts/series';
import type { chartText as english } from './chartText.en';

export const chartText: typeof english = {
  controls: 'Hur diagrammen ritas',
  loss: 'Förlust',
  scores: 'Träffsäkerhet på valideringsrader',
  rate: 'Inlärningstakt',
  norm: 'Gradientnorm',
  speed: 'Token per sekund',
  stepTime: 'Millisekunder per steg',
  axis: 'Nederkant',
  axes: { step: 'Steg', epoch: 'Epoker', examples: 'Exempel', tokens: 'Token', time: 'Sekunder' },
  log: 'Logaritmisk',
  freeze: 'Frys diagrammen',
  smooth: 'Jämna ut kurvorna',
  smoothing: 'Utjämning',
  smoothingOff: 'av',
  lossSeries: [
    { name: 'Träning, varje steg', look: 'faint' },
    { name: 'Träning, utjämnad', look: 'main', short: 'Träning' },
    { name: 'Validering', look: 'points', short: 'Validering' },
    { name: 'Bästa validering', look: 'best' },
    { name: 'Otränad modell', look: 'reference', short: 'Otränad' },
  ],
  scoreSeries: [
    { name: 'Träffsäkerhet', look: 'second', short: 'Träffsäkerhet' },
    { name: 'Makro-F1', look: 'points', short: 'Makro-F1' },
    { name: 'Otränad modell, träffsäkerhet', look: 'reference', short: 'Otränad' },
    { name: 'Vanligaste etiketten, träffsäkerhet', look: 'reference2', short: 'Vanligaste etiketten' },
  ],
  rateSeries: [{ name: 'Inlärningstakt', look: 'main' }],
  normSeries: [{ name: 'Gradientnorm före begränsning', look: 'main' }],
  speedSeries: [
    { name: 'Varje steg', look: 'faint' },
    { name: 'Utjämnad', look: 'main' },
  ],
  explore: (title) => `${title}: ett diagram; piltangenter läser upp värdena`,
  readout: (parts) => parts.map(([name, value]) => `${name} ${value}`).join(', '),
  asTable: 'Visa som tabell',
  asChart: 'Visa som diagram',
  tableOf: (title) => `${title} som tabell`,
  picture: 'Bild',
  pictureOf: (title) => `Ladda ned en bild: ${title}`,
  pictureNeedsChart: 'En bild kan tas av diagrammet, inte av tabellen.',
  csv: 'CSV',
  csvOf: (title) => `Ladda ned värden: ${title}`,
  earlier: 'Tidigare',
  later: 'Senare',
  firstPage: 'Det här är första sidan.',
  lastPage: 'Det här är sista sidan.',
  pageOf: (page, pages) => `Sida ${whole(page)} av ${whole(pages)}`,
  hidden: (points) =>
    `${counted(points, 'punkt', 'punkter')} vid noll kan inte visas på en logaritmisk axel.`,
  lossSummary,
  scoreSummary,
  rateSummary: ({ columns }) =>
    seriesText(columns.learningRate, ({ last, most }) => `Nu ${compact(last)}, som mest ${compact(most)}.`),
  gradNormSummary: ({ columns }) =>
    seriesText(
      columns.gradNorm,
      ({ last, most }) => `Nu ${compact(last)}, som mest ${compact(most)}; mätt före begränsningen.`,
    ),
  speedSummary: (figures) =>
    seriesText(
      speedOf(figures.columns),
      ({ last, most }) => `Nu ${whole(last)} token per sekund, som bäst ${whole(most)}.`,
    ),
  stepTimeSummary: ({ columns }) =>
    seriesText(
      columns.milliseconds,
      ({ last, least, most }) =>
        `Senaste steget tog ${whole(last)} ms, det snabbaste ${whole(least)} ms, det långsammaste ${whole(most)} ms.`,
    ),
  crossed,
  baselineSummary,
};

const waiting = (points: number): string =>
  `Kurvan visas efter ${whole(fewestPoints)} steg; ${whole(points)} är gjorda.`;

function seriesText(values: Float64Array, say: (summary: SeriesSummary) => string): string {
  const summary = values.length < fewestPoints ? undefined : summarise(values);
  return summary === undefined ? waiting(values.length) : say(summary);
}

const trends = {
  falling: 'Den sjunker.',
  rising: 'Den stiger.',
  level: 'Den har planat ut.',
} as const;

function lossSummary({ columns, validations, baseline }: Figures): string {
  const train = summarise(columns.loss);
  if (train === undefined || columns.loss.length < fewestPoints) {
    const last = columns.loss.at(-1);
    return last === undefined ? waiting(0) : `${waiting(columns.loss.length)} Förlusten är nu ${loss(last)}.`;
  }
  const best = validations.findLast((report) => report.best);
  return [
    `Träningsförlusten gick från ${loss(train.first)} till ${loss(train.last)} nat per token på ${whole(columns.loss.length)} steg. ${trends[train.trend]}`,
    best === undefined ? '' : `Bästa valideringsförlust ${loss(best.loss)} vid steg ${whole(best.step)}.`,
    baseline === undefined ? '' : `Den otränade modellen har ${loss(baseline.untuned.loss)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function scoreSummary({ validations, baseline }: Figures): string {
  const judged = validations.flatMap(({ judged: each }) => (each === undefined ? [] : [each]));
  const last = judged.at(-1);
  if (last === undefined) return 'Inte mätt än.';
  const now = `${percent(last.accuracy)} av ${rows(last.rows)} rätt, makro-F1 ${loss(last.macroF1)}.`;
  const untuned = baseline?.untuned.judged?.accuracy;
  const majority = baseline?.majority?.accuracy;
  if (untuned === undefined || majority === undefined) return now;
  const verdict =
    last.accuracy > Math.max(untuned, majority)
      ? 'Det slår både den otränade modellen och att alltid ge den vanligaste etiketten.'
      : last.accuracy > Math.min(untuned, majority)
        ? 'Det slår den ena av de två linjerna, men inte båda än.'
        : 'Det slår varken den otränade modellen eller den vanligaste etiketten än.';
  return `${now} ${verdict}`;
}

function baselineSummary({ untuned, majority }: BaselineReport): string {
  const scores =
    untuned.judged === undefined || majority === undefined
      ? ''
      : ` Den får ${percent(untuned.judged.accuracy)} av ${counted(untuned.judged.rows, 'valideringsrad', 'valideringsrader')} rätt; att alltid ge den vanligaste etiketten får ${percent(majority.accuracy)}.`;
  return `Före träningen: den otränade modellen har förlusten ${loss(untuned.loss)}.${scores}`;
}

const bars = {
  untuned: 'den otränade modellen',
  majority: 'att alltid ge den vanligaste etiketten',
} as const;

function crossed(passed: readonly Crossing[]): string | undefined {
  const [first, second] = passed;
  if (first === undefined) return undefined;
  const reached = (each: Crossing): string =>
    `Vid steg ${whole(each.step)} nådde träffsäkerheten ${percent(each.accuracy)} och gick om`;
  if (second === undefined) return `${reached(first)} ${bars[first.over]} (${percent(first.bar)}).`;
  if (first.step === second.step)
    return `${reached(first)} både ${bars[first.over]} (${percent(first.bar)}) och ${bars[second.over]} (${percent(second.bar)}).`;
  return `${reached(first)} ${bars[first.over]} (${percent(first.bar)}); vid steg ${whole(second.step)} gick den även om ${bars[second.over]} (${percent(second.bar)}).`;
}
