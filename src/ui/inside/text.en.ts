import { compact, englishFormat, loss, percent, whole } from '../../words/en/format';

export const insideText = {
  choose: 'Look inside',
  tokens: (taskname: string) => `Virtual tokens of ${taskname}`,
  tokensLead:
    'How long each one is, how far training has moved it, and which words of the vocabulary lie nearest to it.',
  number: 'No.',
  norm: 'Norm (length)',
  moved: 'Moved',
  notKnown: 'not known',
  movedNote: 'Where a prompt started is known when it was trained here.',
  nearest: 'Nearest words',
  nearestBy: 'Nearest by',
  measures: { cosine: 'Cosine: direction only', dot: 'Inner product: direction and length' },
  vocabularyNorms: (least: number, most: number, mean: number) =>
    `The words of the vocabulary have norms from ${compact(least)} to ${compact(most)}, ${compact(mean)} on average: the band behind the bars.`,
  token: (id: number) => `Token ${id} of the vocabulary`,
  looking: 'Comparing with every word of the vocabulary…',
  tryAgain: 'Try again',
  caveat: {
    what: 'The nearest words are no translation of the prompt.',
    hint: 'A learned prompt may lie near any words at all and still do its task. Khashabi and others (“Prompt Waywardness”, NAACL 2022) made prompts that read as a text of their own choice and did their task within about 2% of the best ones. What reads well here proves nothing.',
  },
  noBase: {
    what: 'No base model is loaded, so there are no nearest words and no losses.',
    hint: 'Norms and the map need the table alone and are shown.',
  },
  otherBase: (wanted: string, loaded: string) => ({
    what: `This table was learned through ${wanted}; loaded is ${loaded}, which cannot be compared with it.`,
    hint: `Norms and the map need the table alone and are shown. Load ${wanted} for the rest.`,
  }),
  map: 'Map of the table',
  mapLead: 'Every virtual token of the table is a point; tokens that are alike lie close together.',
  shares: (along: number, up: number) =>
    `The plane shows ${percent(along + up)} of all differences, ${percent(along)} from side to side and ${percent(up)} from bottom to top (first two principal components). Points that lie close here may still differ in the rest.`,
  showStarts: 'Show where they started',
  startSign: 'Hollow: where it started',
  asTable: 'Show as table',
  asMap: 'Show as map',
  exploreMap: 'Map of the table. The arrow keys go from point to point.',
  pointAt: (prompt: string, number: number, along: number, up: number) =>
    `${prompt}, virtual token ${whole(number)}: ${compact(along)} to the side, ${compact(up)} up`,
  pointHint: 'Point at the map or go through it with the arrow keys to read its points.',
  version: (taskname: string, version: number) => `${taskname}, version ${whole(version)}`,
  task: 'Task',
  along: 'Side',
  up: 'Up',
  startAlong: 'Start, side',
  startUp: 'Start, up',
  worth: 'What each virtual token is worth',
  worthLead:
    'Each virtual token is left out of every row in turn, and the loss of the same answers is measured anew.',
  rows: 'Rows',
  parts: {
    'held-out': 'Rows held out in training',
    validation: 'Validation file',
    test: 'Test file',
    train: 'Training file',
  },
  seenRows: 'Training may have seen these rows; rows it has not seen tell more.',
  mostRows: 'Most rows',
  run: 'Leave them out, one by one',
  cancel: 'Cancel',
  running: 'They are being left out now.',
  otherRunning: (taskname: string) =>
    `The virtual tokens of ${taskname} are being left out; cancel that first.`,
  noRows: 'No rows of this task are open: bring some on the Data screen.',
  measured: (done: number, total: number) =>
    `${whole(done)} of ${englishFormat.plural(total, { one: '# virtual token', other: '# virtual tokens' })} left out`,
  starting: 'Measuring the loss with all of them…',
  wholeLoss: (value: number, rows: number) =>
    `With all of them the loss is ${loss(value)} on ${englishFormat.plural(rows, { one: '# row', other: '# rows' })}.`,
  mostNeeded: (number: number, from: number, to: number) =>
    `Virtual token ${whole(number)} matters most: without it the loss rises from ${loss(from)} to ${loss(to)}.`,
  noneNeeded: 'Leaving out any single one does not raise the loss.',
  stopped: (done: number, total: number) =>
    `Cancelled after ${whole(done)} of ${englishFormat.plural(total, { one: '# virtual token', other: '# virtual tokens' })}.`,
  oneByOne:
    'One at a time: two virtual tokens that can stand in for each other both look as if they were not needed.',
  lossWithout: 'Loss without it',
  change: 'Change',
};
