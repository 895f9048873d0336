import { whole } from '../../words/en/format';
import { barText, editorText, partsText } from './editorText.en';
import { problemsText } from './fixText.en';
import { importText } from './importText.en';
import { previewText } from './previewText.en';

export const templateText = {
  title: 'Template',
  lead: 'How a row becomes text for the model, and where its virtual tokens stand.',
  tasks: 'Tasks',
  add: 'Add a task',
  remove: 'Remove this task',
  removed: (taskname: string) => `The task “${taskname}” is removed.`,
  undoRemove: 'Bring it back',
  keepRemoved: 'Dismiss',
  unnamed: (place: number) => `Task ${whole(place)}`,
  open: 'Open templates',
  save: 'Save templates',
  settings: 'Task and roles',
  taskname: 'taskname',
  tasknameHelp: 'Names the task in data, templates and the prompt table.',
  truncateField: 'Field to cut when a row is too long',
  truncateHelp: 'Cut from its end, token by token.',
  none: 'None: leave such rows out',
  answerField: 'Answer field',
  answerHelp: 'What the model is to say. It comes last.',
  noAnswer: 'None',
  answerOnlyLoss: 'Learn from the answer only',
  answerOnlyHelp: 'Off: every token after the first carries loss.',
  spacing: 'NeMo spacing of 2022',
  spacingHelp:
    'Strips the white space on both sides of virtual tokens, as the tokenizers of that time did. Off: kept as written.',
  empty: 'There is no template yet.',
  emptyHint: 'Open data and a working template is made from its columns, or start with an empty one.',
  start: 'Make a template',
  version: {
    trained: 'This is the template that the learned prompt was trained with.',
    newer: 'This is a new version, not trained yet.',
    newerHint:
      'The learned prompt of this task keeps the template it was trained with: Playground and Export go on using it. Training this version puts a new prompt in its place.',
    trainedText: 'Trained with',
    back: 'Back to the trained template',
  },
  editor: editorText,
  parts: partsText,
  bar: barText,
  problems: problemsText,
  preview: previewText,
  import: importText,
};
