import { useMemo, useState } from 'react';
import { aliasOffers } from '../../studio/aliasOffers';
import { currentTable } from '../../studio/currentTable';
import { aliasesInForce } from '../../studio/evaluateResults';
import type { Evaluation } from '../../studio/evaluateState';
import type { StudioFailure } from '../../studio/studioFailure';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { type AliasDraft, AliasForm } from './AliasForm';
import { AliasOffers } from './AliasOffers';
import { AliasTable } from './AliasTable';

const emptyDraft: AliasDraft = { from: '', to: '' };

/** What counts as what in a task: a list that is saved with its prompt, and answers that ask for it. */
export function RemapCard({
  result,
  taskname,
}: {
  /** Undefined: nothing was answered yet that could ask for an alias. */
  readonly result: Evaluation | undefined;
  readonly taskname: string;
}) {
  const { judged: resultText, words } = useLanguage();
  const studio = useStudio();
  const table = useStudioState(currentTable);
  const undoable = useStudioState((state) => state.table.past.at(-1)?.deed);
  const prompt = table?.prompts.find((each) => each.taskname === taskname);
  const aliases = aliasesInForce(result, table, taskname);
  const [draft, setDraft] = useState(emptyDraft);
  const [failure, setFailure] = useState<StudioFailure | undefined>(undefined);
  const labels = prompt?.labels;
  const offers = useMemo(() => {
    if (result === undefined || labels === undefined || labels.length === 0) return [];
    const rows = result.outcomes.flatMap((outcome) =>
      outcome.rows.filter((row) => row.taskname === taskname),
    );
    return aliasOffers(rows, labels, aliases);
  }, [result, labels, taskname, aliases]);
  const add = (from: string, to: string): void => {
    const others = aliases.filter((alias) => alias.from.trim() !== from.trim());
    setFailure(studio.table.setAliases(taskname, [...others, { from, to }]));
  };
  const remove = (from: string): void =>
    setFailure(
      studio.table.setAliases(
        taskname,
        aliases.filter((alias) => alias.from !== from),
      ),
    );
  const canUndo = undoable?.kind === 'aliases-set' && undoable.taskname === taskname;
  return (
    <Card
      title={resultText.remap}
      lead={resultText.remapLead}
      aside={
        <div className={layout.row}>
          <bdi>{taskname}</bdi>
          {canUndo ? (
            <Button look="quiet" onPress={studio.table.undo}>
              {resultText.undo}
            </Button>
          ) : null}
        </div>
      }
    >
      {prompt === undefined ? (
        <p className={layout.soft}>{resultText.remapNeedsPrompt}</p>
      ) : (
        <div className={layout.stack}>
          <AliasTable aliases={aliases} onRemove={remove} />
          {failure === undefined ? null : <Callout tone="bad" sentence={words.describeFailure(failure)} />}
          <AliasForm
            draft={draft}
            labels={prompt.labels}
            onChange={setDraft}
            onAdd={(from, to) => {
              add(from, to);
              setDraft({ from: '', to });
            }}
          />
          <AliasOffers
            offers={offers}
            onAdd={add}
            onPick={(from) => setDraft((before) => ({ ...before, from }))}
          />
        </div>
      )}
    </Card>
  );
}
