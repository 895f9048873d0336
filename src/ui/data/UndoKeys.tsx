import { partWith } from '../../studio/dataHistory';
import { useUndoKeys } from '../parts/useUndoKeys';
import { useStudio } from '../studioContext';

/** Ctrl/Cmd+Z and its like for changes of the data, in the part that was changed last. */
export function UndoKeys() {
  const studio = useStudio();
  const changed = (isRedo: boolean) =>
    partWith(isRedo ? 'something to redo' : 'something to undo', studio.store.getState().data);
  useUndoKeys(
    () => {
      const part = changed(false);
      if (part !== undefined) void studio.data.undo(part);
    },
    () => {
      const part = changed(true);
      if (part !== undefined) void studio.data.redo(part);
    },
  );
  return null;
}
