import { type RefObject, useEffect, useRef } from 'react';

/**
 * Tells the page how high the status bar is, as `--bar-height`: scrolling to what has the focus keeps clear of the bar
 * (WCAG 2.4.11), however many lines it takes.
 */
export function useBarHeight(): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--bar-height', `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return bar;
}
