import type { EditorView } from '@codemirror/view';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { ChipPopover } from './ChipPopover';
import { chipsOf } from './editor/chipFacts';
import { showStretch } from './editor/problemKeys';
import type { EditorSession } from './editor/session';
import { moveBy, withoutPart } from './templateParts';
import { useSample } from './useSample';

/** The popover of the chip that starts at `at`, kept under it while it moves; gone when the chip is. */
export function ChipSettings({
  at,
  template,
  session,
  editor,
  frame,
  onAt,
}: {
  readonly at: number;
  readonly template: TaskTemplate;
  readonly session: EditorSession;
  readonly editor: RefObject<EditorView | undefined>;
  readonly frame: RefObject<HTMLElement | null>;
  readonly onAt: (at: number | undefined) => void;
}) {
  const sampleOf = useSample();
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const placed = chipsOf(template).find(({ from }) => from === at);
  useLayoutEffect(() => {
    // Read anew after every edit: the chip may stand elsewhere.
    void template;
    const box = frame.current?.getBoundingClientRect();
    const chip = editor.current?.coordsAtPos(at, 1);
    if (box === undefined || chip === undefined || chip === null) return;
    setPlace({ left: Math.max(0, chip.left - box.left - 8), top: chip.bottom - box.top + 8 });
  }, [at, template, editor, frame]);
  if (placed === undefined) return null;

  const giveBack = (start: number, end: number): void => {
    const view = editor.current;
    if (view !== undefined) showStretch(view, { start, end });
  };
  const { chip } = placed;
  return (
    <ChipPopover
      placed={placed}
      template={template}
      place={place}
      sample={chip.kind === 'field' ? sampleOf(chip.name) : undefined}
      onChange={(next, key) => session.apply(next, 'input.chip', key === undefined ? 'own' : { key })}
      onMove={(step) => {
        const moved = moveBy(template, placed.index, step);
        session.apply(moved.template, 'move.chip', 'own', moved);
        onAt(moved.start);
      }}
      onRemove={() => {
        session.apply(withoutPart(template, placed.index), 'delete.chip');
        onAt(undefined);
        giveBack(placed.from, placed.from);
      }}
      onClose={(giveFocusBack) => {
        onAt(undefined);
        if (giveFocusBack) giveBack(placed.from, placed.to);
      }}
    />
  );
}
