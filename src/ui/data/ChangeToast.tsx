import { useEffect, useState } from 'react';
import { newestChange } from '../../studio/dataHistory';
import { type DataChange, type PartName, partNames } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';
import styles from './ChangeToast.module.css';

/** A change that takes longer than this says so, in milliseconds; most are done before. */
const patience = 400;

/** What was changed last, with the way back. It stays until it is closed or the next change takes its place. */
export function ChangeToast() {
  const data = useStudioState((state) => state.data);
  const [closed, setClosed] = useState<DataChange | undefined>();
  const busy = partNames.find((part) => {
    const state = data[part];
    return state.kind === 'ready' && state.isMending;
  });
  const newest = newestChange(data);
  const isSlow = useAfter(patience, busy !== undefined);
  if (busy !== undefined && isSlow) return <Busy part={busy} />;
  if (newest === undefined || newest.change === closed) return null;
  return <Told {...newest} onClose={() => setClosed(newest.change)} />;
}

function Told({
  part,
  change,
  rows,
  onClose,
}: {
  readonly part: PartName;
  readonly change: DataChange;
  readonly rows: number;
  readonly onClose: () => void;
}) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  const canUndo = change.how === 'made' || change.how === 'redone';
  return (
    <div className={styles.toast}>
      <p className={styles.text}>
        <span dir="auto">{dataText.changed(change.how, dataText.repairSentence(change.repair))}</span>{' '}
        <span className={styles.effect}>{dataText.rowsChanged(change.rowsBefore, rows)}</span>
      </p>
      <div className={styles.buttons}>
        {canUndo ? <Button onPress={() => void studio.data.undo(part)}>{dataText.undo}</Button> : null}
        {change.how === 'undone' ? (
          <Button onPress={() => void studio.data.redo(part)}>{dataText.redo}</Button>
        ) : null}
        <Button look="quiet" onPress={onClose}>
          {dataText.close}
        </Button>
      </div>
    </div>
  );
}

function Busy({ part }: { readonly part: PartName }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  return (
    <div className={styles.toast}>
      <div className={styles.text}>
        <Progress label={dataText.mending} value={undefined} />
      </div>
      <Button onPress={() => studio.data.cancelReading(part)}>{dataText.cancel}</Button>
    </div>
  );
}

/** True once something has lasted so long. */
function useAfter(milliseconds: number, isOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isOn) return;
    const timer = setTimeout(() => setLong(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds, isOn]);
  return isLong;
}
