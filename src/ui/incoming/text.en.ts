import type { ClashRule, MergeEntry } from '../../table/mergeTables';
import { counted, whole } from '../../words/en/format';
import { quoted } from '../../words/quoted';

export const incomingText = {
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
};
