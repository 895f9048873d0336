import { useState } from 'react';
import { unseenRows } from '../../studio/unseenRows';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { NumberField } from '../parts/fields';
import { useStudio, useStudioState } from '../studioContext';
import styles from './playground.module.css';
import { useTasks } from './useTasks';

/** Fills the fields from a row of the data that is open. */
export function RowPicker() {
  const { playground: playgroundText } = useLanguage();
  const studio = useStudio();
  const { chosen } = useTasks();
  const rows = useStudioState(({ data }) => (data.train.kind === 'ready' ? data.train.report.rows : 0));
  const unseen = useStudioState((state) => unseenRows(state, chosen?.taskname).length);
  const [row, setRow] = useState(1);
  if (rows === 0) return null;
  return (
    <div className={styles.picker}>
      <NumberField label={playgroundText.row} value={row} onChange={setRow} min={1} max={rows} />
      <Button onPress={() => void studio.tryOut.takeRow(row - 1)}>{playgroundText.takeRow}</Button>
      {unseen === 0 ? null : (
        <Button look="quiet" onPress={() => void studio.tryOut.takeUnseenRow()}>
          {playgroundText.takeUnseen}
        </Button>
      )}
    </div>
  );
}
