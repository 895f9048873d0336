import { useMemo, useState } from 'react';
import type { IncomingState } from '../../studio/incomingState';
import { currentTable } from '../../studio/tableSlice';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Switch } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { AskPrompt } from './AskPrompt';
import { answerOfDraft, draftFaults, firstDraft, type ImportDraft, templateOfDraft } from './importDraft';
import { knownTemplates } from './knownTemplates';

type Content = Extract<IncomingState, { readonly kind: 'asking' }>['content'];

/** Asks for what a file from elsewhere does not say: names, templates, labels, and that its base is this one. */
export function AskForm({ content, onClose }: { readonly content: Content; readonly onClose: () => void }) {
  const { incoming: text, format } = useLanguage();
  const studio = useStudio();
  const base = useStudioState((state) => state.model.base?.report);
  const list = useStudioState((state) => state.templates.list);
  const table = useStudioState(currentTable);
  const known = useMemo(() => knownTemplates(list, table), [list, table]);
  const { prompts, leftAside } = content;
  const [drafts, setDrafts] = useState<readonly ImportDraft[]>(() => prompts.map(firstDraft));
  const [isSame, setSame] = useState(false);
  const entries = prompts.flatMap((prompt, i) => {
    const draft = drafts[i];
    return draft === undefined ? [] : [{ prompt, draft, template: templateOfDraft(draft, prompt, known) }];
  });
  const taken = entries.filter(({ draft }) => draft.isTaken);
  const namesBesides = (index: number): readonly string[] =>
    entries.flatMap(({ draft }, i) => (i === index || !draft.isTaken ? [] : [draft.taskname.trim()]));
  const faultsOf = (index: number) => {
    const entry = entries[index];
    return entry?.draft.isTaken === true ? draftFaults(entry.template, namesBesides(index)) : [];
  };
  const hasFault = entries.some((_, i) => faultsOf(i).length > 0);
  const width = format.whole(prompts[0]?.hiddenSize ?? 0);
  const blocked =
    base === undefined
      ? text.noBase
      : taken.length === 0
        ? text.noneTaken
        : hasFault
          ? text.hasFaults
          : isSame
            ? undefined
            : text.sayBase;
  return (
    <div className={layout.stack}>
      <p>
        {text.foundIn(text.formats[content.format], prompts.length)}{' '}
        {leftAside.length === 0 ? null : text.leftAside(leftAside)}
      </p>
      {entries.map(({ prompt, draft }, i) => (
        <AskPrompt
          // biome-ignore lint/suspicious/noArrayIndexKey: prompts of a file have no other identity, and never move
          key={i}
          prompt={prompt}
          draft={draft}
          known={known}
          faults={faultsOf(i)}
          onChange={(change) => setDrafts(drafts.with(i, { ...draft, ...change }))}
        />
      ))}
      {base === undefined ? null : (
        <Switch
          label={text.isSameBase(base.name)}
          help={text.sameBaseHelp(width, prompts[0]?.base?.name)}
          value={isSame}
          onChange={setSame}
        />
      )}
      <div className={layout.row}>
        <Button
          look="main"
          disabledBecause={blocked}
          onPress={() =>
            void studio.incoming.complete(
              taken.map(({ draft, prompt }) => answerOfDraft(draft, prompt, known)),
            )
          }
        >
          {text.next}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}
