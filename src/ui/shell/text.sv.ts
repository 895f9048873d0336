import { assertUnreachable } from '../../base/assert';
import type { Milestone } from '../../studio/state';
import { counted, loss, percent, rows, whole } from '../../words/sv/format';
import { chartText } from '../train/chartText.sv';
import type { shellText as english } from './text.en';

export const shellText: typeof english = {
  product: 'P-Tuning Studio',
  title: (screen) => `${screen} · P-Tuning Studio`,
  runningTitle: (share, phase) => `${share} · ${phase} · P-Tuning Studio`,
  skip: 'Hoppa till innehållet',
  rail: 'Vyer',
  notices: 'Meddelanden',
  dismiss: 'Stäng',
  menu: 'Meny',
  opening: (screen) => `Öppnar ${screen}…`,
  brokenHint: 'Om anslutningen bröts, ladda om sidan: data, mallar och promptar finns kvar i webbläsaren.',
  reload: 'Ladda om sidan',
  language: 'Språk',
  saving: 'Sparar…',
  saved: (time) => `Sparat ${time}`,
  notSaved: 'Inte sparat',
  alreadyStopping: 'Körningen håller redan på att stanna; den slutar efter det här steget.',
  bringBack: 'Ge mig min data tillbaka',
  bringWorkBack: 'Hämta tillbaka det',
  runGoesOn: 'En körning pågår; den ska sluta först.',
  useProcessor: 'Räkna på processorn',
  startAgain: 'Starta den igen',
  undo: 'Ångra',
  theme: 'Tema',
  themes: { auto: 'Som systemet', light: 'Ljust', dark: 'Mörkt' },
  screens: {
    home: 'Hem',
    data: 'Data',
    template: 'Mall',
    train: 'Träna',
    evaluate: 'Utvärdera',
    playground: 'Testrum',
    table: 'Tabell',
    export: 'Exportera',
  },
  badges: {
    done: 'Klart',
    problems: (count) => counted(count, 'problem', 'problem'),
    running: 'Körs',
  },
  stop: 'Stoppa',
  model: 'Modell och motor',
  noModel: 'Ingen modell',
  noEngine: 'Ingen motor',
  engineStarting: 'Startar motorn…',
  loading: (name) => `Läser in ${name}…`,
  software: 'programvara',
};

export function milestoneSentence(milestone: Milestone): string {
  switch (milestone.kind) {
    case 'run-started':
      return 'Träningen har startat.';
    case 'validated':
      return [
        `Validering vid steg ${whole(milestone.report.step)}: förlust ${loss(milestone.report.loss)}${milestone.report.best ? ', den bästa hittills' : ''}.`,
        chartText.crossed(milestone.passed) ?? '',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'run-ended': {
      const score = milestone.report.scores.at(-1);
      const judged = score === undefined ? '' : ` Träffsäkerhet ${percent(score.accuracy)}.`;
      return `Träningen slutade efter ${whole(milestone.report.steps)} steg.${judged}`;
    }
    case 'run-failed':
      return 'Träningen stannade på grund av ett problem.';
    case 'predicted':
      return `${rows(milestone.rows)} i filen är besvarade.`;
    case 'evaluated':
      return `${whole(milestone.contestants)} sätt att svara jämförda på ${whole(milestone.rows)} rader.`;
    case 'data-read':
      return `${rows(milestone.rows)} lästa, ${counted(milestone.problems, 'problem', 'problem')}.`;
    case 'model-loaded':
      return `Modellen ${milestone.name} är inläst.`;
    default:
      return assertUnreachable(milestone);
  }
}
