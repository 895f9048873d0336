import { type RefObject, useEffect, useRef } from 'react';
import type { TableDeed } from '../../studio/tableState';
import { useStudioState } from '../studioContext';

/** The task that a deed was about, by its name now. */
const taskOf = (deed: TableDeed): string | undefined =>
  deed.kind === 'renamed' ? deed.to : 'taskname' in deed ? deed.taskname : undefined;

/**
 * A deed may take away the very button that had the focus; it then goes to the item of its task, or to the whole list, so
 * that whoever works by keyboard stays where they were. Items name their task as `data-task`.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>): void {
  const change = useStudioState((state) => state.table.lastChange);
  const told = useRef(change?.order);
  useEffect(() => {
    if (change === undefined || change.order === told.current) return;
    told.current = change.order;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const name = taskOf(change.deed);
    const items = list.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [];
    const item = [...items].find(({ dataset }) => dataset['task'] === name);
    (item ?? list.current)?.focus({ preventScroll: true });
  }, [change, list]);
}
