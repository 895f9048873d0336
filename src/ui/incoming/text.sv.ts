import { quoted } from '../../words/quoted';
import { counted, whole } from '../../words/sv/format';
import type { incomingText as english } from './text.en';

export const incomingText: typeof english = {
  title: (name) => `Ta in ${quoted(name)}`,
  reading: (name) => `Läser ${quoted(name)}…`,
  cancel: 'Avbryt',
  close: 'Stäng',
  refused: (name) => `${quoted(name)} togs inte in. Inget har ändrats.`,
  found: (prompts, base) => `${counted(prompts, 'prompt', 'promptar')} för ${base}.`,
  foundIn: (format, prompts) => `${format}: ${counted(prompts, 'prompt', 'promptar')}.`,
  rule: 'När ett taskname finns i båda tabellerna',
  rules: {
    version: 'Deras blir nästa version; vår ligger kvar under',
    rename: 'Deras kommer in under ett annat namn',
  },
  what: 'Vad som kommer att ske',
  entry: ({ kind, taskname, as, version }) => {
    switch (kind) {
      case 'new':
        return `${quoted(taskname)} är ny här och läggs till.`;
      case 'version':
        return `${quoted(taskname)} blir version ${whole(version)} av ${quoted(as)} och tas i bruk; den förra ligger kvar under.`;
      case 'renamed':
        return `${quoted(taskname)} läggs till som ${quoted(as)}; din förblir som den är.`;
      case 'same':
        return `${quoted(taskname)} finns här redan, tal för tal; inget tas in.`;
    }
  },
  take: 'Ta in',
  nothingNew: 'Allt i den finns här redan.',
};
