import { assertUnreachable } from '../../base/assert';
import { bestOf, type RunRecord } from '../../run/runRecord';
import { duration, listed, loss, percent, rows, swedishFormat, whole } from '../../words/sv/format';
import type { Overlay } from './overlay';
import { aboveBest, stepsOf, virtualTokensOf } from './runFacts';
import { settingNames, settingNothing } from './settingWords.sv';
import type { SortKey } from './sortRuns';
import type { runsText as english } from './text.en';

const when = new Intl.DateTimeFormat('sv', { dateStyle: 'medium', timeStyle: 'short' });

export const runsText: typeof english = {
  title: 'Körningar',
  lead: 'Varje körning med de inställningar den hade. Bocka för några för att se dem över varandra.',
  empty:
    'Här listas körningar, var och en med sin egen kopia av inställningarna. Bocka för två eller fler, så ritas kurvorna över varandra bredvid de inställningar som skiljer.',
  table: 'Lista över körningar',
  compare: 'Jämför',
  compareThis: (name) => `Jämför ${name}`,
  full: 'Tio körningar jämförs redan; ta bort en först.',
  stillRunning: 'Körningen pågår fortfarande.',
  actions: 'Åtgärder',
  show: 'Visa',
  hide: 'Dölj',
  showThis: (name) => `Visa ${name}`,
  hideThis: (name) => `Dölj ${name}`,
  remove: 'Ta bort',
  removeThis: (name) => `Ta bort ${name}`,
  removed: (name) => `${name} är borttagen.`,
  undo: 'Ångra',
  columns: {
    name: 'Namn',
    state: 'Läge',
    when: 'Började',
    steps: 'Steg',
    last: 'Senaste valideringsförlust',
    best: 'Bästa valideringsförlust',
    accuracy: 'Bästa träffsäkerhet',
    data: 'Data',
    seconds: 'Tid',
    template: 'Mall',
  },
  cell: cellText,
  comparison: (runs) => `${whole(runs)} körningar jämförda`,
  comparisonLead: 'Peka på en körning så framträder den i alla diagram. Fäst en, så mäts de andra mot den.',
  results: 'Vad de jämförda körningarna nådde',
  pin: 'Fäst',
  pinned: 'Fäst nu',
  pinThis: (name) => `Mät de andra mot ${name}`,
  beside: besideText,
  fewPoints: 'Det finns inget att rita än: ingen av körningarna har tillräckligt många punkter för en kurva.',
  same: 'Körningarna har samma inställningar.',
  differences: 'Inställningar som skiljer',
  setting: 'Inställning',
  unset: 'inte satt',
  settingNames,
  settingNothing,
  spacings: { literal: 'som skrivna', 'nemo-2022': 'som NeMo satte dem 2022' },
  ofTask: (task, name) => `Uppgift ${whole(task)}: ${name}`,
  yes: 'ja',
  no: 'nej',
  overlays: {
    train: 'Träningsförlust',
    validation: 'Valideringsförlust',
    accuracy: 'Träffsäkerhet vid validering',
  },
  overlaySummary,
  details: (name) => `Körningen ${name}`,
  close: 'Stäng',
  unfinished,
  newName: 'Nytt namn',
  renameThis: (name) => `Döp om ${name}`,
  reuse: 'Använd inställningarna igen',
  busy: 'En körning pågår; dess inställningar ligger fast tills den är slut.',
  csv: 'Ladda ned värden (CSV)',
  settings: 'Körningens inställningar',
  asFiles: 'Samma sak som i filer',
};

function cellText(record: RunRecord, key: SortKey): string {
  const { loss: best, accuracy } = bestOf(record.validations);
  switch (key) {
    case 'name':
      return record.name;
    case 'state':
      return stateText(record);
    case 'when':
      return when.format(record.startedAt);
    case 'steps':
      return stepsText(record);
    case 'last': {
      const last = record.validations.at(-1);
      return last === undefined ? '–' : loss(last.loss);
    }
    case 'best':
      return best === undefined ? '–' : `${loss(best.loss)} (steg ${whole(best.step)})`;
    case 'accuracy':
      return accuracy?.judged === undefined
        ? '–'
        : `${percent(accuracy.judged.accuracy)} (steg ${whole(accuracy.step)})`;
    case 'data':
      return `${record.data.name}, ${rows(record.data.rows)}`;
    case 'template':
      return `${listed(record.templates.map(({ taskname }) => taskname))}, ${whole(virtualTokensOf(record))} virtuella token`;
    case 'seconds':
      return record.summary === undefined ? '–' : duration(record.summary.seconds);
    default:
      return assertUnreachable(key);
  }
}

function stepsText(record: RunRecord): string {
  const { done, planned } = stepsOf(record);
  return planned === undefined ? whole(done) : `${whole(done)} av ${whole(planned)}`;
}

function besideText(record: RunRecord, pinned: RunRecord | undefined, key: 'best' | 'accuracy'): string {
  const value = cellText(record, key);
  const above = aboveBest(record, pinned, key);
  if (above === undefined) return value;
  const size =
    key === 'best' ? loss(Math.abs(above)) : `${percent(Math.abs(above)).replace(/\s*%/, '')} procentenheter`;
  return above === 0 ? `${value}, detsamma` : `${value}, ${size} ${above < 0 ? 'lägre' : 'högre'}`;
}

function stateText({ state, summary }: RunRecord): string {
  if (summary === undefined)
    return { running: 'Pågår', ended: 'Klar', failed: 'Misslyckad', interrupted: 'Avbruten' }[state];
  switch (summary.reason) {
    case 'finished':
      return 'Klar';
    case 'early-stop':
      return 'Slutade i förtid';
    case 'stopped':
      return 'Stoppad av dig';
    case 'non-finite-loss':
      return 'Förlusten var inget tal';
    default:
      return assertUnreachable(summary.reason);
  }
}

function unfinished({ state, columns }: RunRecord): string {
  const steps = `${whole(columns.step.length)} steg`;
  return state === 'failed'
    ? `Körningen misslyckades efter ${steps}.`
    : `Sidan stängdes eller laddades om mitt i körningen; ${steps} hann sparas.`;
}

function overlaySummary(records: readonly RunRecord[], what: Overlay): string {
  const values = records.map((record) => {
    const best = bestOf(record.validations);
    const last = record.columns.loss.at(-1);
    const text =
      what === 'train'
        ? last === undefined
          ? undefined
          : `slutar på ${loss(last)}`
        : what === 'validation'
          ? best.loss && `som bäst ${loss(best.loss.loss)}`
          : best.accuracy?.judged && `som bäst ${percent(best.accuracy.judged.accuracy)}`;
    return text === undefined ? undefined : `${record.name} ${text}`;
  });
  return `${swedishFormat.list(values.filter((value) => value !== undefined))}.`;
}
