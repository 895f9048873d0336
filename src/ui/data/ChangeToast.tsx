import { useEffect, useState } from 'react';
import { newestChange } from '../../studio/dataHistory';
import { type DataChange, type PartName, partNames } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { Toast } from '../parts/Toast';
import { useStudio, useStudioState } from '../studioContext';

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
    <Toast
      buttons={
        <>
          {canUndo ? <Button onPress={() => void studio.data.undo(part)}>{dataText.undo}</Button> : null}
          {change.how === 'undone' ? (
            <Button onPress={() => void studio.data.redo(part)}>{dataText.redo}</Button>
          ) : null}
          <Button look="quiet" onPress={onClose}>
            {dataText.close}
          </Button>
        </>
      }
    >
      <span dir="auto">{dataText.changed(change.how, dataText.repairSentence(change.repair))}</span>{' '}
      <span className={layout.soft}>{dataText.rowsChanged(change.rowsBefore, rows)}</span>
    </Toast>
  );
}

function Busy({ part }: { readonly part: PartName }) {
  const { data: dataText } = useLanguage();
  const studio = useStudio();
  return (
    <Toast buttons={<Button onPress={() => studio.data.cancelReading(part)}>{dataText.cancel}</Button>}>
      <Progress label={dataText.mending} value={undefined} />
    </Toast>
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
