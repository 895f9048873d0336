import { assertUnreachable } from '../../base/assert';
import { counted, whole } from '../../words/en/format';
import type { EditNews } from './editNews';
import type { ChipFacts } from './editor/chipFacts';

/** A chip by its full name, as readers of the screen hear it. */
export function chipName(chip: ChipFacts): string {
  if (chip.kind === 'slot')
    return `virtual slot ${whole(chip.number)} of ${whole(chip.of)}, ${counted(chip.size, 'token')}`;
  switch (chip.role) {
    case 'answer':
      return `field ${chip.name}, the answer`;
    case 'cut':
      return `field ${chip.name}, cut when a row is too long`;
    case 'plain':
      return `field ${chip.name}`;
    default:
      return assertUnreachable(chip.role);
  }
}

function chipNote(chip: ChipFacts): string {
  if (chip.kind === 'slot') return 'virtual';
  switch (chip.role) {
    case 'answer':
      return 'answer';
    case 'cut':
      return 'may be cut';
    case 'plain':
      return '';
    default:
      return assertUnreachable(chip.role);
  }
}

/** What the live region says about an edit. */
function editNews(news: EditNews): string {
  switch (news.kind) {
    case 'inserted':
      return `Inserted: ${chipName(news.chip)}.`;
    case 'deleted':
      return `Deleted: ${chipName(news.chip)}.`;
    case 'moved':
      return `Moved: ${chipName(news.chip)}.`;
    case 'several':
      return `The template now has ${counted(news.slots, 'virtual slot')} and ${counted(news.fields, 'field')}.`;
    case 'undone':
      return 'Undone.';
    case 'redone':
      return 'Done again.';
    case 'copied':
      return news.what === 'text'
        ? 'The template text is copied.'
        : 'The task is copied as NeMo configuration.';
    case 'problems':
      return news.left === 0 ? 'No problems left.' : `${counted(news.left, 'problem')} left.`;
    case 'problem':
      return `Problem ${whole(news.number)} of ${whole(news.of)}: ${news.message}`;
    default:
      return assertUnreachable(news);
  }
}

export const editorText = {
  title: 'Prompt template',
  help: 'Type as in any text field. Type { for a field, < for virtual tokens, or press Ctrl+Space for both. On a chip, F2 opens its settings. F8 goes to the next problem. Tab leaves the editor.',
  help3: {
    chips: 'Press or drag a chip to put it in; drag a chip in the text to move it, press it to change it.',
    parts: 'The same template as a list, one line for each part.',
    raw: 'The text as NeMo reads it and as it is saved.',
  },
  views: 'Views of the template',
  view: { chips: 'Chips', parts: 'Parts', raw: 'Raw' },
  undo: 'Undo',
  redo: 'Redo',
  copyText: 'Copy text',
  copyConfig: 'Copy as NeMo config',
  pasteConfig: 'Import NeMo config',
  reset: 'Start over from the columns',
  palette: 'Put in',
  virtualSlot: 'Virtual slot',
  putField: (name: string) => `Field ${name}`,
  empty: 'Write the prompt here, and put in chips from above.',
  chipName,
  chipNote,
  editNews,
  popover: (chip: ChipFacts) => chipName(chip),
  size: 'Virtual tokens',
  fewer: 'One fewer',
  more: 'One more',
  fewest: 'A slot has at least one virtual token.',
  most: (size: number) => `A slot has at most ${whole(size)} virtual tokens.`,
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'Nothing was undone.',
  isAnswer: 'This is the answer',
  isAnswerHelp: 'What the model learns to say. It stands last.',
  isCut: 'May be cut',
  isCutHelp: 'When a row is too long, this field is cut from its end.',
  sample: 'In the first row:',
  noSample: 'No column of the data has this name.',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  remove: 'Delete',
  close: 'Done',
  completionList: 'What can be put in',
  completionSlot: 'Virtual tokens',
};

export const partsText = {
  label: 'Parts of the template, from first to last',
  kind: { text: 'Words', field: 'Field', slot: 'Virtual slot' },
  textOf: (place: number) => `Words, part ${whole(place)}`,
  fieldOf: (place: number) => `Field, part ${whole(place)}`,
  sizeOf: (number: number) => `Virtual tokens of slot ${whole(number)}`,
  up: (what: string) => `Move up: ${what}`,
  down: (what: string) => `Move down: ${what}`,
  remove: (what: string) => `Delete: ${what}`,
  addText: 'Words',
  spaces: (count: number) => `only ${counted(count, 'space')}`,
  first: 'It is the first part already.',
  last: 'It is the last part already.',
  none: 'There are no parts yet. Put one in from above.',
  part: (place: number, what: string) => `part ${whole(place)}, ${what}`,
  words: (text: string) => `words “${text}”`,
};

export const barText = {
  title: 'Virtual tokens by slot',
  total: (total: number) => `${counted(total, 'virtual token')} in all`,
  slot: (number: number) => `Slot ${whole(number)}`,
  border: (left: number) => `Border between slot ${whole(left)} and slot ${whole(left + 1)}`,
  borderValue: (left: number, a: number, b: number) =>
    `slot ${whole(left)}: ${whole(a)}, slot ${whole(left + 1)}: ${whole(b)}`,
  none: 'There is no slot for virtual tokens in the text yet.',
};
