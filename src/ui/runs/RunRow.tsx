import type { RunRecord } from '../../run/runRecord';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { EditableName } from '../parts/EditableName';
import { useStudio } from '../studioContext';
import styles from './runs.module.css';
import { Swatch } from './Swatch';
import { sortKeys } from './sortRuns';

/** A run in the list. While it is going on it can be looked at above, and here only be named. */
export function RunRow({
  record,
  place,
  isFull,
  isOpen,
  onToggle,
  onOpen,
}: {
  readonly record: RunRecord;
  /** Its place among the compared runs; undefined while it is not one of them. */
  readonly place: number | undefined;
  readonly isFull: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (runId: string) => void;
  readonly onOpen: (runId: string) => void;
}) {
  const { runs: runsText } = useLanguage();
  const studio = useStudio();
  const { runId, name, state } = record;
  const isRunning = state === 'running';
  const isChosen = place !== undefined;
  const blocked = isRunning ? runsText.stillRunning : isFull && !isChosen ? runsText.full : undefined;
  return (
    <tr className={isOpen ? styles.opened : undefined}>
      <td>
        <div className={styles.choice}>
          <input
            type="checkbox"
            className={styles.check}
            aria-label={runsText.compareThis(name)}
            title={blocked}
            checked={isChosen}
            disabled={blocked !== undefined}
            onChange={() => onToggle(runId)}
          />
          {place === undefined ? null : <Swatch place={place} />}
        </div>
      </td>
      <th scope="row">
        <EditableName
          name={name}
          editLabel={runsText.renameThis(name)}
          fieldLabel={runsText.newName}
          onRename={(given) => studio.runs.rename(runId, given)}
        />
      </th>
      <td>
        <div className={styles.actions}>
          <Button
            look="quiet"
            label={isOpen ? runsText.hideThis(name) : runsText.showThis(name)}
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
      {sortKeys
        .filter((key) => key !== 'name')
        .map((key) => (
          <td
            key={key}
            className={styles[key]}
            dir={key === 'data' || key === 'template' ? 'auto' : undefined}
          >
            {runsText.cell(record, key)}
          </td>
        ))}
    </tr>
  );
}
