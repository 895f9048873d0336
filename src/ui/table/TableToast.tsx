import { useState } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { Toast } from '../parts/Toast';
import { useStudio, useStudioState } from '../studioContext';

/** What was done to the table since the screen was opened, with the way back. */
export function TableToast() {
  const { table: tableText } = useLanguage();
  const studio = useStudio();
  const change = useStudioState((state) => state.table.lastChange);
  const [closed, setClosed] = useState(change?.order ?? 0);
  const isShown = change !== undefined && change.order > closed;
  const said = isShown ? tableText.changed(change.how, change.deed) : '';
  return (
    <>
      <p className={layout.hidden} role="status">
        {said}
      </p>
      {isShown ? (
        <Toast
          buttons={
            <>
              {change.how === 'undone' ? (
                <Button onPress={studio.table.redo}>{tableText.redo}</Button>
              ) : (
                <Button onPress={studio.table.undo}>{tableText.undo}</Button>
              )}
              <Button look="quiet" onPress={() => setClosed(change.order)}>
                {tableText.close}
              </Button>
            </>
          }
        >
          <span dir="auto">{said}</span>
        </Toast>
      ) : null}
    </>
  );
}
