import { useEffect, useRef, useState } from 'react';
import type { RowPreview } from '../../prompt/deskReport';
import type { PartName, PartState } from '../../studio/state';
import { useStudio } from '../studioContext';

const pageRows = 200;
/** Pages that are held; the one that was fetched first goes first. */
const mostPages = 60;

/** A row by its index, or undefined while its page is on the way. Pages are kept until the source is read again. */
export function useRowPages(part: PartName, state: PartState): (index: number) => RowPreview | undefined {
  const studio = useStudio();
  const report = state.kind === 'ready' ? state.report : undefined;
  const pages = useRef(new Map<number, readonly RowPreview[] | 'asked'>());
  const owner = useRef(report);
  const [, redraw] = useState(0);
  if (owner.current !== report) {
    owner.current = report;
    pages.current = new Map();
  }
  const wanted = useRef(new Set<number>());
  // Asked for after drawing: what came into view while drawing is known then.
  useEffect(() => {
    const held = pages.current;
    for (const page of wanted.current) {
      held.set(page, 'asked');
      void studio.data.rows(part, page * pageRows, (page + 1) * pageRows).then((rows) => {
        if (pages.current !== held) return;
        held.set(page, rows);
        const [oldest] = held.keys();
        if (held.size > mostPages && oldest !== undefined) held.delete(oldest);
        redraw((count) => count + 1);
      });
    }
    wanted.current.clear();
  });
  return (index) => {
    const number = Math.floor(index / pageRows);
    const page = pages.current.get(number);
    if (page === undefined) wanted.current.add(number);
    return page === undefined || page === 'asked' ? undefined : page[index % pageRows];
  };
}
