import { useEffect } from 'react';
import { partWith } from '../../studio/dataHistory';
import { useStudio } from '../studioContext';

/**
 * Ctrl/Cmd+Z and its like for changes of the data, in the part that was changed last, unless a text field has the
 * focus: that has an undo of its own.
 */
export function UndoKeys() {
  const studio = useStudio();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
      if (isTyping || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!isRedo && key !== 'z') return;
      event.preventDefault();
      const { data } = studio.store.getState();
      const part = partWith(isRedo ? 'something to redo' : 'something to undo', data);
      if (part !== undefined) void (isRedo ? studio.data.redo(part) : studio.data.undo(part));
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [studio]);
  return null;
}
