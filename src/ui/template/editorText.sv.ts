import { assertUnreachable } from '../../base/assert';
import { counted, tokens, whole } from '../../words/sv/format';
import type { EditNews } from './editNews';
import type { ChipFacts } from './editor/chipFacts';
import type {
  barText as englishBar,
  editorText as englishEditor,
  partsText as englishParts,
} from './editorText.en';

export function chipName(chip: ChipFacts): string {
  if (chip.kind === 'slot')
    return `virtuell plats ${whole(chip.number)} av ${whole(chip.of)}, ${tokens(chip.size)}`;
  switch (chip.role) {
    case 'answer':
      return `fältet ${chip.name}, svaret`;
    case 'cut':
      return `fältet ${chip.name}, kapas när en rad är för lång`;
    case 'plain':
      return `fältet ${chip.name}`;
    default:
      return assertUnreachable(chip.role);
  }
}

function chipNote(chip: ChipFacts): string {
  if (chip.kind === 'slot') return 'virtuell';
  switch (chip.role) {
    case 'answer':
      return 'svar';
    case 'cut':
      return 'kan kapas';
    case 'plain':
      return '';
    default:
      return assertUnreachable(chip.role);
  }
}

function editNews(news: EditNews): string {
  switch (news.kind) {
    case 'inserted':
      return `Infogat: ${chipName(news.chip)}.`;
    case 'deleted':
      return `Borttaget: ${chipName(news.chip)}.`;
    case 'moved':
      return `Flyttat: ${chipName(news.chip)}.`;
    case 'several':
      return `Mallen har nu ${counted(news.slots, 'virtuell plats', 'virtuella platser')} och ${counted(news.fields, 'fält', 'fält')}.`;
    case 'undone':
      return 'Ångrat.';
    case 'redone':
      return 'Gjort om.';
    case 'copied':
      return news.what === 'text'
        ? 'Mallens text är kopierad.'
        : 'Uppgiften är kopierad som NeMo-konfiguration.';
    case 'problems':
      return news.left === 0 ? 'Inga problem kvar.' : `${counted(news.left, 'problem', 'problem')} kvar.`;
    case 'problem':
      return `Problem ${whole(news.number)} av ${whole(news.of)}: ${news.message}`;
    default:
      return assertUnreachable(news);
  }
}

export const editorText: typeof englishEditor = {
  title: 'Promptmall',
  help: 'Skriv som i vilket textfält som helst. Skriv { för ett fält, < för virtuella token, eller tryck Ctrl+mellanslag för båda. På en bricka öppnar F2 dess inställningar. F8 går till nästa problem. Tabb lämnar redigeraren.',
  help3: {
    chips:
      'Tryck på eller dra en bricka för att sätta in den; dra en bricka i texten för att flytta den, tryck på den för att ändra den.',
    parts: 'Samma mall som en lista, en rad för varje del.',
    raw: 'Texten som NeMo läser den och som den sparas.',
  },
  views: 'Sätt att se mallen',
  view: { chips: 'Brickor', parts: 'Delar', raw: 'Råtext' },
  undo: 'Ångra',
  redo: 'Gör om',
  copyText: 'Kopiera text',
  copyConfig: 'Kopiera som NeMo-konfiguration',
  pasteConfig: 'Importera NeMo-konfiguration',
  reset: 'Börja om från kolumnerna',
  palette: 'Sätt in',
  virtualSlot: 'Virtuell plats',
  putField: (name) => `Fältet ${name}`,
  empty: 'Skriv prompten här, och sätt in brickor ovanifrån.',
  chipName,
  chipNote,
  editNews,
  popover: chipName,
  size: 'Virtuella token',
  fewer: 'En färre',
  more: 'En till',
  fewest: 'En plats har minst en virtuell token.',
  most: (size) => `En plats har högst ${whole(size)} virtuella token.`,
  nothingToUndo: 'Det finns inget att ångra.',
  nothingToRedo: 'Inget har ångrats.',
  isAnswer: 'Det här är svaret',
  isAnswerHelp: 'Det som modellen lär sig att säga. Det står sist.',
  isCut: 'Får kapas',
  isCutHelp: 'När en rad är för lång kapas fältet från slutet.',
  sample: 'På första raden:',
  noSample: 'Ingen kolumn i datan heter så.',
  moveLeft: 'Flytta åt vänster',
  moveRight: 'Flytta åt höger',
  remove: 'Ta bort',
  close: 'Klar',
  completionList: 'Vad som kan sättas in',
  completionSlot: 'Virtuella token',
};

export const partsText: typeof englishParts = {
  label: 'Mallens delar, från första till sista',
  kind: { text: 'Ord', field: 'Fält', slot: 'Virtuell plats' },
  textOf: (place) => `Ord, del ${whole(place)}`,
  fieldOf: (place) => `Fält, del ${whole(place)}`,
  sizeOf: (number) => `Virtuella token på plats ${whole(number)}`,
  up: (what) => `Flytta upp: ${what}`,
  down: (what) => `Flytta ned: ${what}`,
  remove: (what) => `Ta bort: ${what}`,
  addText: 'Ord',
  spaces: (count) => `bara ${counted(count, 'blanksteg', 'blanksteg')}`,
  first: 'Det är redan den första delen.',
  last: 'Det är redan den sista delen.',
  none: 'Det finns inga delar än. Sätt in en ovanifrån.',
  part: (place, what) => `del ${whole(place)}, ${what}`,
  words: (text) => `orden “${text}”`,
};

export const barText: typeof englishBar = {
  title: 'Virtuella token per plats',
  total: (total) => `${counted(total, 'virtuell token', 'virtuella token')} totalt`,
  slot: (number) => `Plats ${whole(number)}`,
  border: (left) => `Gräns mellan plats ${whole(left)} och plats ${whole(left + 1)}`,
  borderValue: (left, a, b) => `plats ${whole(left)}: ${whole(a)}, plats ${whole(left + 1)}: ${whole(b)}`,
  none: 'Det finns ingen plats för virtuella token i texten än.',
};
