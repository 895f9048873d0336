import { bestOf } from '../../run/runRecord';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import type { ComparedRun } from './CompareCard';
import styles from './runs.module.css';
import { Swatch } from './Swatch';

/** What each run reached, measured by the pinned one; the best of each column stands out. */
export function ComparedResults({
  runs,
  pinnedId,
  near,
  onNear,
  onPin,
}: {
  readonly runs: readonly ComparedRun[];
  readonly pinnedId: string | undefined;
  readonly near: string | undefined;
  readonly onNear: (runId: string | undefined) => void;
  readonly onPin: (runId: string | undefined) => void;
}) {
  const { runs: runsText } = useLanguage();
  const pinned = runs.find(({ record }) => record.runId === pinnedId)?.record;
  const bests = runs.map(({ record }) => bestOf(record.validations));
  const least = Math.min(...bests.map(({ loss }) => loss?.loss ?? Number.POSITIVE_INFINITY));
  const most = Math.max(...bests.map(({ accuracy }) => accuracy?.judged?.accuracy ?? -1));
  return (
    <section
      className={layout.scroll}
      aria-label={runsText.results}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={`${layout.table} ${styles.runs}`}>
        <thead>
          <tr>
            <th scope="col">{runsText.columns.name}</th>
            <th scope="col">{runsText.columns.best}</th>
            <th scope="col">{runsText.columns.accuracy}</th>
            <th scope="col">{runsText.columns.steps}</th>
            <th scope="col">{runsText.pin}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ record, place }, i) => {
            const { runId, name } = record;
            const isPinned = runId === pinnedId;
            return (
              <tr
                key={runId}
                className={near === runId ? styles.near : undefined}
                onMouseEnter={() => onNear(runId)}
                onMouseLeave={() => onNear(undefined)}
                onFocus={() => onNear(runId)}
                onBlur={() => onNear(undefined)}
              >
                <th scope="row">
                  <Swatch place={place} />
                  <span dir="auto">{name}</span>
                </th>
                <td className={bests[i]?.loss?.loss === least ? styles.winner : layout.number}>
                  {runsText.beside(record, pinned, 'best')}
                </td>
                <td className={bests[i]?.accuracy?.judged?.accuracy === most ? styles.winner : layout.number}>
                  {runsText.beside(record, pinned, 'accuracy')}
                </td>
                <td className={layout.number}>{runsText.cell(record, 'steps')}</td>
                <td className={styles.steps}>
                  <Button
                    look="quiet"
                    label={runsText.pinThis(name)}
                    isPressed={isPinned}
                    onPress={() => onPin(isPinned ? undefined : runId)}
                  >
                    {isPinned ? runsText.pinned : runsText.pin}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
