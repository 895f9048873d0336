import { assertUnreachable } from '../../base/assert';
import type { RunSummary, TaskScore } from '../../run/runEvent';
import type { ReadinessItem } from '../../studio/readiness';
import { counted, duration, loss, percent, rows, whole } from '../../words/sv/format';
import { goOnText, tasksText } from './goOnText.sv';
import type { trainText as english } from './text.en';

export const trainText: typeof english = {
  goOn: goOnText,
  tasks: tasksText,
  title: 'Träna',
  lead: 'Modellen förblir fryst. Bara de virtuella token lär sig, av förlusten på dina svar.',
  readiness: 'Redo att börja?',
  fix: {
    data: 'Gå till Data',
    template: 'Gå till Mall',
    model: 'Öppna modell och motor',
  },
  start: 'Börja träna',
  loading: (file, done, all) => `${file}: ${done} av ${all}`,
  cancel: 'Avbryt',
  notReady: 'Det går att börja när varje rad ovan har sin bock.',
  settings: 'Inställningar',
  virtualTokens: 'Virtuella token',
  virtualHelp: 'Totalt. De fördelas på platserna som Mall säger.',
  learningRate: 'Inlärningstakt',
  learningRateHelp: 'För låg lär inget, för hög kommer inte till ro.',
  epochs: 'Epoker',
  epochsHelp: 'Hur många gånger varje rad ses.',
  encoder: 'Promptkodare',
  encoderHelp: 'Det som framställer de virtuella token under träningen.',
  encoders: {
    lstm: 'LSTM (p-tuning)',
    mlp: 'MLP',
    tpmlp: 'Perceptron med två lager',
    embedding: 'Ingen (prompt tuning)',
  },
  more: 'Fler inställningar',
  runFile: 'Körningsfil',
  saveRun: 'Spara körningsfil',
  openRun: 'Öppna körningsfil',
  pause: 'Pausa',
  resume: 'Fortsätt',
  step: 'Steg',
  stopKeep: 'Stoppa och behåll',
  discard: 'Kasta',
  again: 'Ändra inställningar och träna igen',
  takeRows: (rows: number) => `Använd ${rows === 1 ? 'en rad' : `${whole(rows)} rader`} per omgång`,
  takeLength: (tokens: number) => `Använd rader med upp till ${whole(tokens)} token`,
  playground: 'Prova den i Testrum',
  export: 'Ta hem prompttabellen',
  resultTable: {
    title: 'Träffsäkerhet bredvid det som skulle slås',
    task: 'Uppgift',
    rows: 'Rader',
    tuned: 'Tränad',
    untuned: 'Otränad modell',
    majority: 'Vanligaste etiketten',
    macroF1: 'Makro-F1',
    notMeasured: 'inte mätt',
    rowsOf: (rows, split) => `${whole(rows)} ${parts[split]}`,
  },
  estimate: (least, most, steps, name) => {
    const [low, high] = [duration(least), duration(most)];
    return `Ungefär ${low === high ? high : `${low} till ${high}`} för ${whole(steps)} steg, att döma av körningen ${name}.`;
  },
  discardAsk: 'Kasta det som har lärts?',
  discardYes: 'Ja, kasta',
  discardNo: 'Nej, fortsätt',
  result: 'Resultat',
  counts: (kept, cut) =>
    `Tränad på ${rows(kept)}${cut === 0 ? '' : `, varav ${whole(cut)} kapade för att få plats`}`,
  nothingKept: 'Ingen prompt behölls från körningen. Data, mall och inställningar är orörda.',
};

export function readinessSentence(item: ReadinessItem): string {
  const isDone = item.state === 'done';
  switch (item.kind) {
    case 'data':
      if (item.state === 'waiting') return 'Läser datan…';
      return isDone ? `Data kontrollerad: ${rows(item.count)}` : 'Inga användbara träningsrader än';
    case 'held-out':
      return `Ingen användbar rad i ${counted(item.count, 'fil', 'filer')} för validering eller test: laga eller ta bort`;
    case 'template':
      if (isDone) return 'Mallen är giltig';
      return item.count === 0
        ? 'Det finns ingen mall än'
        : `Mall: ${counted(item.count, 'problem', 'problem')} att rätta`;
    case 'tasks':
      return tasksText.readiness(item.count);
    case 'length':
      if (!isDone) return 'Ingen rad får plats i modellen med den här mallen';
      return item.count === 0 ? 'Alla rader får plats i modellen' : `${rows(item.count)} utelämnas`;
    case 'engine':
      if (isDone) return 'Motorn är redo';
      return item.state === 'waiting' ? 'Startar motorn…' : 'Ingen motor kunde startas';
    case 'base':
      if (isDone) return 'Modellen är inläst';
      return item.state === 'waiting' ? 'Läser in modellen…' : 'Ingen modell är inläst';
    default:
      return assertUnreachable(item.kind);
  }
}

export function endSentence(report: RunSummary): string {
  const time = `${whole(report.steps)} steg på ${duration(report.seconds)}`;
  const best =
    report.bestStep === undefined || report.bestValidationLoss === undefined
      ? ''
      : ` Bästa valideringsförlust, ${loss(report.bestValidationLoss)}, var vid steg ${whole(report.bestStep)}; det läget behålls.`;
  switch (report.reason) {
    case 'finished':
      return `Träningen är klar: ${time}.${best}`;
    case 'early-stop':
      return `Slutade i förtid, eftersom valideringsförlusten inte längre sjönk: ${time}.${best}`;
    case 'stopped':
      return `Stoppad av dig: ${time}.${best}`;
    case 'non-finite-loss':
      return `Förlusten slutade vara ett tal vid steg ${whole(report.nonFiniteStep ?? report.steps)}; det senaste goda läget behålls. En lägre inlärningstakt brukar hjälpa.`;
    default:
      return assertUnreachable(report.reason);
  }
}

const parts = { train: 'träningsrader', validation: 'valideringsrader', test: 'testrader' } as const;

export function scoreSentence(score: TaskScore): string {
  const gain = score.accuracy - score.majorityAccuracy;
  const points = percent(Math.abs(gain)).replace(/\s*%/, '');
  const verdict =
    gain > 0.005
      ? `${points} procentenheter bättre än`
      : gain < -0.005
        ? `${points} procentenheter sämre än`
        : 'inte bättre än';
  return `${score.taskname}, ${whole(score.rows)} ${parts[score.split]}: ${percent(score.accuracy)} rätt, ${verdict} att alltid svara “${score.majorityLabel.trim()}” (${percent(score.majorityAccuracy)}). Makro-F1 ${loss(score.macroF1)}.`;
}
