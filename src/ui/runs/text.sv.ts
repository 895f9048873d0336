import { assertUnreachable } from '../../base/assert';
import { bestOf, type RunRecord } from '../../run/runRecord';
import { duration, loss, percent, rows, swedishFormat, whole } from '../../words/sv/format';
import type { Overlay } from './overlay';
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
  },
  cell: cellText,
  comparison: (runs) => `${whole(runs)} körningar jämförda`,
  same: 'Körningarna har samma inställningar.',
  differences: 'Inställningar som skiljer',
  setting: 'Inställning',
  unset: 'inte satt',
  overlays: {
    train: 'Träningsförlust, utjämnad',
    validation: 'Valideringsförlust',
    accuracy: 'Träffsäkerhet vid validering',
  },
  overlaySummary,
  details: (name) => `Körningen ${name}`,
  close: 'Stäng',
  unfinished,
  name: 'Körningens namn',
  rename: 'Döp om',
  needsName: 'En körning behöver ett namn.',
  reuse: 'Använd inställningarna igen',
  busy: 'En körning pågår; dess inställningar ligger fast tills den är slut.',
  csv: 'Ladda ned värden (CSV)',
  settings: 'Körningens inställningar',
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
      return whole(record.summary?.steps ?? record.columns.step.length);
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
    case 'seconds':
      return record.summary === undefined ? '–' : duration(record.summary.seconds);
    default:
      return assertUnreachable(key);
  }
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
