import { assertUnreachable } from '../../base/assert';
import type { NoticeContent, RestoredName } from '../../studio/state';
import { describeFailure } from '../../words/en/describeFailure';
import { listed } from '../../words/en/format';
import { quoted } from '../../words/quoted';
import type { Sentence } from '../../words/sentence';

const opened = { templates: 'templates', 'run-file': 'run file' } as const;

const restored: Readonly<Record<RestoredName, string>> = {
  train: 'training rows',
  validation: 'validation rows',
  test: 'test rows',
  templates: 'templates',
  settings: 'settings',
  tables: 'learned prompts',
};

/** A notice in words. */
export function noticeSentence(content: NoticeContent): Sentence {
  switch (content.kind) {
    case 'failure':
      return describeFailure(content.failure);
    case 'restored':
      return {
        what: 'Your work from last time is back.',
        hint: `Restored: ${listed(content.names.map((name) => restored[name]))}.`,
      };
    case 'set-aside':
      return {
        what: `The example took the place of “${content.former.sources.train?.name ?? ''}” and its templates.`,
        hint: 'They are still here: bring them back when you are done looking.',
      };
    case 'data-removed':
      return {
        what: `${quoted(content.source.name)} is no longer in the studio.`,
        hint: 'It can be brought back with all its changes.',
      };
    case 'opened':
      return { what: `Opened the ${opened[content.what]} “${content.name}”.`, hint: '' };
    case 'project-opened': {
      const ofData = content.hasData
        ? ''
        : 'It came without data: what was open stays, and you can open its own.';
      const ofFormer =
        content.former === undefined
          ? ''
          : 'What was here before is still at hand: bring it back when you like.';
      return {
        what: `Opened the project “${content.name}”.`,
        hint: [ofFormer, ofData].filter(Boolean).join(' '),
      };
    }
    case 'work-back':
      return {
        what: 'What was here before is back.',
        hint:
          content.former === undefined
            ? ''
            : 'What made room for it is still at hand: bring it back when you like.',
      };
    case 'engine-slow':
      return {
        what: 'The engine is still starting.',
        hint: 'A graphics driver may have stopped answering. You can wait, or start it another way; everything works on the processor too.',
      };
    case 'engine-restarted':
      return {
        what: 'The engine was lost and has been started again.',
        hint: `The model is loading again. Your data, templates and prompts are untouched. Reason: ${content.reason}.`,
      };
    default:
      return assertUnreachable(content);
  }
}
