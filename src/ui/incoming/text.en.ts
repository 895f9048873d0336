import type { ClashRule, MergeEntry } from '../../table/mergeTables';
import { counted, listed, whole } from '../../words/en/format';
import { quoted } from '../../words/quoted';

export const incomingText = {
  cardTitle: 'Bring prompts in',
  cardLead:
    'A table that was saved here, or prompts of others: PEFT adapters, NumPy arrays, NeMo tables. What is in a file is shown before anything changes.',
  merge: 'Merge another table',
  title: (name: string) => `Take in ${quoted(name)}`,
  reading: (name: string) => `Reading ${quoted(name)}…`,
  cancel: 'Cancel',
  close: 'Close',
  refused: (name: string) => `${quoted(name)} was not taken in. Nothing has changed.`,
  found: (prompts: number, base: string) => `${counted(prompts, 'prompt')} for ${base}.`,
  foundIn: (format: string, prompts: number) => `${format}: ${counted(prompts, 'prompt')}.`,
  rule: 'When a taskname is in both tables',
  rules: {
    version: 'Theirs becomes the next version; ours is kept beneath',
    rename: 'Theirs comes in under another name',
  } satisfies Record<ClashRule, string>,
  what: 'What will happen',
  entry: ({ kind, taskname, as, version }: MergeEntry & { readonly version: number }) => {
    switch (kind) {
      case 'new':
        return `${quoted(taskname)} is new here and is added.`;
      case 'version':
        return `${quoted(taskname)} becomes version ${whole(version)} of ${quoted(as)} and is in use; the one before is kept beneath.`;
      case 'renamed':
        return `${quoted(taskname)} is added as ${quoted(as)}; yours stays as it is.`;
      case 'same':
        return `${quoted(taskname)} is here already, number for number; nothing is taken.`;
    }
  },
  take: 'Take it in',
  nothingNew: 'Everything in it is here already.',
  drop: 'Drop a file or a folder here, or choose it.',
  open: 'Open a file',
  openFolder: 'Open a PEFT folder',
  formats: {
    peft: 'PEFT adapter',
    npy: 'NumPy array',
    nemo: 'NeMo prompt table',
    tensors: 'safetensors',
  } satisfies Record<'peft' | 'npy' | 'nemo' | 'tensors', string>,
  leftAside: (names: readonly string[]) => `Left aside: ${listed(names)}.`,
  sizeOf: (tokens: string, width: string) => `${tokens} virtual tokens × ${width} numbers`,
  nameless: 'A prompt without a name',
  takeThis: 'Take this prompt',
  taskname: 'Taskname',
  likeTemplate: 'Template like that of',
  ownTemplate: 'none of these',
  template: 'Template of the prompt',
  templateHelp:
    'The file does not say it. Write it as it was in training; the last field is the answer, and the virtual tokens are divided over the places.',
  templateTold: 'As the file says.',
  labels: 'Labels, one per line',
  labelsHelp: 'As answers are written in the data. Without any, the model answers freely.',
  isSameBase: (base: string) => `These prompts were learned through ${base}`,
  sameBaseHelp: (width: string, told: string | undefined) =>
    told === undefined
      ? `The file does not say through which model. Its rows are ${width} numbers wide, like this model’s; through another model they mean nothing.`
      : `The file names ${quoted(told)}. Its rows are ${width} numbers wide, like this model’s; through another model they mean nothing.`,
  noBase: 'The base model is not loaded; load it first.',
  noneTaken: 'No prompt is to be taken.',
  hasFaults: 'Something above has to be mended first.',
  sayBase: 'Say first that the prompts were learned through this model.',
  next: 'Go on',
};
