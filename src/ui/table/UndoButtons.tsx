import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useUndoKeys } from '../parts/useUndoKeys';
import { useStudio, useStudioState } from '../studioContext';

/** Back and forth over everything that was done to the table; Ctrl/Cmd+Z does the same. */
export function UndoButtons() {
  const { table: tableText } = useLanguage();
  const studio = useStudio();
  const canUndo = useStudioState((state) => state.table.past.length > 0);
  const canRedo = useStudioState((state) => state.table.future.length > 0);
  useUndoKeys(studio.table.undo, studio.table.redo);
  return (
    <div className={layout.row}>
      <Button onPress={studio.table.undo} disabledBecause={canUndo ? undefined : tableText.nothingToUndo}>
        {tableText.undo}
      </Button>
      <Button onPress={studio.table.redo} disabledBecause={canRedo ? undefined : tableText.nothingToRedo}>
        {tableText.redo}
      </Button>
    </div>
  );
}
