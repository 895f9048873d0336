import { useState } from 'react';
import type { RunRecord } from '../../run/runRecord';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { CompareCard } from './CompareCard';
import { RunDetails } from './RunDetails';
import { RunsTable } from './RunsTable';

/** Runs overlaid at once; more would be a tangle. */
export const mostCompared = 10;

/** All runs that are remembered; chosen ones beside each other, one of them in full. */
export function RunsCard() {
  const { runs: runsText } = useLanguage();
  const studio = useStudio();
  const { list, removed } = useStudioState((state) => state.runs);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<string | undefined>();
  const records = chosen.flatMap((runId): readonly RunRecord[] => {
    const record = list.find((each) => each.runId === runId);
    return record === undefined || record.state === 'running' ? [] : [record];
  });
  const opened = list.find(({ runId, state }) => runId === open && state !== 'running');
  const toggle = (runId: string): void =>
    setChosen(chosen.includes(runId) ? chosen.filter((each) => each !== runId) : [...chosen, runId]);
  return (
    <>
      <Card title={runsText.title} lead={list.length === 0 ? runsText.empty : runsText.lead}>
        <div className={layout.stack}>
          {list.length === 0 ? null : (
            <RunsTable
              list={list}
              chosen={chosen}
              isFull={records.length >= mostCompared}
              onToggle={toggle}
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
      {records.length < 2 ? null : <CompareCard records={records} />}
      {opened === undefined ? null : (
        <RunDetails key={opened.runId} record={opened} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
