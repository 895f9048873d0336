import { useMemo, useState } from 'react';
import { rowsInHand } from '../../studio/insideSlice';
import type { RowsInHand } from '../../studio/insideState';
import type { PromptTable, VirtualPrompt } from '../../table/promptTable';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { NumberField, SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { RemovalResult } from './RemovalResult';
import { type Obstacle, useObstacle } from './useObstacle';

/** Enough rows for a steady mean, few enough to be quick. */
const usualRows = 64;

/** Leaves the virtual tokens of a prompt out one by one, on rows of one's choice. */
export function RemovalCard({
  table,
  prompt,
  obstacle,
}: {
  readonly table: PromptTable;
  readonly prompt: VirtualPrompt;
  readonly obstacle: Obstacle;
}) {
  const { inside: insideText } = useLanguage();
  const studio = useStudio();
  const removal = useStudioState((state) => state.inside.removal);
  const data = useStudioState((state) => state.data);
  const heldOut = useStudioState((state) => state.table.heldOut);
  const parts = useMemo(() => rowsInHand({ data, table: { heldOut } }, prompt), [data, heldOut, prompt]);
  const noBase = useObstacle(obstacle, table)?.what;
  const [asked, setAsked] = useState<RowsInHand | undefined>(undefined);
  const [most, setMost] = useState(usualRows);
  const part = parts.find((each) => each === asked) ?? parts[0];
  const isOwn = removal.kind !== 'idle' && removal.prompt.embeddings === prompt.embeddings;
  const running =
    removal.kind !== 'running'
      ? undefined
      : isOwn
        ? insideText.running
        : insideText.otherRunning(removal.prompt.taskname);
  const reason = noBase ?? (part === undefined ? insideText.noRows : running);
  return (
    <Card title={insideText.worth} lead={insideText.worthLead}>
      <div className={layout.stack}>
        {part === undefined ? null : (
          <div className={layout.columns}>
            <SelectField
              label={insideText.rows}
              help={part === 'train' ? insideText.seenRows : undefined}
              value={part}
              onChange={setAsked}
              choices={parts.map((id) => ({ id, name: insideText.parts[id] }))}
            />
            <NumberField label={insideText.mostRows} value={most} onChange={setMost} min={1} max={10_000} />
          </div>
        )}
        <div className={layout.row}>
          <Button
            disabledBecause={reason}
            onPress={() => {
              if (part !== undefined) void studio.inside.remove(prompt, part, most);
            }}
          >
            {insideText.run}
          </Button>
          {removal.kind === 'running' && isOwn ? (
            <Button onPress={studio.inside.cancel}>{insideText.cancel}</Button>
          ) : null}
          {part === undefined && noBase === undefined ? (
            <span className={layout.soft}>{insideText.noRows}</span>
          ) : null}
        </div>
        {isOwn ? <RemovalResult removal={removal} /> : null}
      </div>
    </Card>
  );
}
