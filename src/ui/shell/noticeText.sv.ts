import { assertUnreachable } from '../../base/assert';
import type { NoticeContent, RestoredName } from '../../studio/state';
import { quoted } from '../../words/quoted';
import type { Sentence } from '../../words/sentence';
import { listed } from '../../words/sv/format';
import { swedishWords } from '../../words/sv/swedishWords';

const opened = { templates: 'Mallarna', 'run-file': 'Körningsfilen' } as const;

const restored: Readonly<Record<RestoredName, string>> = {
  train: 'träningsrader',
  validation: 'valideringsrader',
  test: 'testrader',
  templates: 'mallar',
  settings: 'inställningar',
  tables: 'inlärda promptar',
};

export function noticeSentence(content: NoticeContent): Sentence {
  switch (content.kind) {
    case 'failure':
      return swedishWords.describeFailure(content.failure);
    case 'restored':
      return {
        what: 'Ditt arbete från förra gången är tillbaka.',
        hint: `Återställt: ${listed(content.names.map((name) => restored[name]))}.`,
      };
    case 'set-aside':
      return {
        what: `Exemplet tog platsen för “${content.former.sources.train?.name ?? ''}” och dess mallar.`,
        hint: 'De finns kvar: hämta tillbaka dem när du har tittat klart.',
      };
    case 'data-removed':
      return {
        what: `${quoted(content.source.name)} finns inte längre i studion.`,
        hint: 'Den kan hämtas tillbaka med alla sina ändringar.',
      };
    case 'opened':
      return { what: `${opened[content.what]} “${content.name}” är öppnad.`, hint: '' };
    case 'project-opened': {
      const ofData = content.hasData
        ? ''
        : 'Det kom utan data: det som var öppet ligger kvar, och du kan öppna dess egna.';
      const ofFormer =
        content.former === undefined
          ? ''
          : 'Det som fanns här förut finns kvar: hämta tillbaka det när du vill.';
      return {
        what: `Projektet “${content.name}” är öppnat.`,
        hint: [ofFormer, ofData].filter(Boolean).join(' '),
      };
    }
    case 'work-back':
      return {
        what: 'Det som fanns här förut är tillbaka.',
        hint:
          content.former === undefined
            ? ''
            : 'Det som fick ge plats finns kvar: hämta tillbaka det när du vill.',
      };
    case 'engine-slow':
      return {
        what: 'Motorn håller fortfarande på att starta.',
        hint: 'En grafikdrivrutin kan ha slutat svara. Du kan vänta eller starta på ett annat sätt; allt fungerar på processorn också.',
      };
    case 'engine-restarted':
      return {
        what: 'Motorn försvann och har startats igen.',
        hint: `Modellen läses in på nytt. Data, mallar och promptar är orörda. Orsak: ${content.reason}.`,
      };
    default:
      return assertUnreachable(content);
  }
}
