import { useMemo, useState } from 'react';
import type { RunRecord } from '../../run/runRecord';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { type ChosenRuns, isFull } from './chosenRuns';
import { RunRow } from './RunRow';
import styles from './runs.module.css';
import { type SortKey, sortKeys, sortRuns } from './sortRuns';

interface Sorting {
  readonly key: SortKey;
  readonly isDown: boolean;
}

/** Runs with their state, best values and the steps of these; sortable by pressing a heading. */
export function RunsTable({
  list,
  chosen,
  onToggle,
  onOpen,
  open,
}: {
  readonly list: readonly RunRecord[];
  readonly chosen: ChosenRuns;
  readonly onToggle: (runId: string) => void;
  readonly onOpen: (runId: string) => void;
  readonly open: string | undefined;
}) {
  const { runs: runsText } = useLanguage();
  const [sort, setSort] = useState<Sorting>({ key: 'when', isDown: true });
  const sorting = {
    sort,
    onSort: (key: SortKey) => setSort({ key, isDown: sort.key === key ? !sort.isDown : true }),
  };
  const sorted = useMemo(() => sortRuns(list, sort.key, sort.isDown), [list, sort]);
  const full = isFull(chosen);
  return (
    <section
      className={layout.scroll}
      aria-label={runsText.table}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.runs}`}>
        <thead>
          <tr>
            <th scope="col">{runsText.compare}</th>
            <Heading id="name" {...sorting} />
            <th scope="col">{runsText.actions}</th>
            {sortKeys
              .filter((key) => key !== 'name')
              .map((key) => (
                <Heading key={key} id={key} {...sorting} />
              ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((record) => {
            const place = chosen.indexOf(record.runId);
            return (
              <RunRow
                key={record.runId}
                record={record}
                place={place < 0 ? undefined : place}
                isFull={full}
                isOpen={open === record.runId}
                onToggle={onToggle}
                onOpen={onOpen}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The heading of a column; pressed, it sorts by it, pressed again the other way round. */
function Heading({
  id,
  sort,
  onSort,
}: {
  readonly id: SortKey;
  readonly sort: Sorting;
  readonly onSort: (key: SortKey) => void;
}) {
  const { runs: runsText } = useLanguage();
  const isSorted = sort.key === id;
  return (
    <th scope="col" aria-sort={!isSorted ? 'none' : sort.isDown ? 'descending' : 'ascending'}>
      <button type="button" className={styles.sort} onClick={() => onSort(id)}>
        {runsText.columns[id]}
        <span aria-hidden="true">{!isSorted ? '' : sort.isDown ? ' ↓' : ' ↑'}</span>
      </button>
    </th>
  );
}
