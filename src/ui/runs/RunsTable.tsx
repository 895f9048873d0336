import { useMemo, useState } from 'react';
import type { RunRecord } from '../../run/runRecord';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio } from '../studioContext';
import styles from './runs.module.css';
import { type SortKey, sortKeys, sortRuns } from './sortRuns';

/** Runs with their state, best values and the steps of these; sortable by pressing a heading. */
export function RunsTable({
  list,
  chosen,
  isFull,
  onToggle,
  onOpen,
  open,
}: {
  readonly list: readonly RunRecord[];
  readonly chosen: readonly string[];
  readonly isFull: boolean;
  readonly onToggle: (runId: string) => void;
  readonly onOpen: (runId: string) => void;
  readonly open: string | undefined;
}) {
  const { runs: runsText } = useLanguage();
  const [sort, setSort] = useState<{ readonly key: SortKey; readonly isDown: boolean }>({
    key: 'when',
    isDown: true,
  });
  const sorted = useMemo(() => sortRuns(list, sort.key, sort.isDown), [list, sort]);
  return (
    <section
      className={layout.scroll}
      aria-label={runsText.table}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={layout.table}>
        <thead>
          <tr>
            <th scope="col">{runsText.compare}</th>
            {sortKeys.map((key) => (
              <th
                key={key}
                scope="col"
                aria-sort={sort.key !== key ? 'none' : sort.isDown ? 'descending' : 'ascending'}
              >
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => setSort({ key, isDown: sort.key === key ? !sort.isDown : true })}
                >
                  {runsText.columns[key]}
                  <span aria-hidden="true">{sort.key !== key ? '' : sort.isDown ? ' ↓' : ' ↑'}</span>
                </button>
              </th>
            ))}
            <th scope="col">{runsText.actions}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((record) => (
            <RunRow
              key={record.runId}
              record={record}
              isChosen={chosen.includes(record.runId)}
              isFull={isFull}
              isOpen={open === record.runId}
              onToggle={onToggle}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RunRow({
  record,
  isChosen,
  isFull,
  isOpen,
  onToggle,
  onOpen,
}: {
  readonly record: RunRecord;
  readonly isChosen: boolean;
  readonly isFull: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (runId: string) => void;
  readonly onOpen: (runId: string) => void;
}) {
  const { runs: runsText } = useLanguage();
  const studio = useStudio();
  const { runId, name, state } = record;
  const isRunning = state === 'running';
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          className={styles.check}
          aria-label={runsText.compareThis(name)}
          title={isRunning ? runsText.stillRunning : isFull && !isChosen ? runsText.full : undefined}
          checked={isChosen}
          disabled={isRunning || (isFull && !isChosen)}
          onChange={() => onToggle(runId)}
        />
      </td>
      {sortKeys.map((key) => (
        <td key={key} className={layout.number} dir={key === 'name' ? 'auto' : undefined}>
          {runsText.cell(record, key)}
        </td>
      ))}
      <td>
        <div className={styles.actions}>
          <Button
            look="quiet"
            label={runsText.showThis(name)}
            disabledBecause={isRunning ? runsText.stillRunning : undefined}
            onPress={() => onOpen(runId)}
          >
            {isOpen ? runsText.hide : runsText.show}
          </Button>
          <Button
            look="quiet"
            label={runsText.removeThis(name)}
            disabledBecause={isRunning ? runsText.stillRunning : undefined}
            onPress={() => studio.runs.remove(runId)}
          >
            {runsText.remove}
          </Button>
        </div>
      </td>
    </tr>
  );
}
