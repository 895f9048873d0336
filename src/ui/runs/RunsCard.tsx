import { useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { CompareCard, type ComparedRun } from './CompareCard';
import { type ChosenRuns, toggled } from './chosenRuns';
import { RunDetails } from './RunDetails';
import { RunsTable } from './RunsTable';

/** All runs that are remembered; chosen ones over one another, one of them in full. */
export function RunsCard() {
  const { runs: runsText } = useLanguage();
  const studio = useStudio();
  const { list, removed } = useStudioState((state) => state.runs);
  const [chosen, setChosen] = useState<ChosenRuns>([]);
  const [open, setOpen] = useState<string | undefined>();
  const compared = chosen.flatMap((runId, place): readonly ComparedRun[] => {
    const record = list.find((each) => each.runId === runId);
    return record === undefined || record.state === 'running' ? [] : [{ record, place }];
  });
  const opened = list.find(({ runId, state }) => runId === open && state !== 'running');
  return (
    <>
      <Card title={runsText.title} lead={list.length === 0 ? runsText.empty : runsText.lead}>
        <div className={layout.stack}>
          {list.length === 0 ? null : (
            <RunsTable
              list={list}
              chosen={chosen}
              onToggle={(runId) => setChosen(toggled(chosen, runId))}
              onOpen={(runId) => setOpen(open === runId ? undefined : runId)}
              open={opened?.runId}
            />
          )}
          {removed === undefined ? null : (
            <p className={layout.row} role="status">
              <span>{runsText.removed(removed.record.name)}</span>
              <Button onPress={studio.runs.bringBack}>{runsText.undo}</Button>
            </p>
          )}
        </div>
      </Card>
      {compared.length < 2 ? null : <CompareCard runs={compared} />}
      {opened === undefined ? null : (
        <RunDetails key={opened.runId} record={opened} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
