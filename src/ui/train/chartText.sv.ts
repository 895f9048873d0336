import type { BaselineReport } from '../../run/runEvent';
import { summarise } from '../../run/seriesSummary';
import { compact, counted, loss, percent, rows, whole } from '../../words/sv/format';
import type { Figures } from '../charts/figures';
import { fewestPoints } from '../charts/series';
import type { chartText as english } from './chartText.en';

export const chartText: typeof english = {
  controls: 'Hur diagrammen ritas',
  loss: 'Förlust',
  scores: 'Träffsäkerhet på valideringsrader',
  rate: 'Inlärningstakt',
  norm: 'Gradientnorm',
  speed: 'Token per sekund',
  axis: 'Nederkant',
  axes: { step: 'Steg', epoch: 'Epoker', examples: 'Exempel', tokens: 'Token', time: 'Sekunder' },
  log: 'Logaritmisk',
  freeze: 'Frys diagrammen',
  smoothing: 'Utjämning',
  smoothingOff: 'av',
  lossSeries: [
    { name: 'Träning, varje steg', look: 'faint' },
    { name: 'Träning, utjämnad', look: 'main' },
    { name: 'Validering', look: 'points' },
    { name: 'Bästa validering', look: 'best' },
    { name: 'Otränad modell', look: 'reference' },
  ],
  scoreSeries: [
    { name: 'Träffsäkerhet', look: 'second' },
    { name: 'Makro-F1', look: 'points' },
    { name: 'Otränad modell, träffsäkerhet', look: 'reference' },
    { name: 'Vanligaste etiketten, träffsäkerhet', look: 'reference2' },
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
  earlier: 'Tidigare',
  later: 'Senare',
  firstPage: 'Det här är första sidan.',
  lastPage: 'Det här är sista sidan.',
  pageOf: (page, pages) => `Sida ${whole(page)} av ${whole(pages)}`,
  hidden: (points) =>
    `${counted(points, 'punkt', 'punkter')} vid noll kan inte visas på en logaritmisk axel.`,
  lossSummary,
  scoreSummary,
  rateSummary: ({ columns }) => nowText(columns.learningRate, (now) => `Nu ${now}.`),
  gradNormSummary: ({ columns }) => nowText(columns.gradNorm, (now) => `Nu ${now}, mätt före begränsningen.`),
  speedSummary: ({ columns }) => {
    const last = columns.tokens.length - 1;
    const speed = (1000 * (columns.tokens[last] ?? 0)) / Math.max(columns.milliseconds[last] ?? 1, 1e-3);
    return last + 1 < fewestPoints ? waiting(last + 1) : `Nu ${whole(speed)} token per sekund.`;
  },
  baselineSummary,
};

const waiting = (points: number): string =>
  `Kurvan visas efter ${whole(fewestPoints)} steg; ${whole(points)} är gjorda.`;

function nowText(values: Float64Array, say: (now: string) => string): string {
  const last = values.at(-1);
  return last === undefined || values.length < fewestPoints ? waiting(values.length) : say(compact(last));
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
