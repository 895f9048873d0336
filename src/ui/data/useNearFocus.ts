import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus in a list when what had it is mended and gone: it goes to the next group there, or to the list
 * itself when none is left. A press elsewhere ends that.
 */
export function useNearFocus(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  /** The group that had the focus last, by its place; undefined while the focus is elsewhere. */
  const last = useRef<number | undefined>(undefined);

  useEffect(() => {
    const note = ({ target }: Event): void => {
      const list = frame.current;
      if (list === null || !(target instanceof Element)) return;
      const isInDialog = target.closest('dialog') !== null;
      if (isInDialog) return;
      const place = triggersOf(list).findIndex((trigger) => trigger.closest('li')?.contains(target));
      last.current = list.contains(target) && place >= 0 ? place : undefined;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, []);

  useEffect(() => {
    const list = frame.current;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (list === null || last.current === undefined || !isLost) return;
    const triggers = triggersOf(list);
    const next = triggers[Math.min(last.current, triggers.length - 1)] ?? list;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  });
  return frame;
}

const triggersOf = (list: HTMLElement): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[data-group-trigger]'),
];
