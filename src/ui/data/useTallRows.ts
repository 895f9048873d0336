import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  useVirtualizer,
} from '@tanstack/react-virtual';
import { type RefObject, useReducer, useRef } from 'react';

/** Browsers cut elements off that are taller: Firefox at about 17.8, Chromium at 33.5 million pixels. */
const tallest = 15_000_000;

export interface TallRows {
  /** Rows in view and a little around them, with their place in the body of the table, in pixels. */
  readonly items: readonly { readonly index: number; readonly top: number }[];
  readonly height: number;
  /** Scrolls as little as it takes to have the row in view; `start` puts it on top. */
  readonly reveal: (index: number, where?: 'start' | 'nearest') => void;
}

/**
 * Rows of one height of which only those in view exist. Where all of them would be taller than a browser's element may
 * be, the body is as tall as it may be, and scrolling it goes through the rows faster.
 */
export function useTallRows(
  frame: RefObject<HTMLElement | null>,
  {
    count,
    rowHeight,
    headHeight,
    alwaysThere,
  }: {
    readonly count: number;
    readonly rowHeight: number;
    /** The head stays above the rows. */
    readonly headHeight: number;
    /** A row that exists also out of view, such as the one with the focus. */
    readonly alwaysThere: number;
  },
): TallRows {
  const all = count * rowHeight;
  const height = Math.min(all, tallest);
  const viewHeight = (): number => Math.max((frame.current?.clientHeight ?? 0) - headHeight, rowHeight);
  /** Pixels of rows per pixel of scrolling. */
  const pace = (): number => (all <= tallest ? 1 : (all - viewHeight()) / (height - viewHeight()));
  const paceNow = useRef(pace);
  paceNow.current = pace;
  const [, redraw] = useReducer((times: number) => times + 1, 0);

  const list = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return alwaysThere >= count || shown.includes(alwaysThere) ? shown : [...shown, alwaysThere];
    },
    observeElementOffset: (instance, tell) =>
      observeElementOffset(instance, (offset, isScrolling) => {
        tell(offset * paceNow.current(), isScrolling);
        // Rows have places of their own between two pixels of scrolling.
        if (paceNow.current() !== 1) redraw();
      }),
    scrollToFn: (offset, options, instance) => elementScroll(offset / paceNow.current(), options, instance),
  });

  const offset = list.scrollOffset ?? 0;
  const shift = offset / pace() - offset;
  return {
    items: list.getVirtualItems().map(({ index, start }) => ({ index, top: start + shift })),
    height,
    reveal: (index, where = 'nearest') => {
      const element = frame.current;
      if (element === null) return;
      const top = index * rowHeight;
      const now = element.scrollTop * pace();
      const isInView = top >= now && top + rowHeight <= now + viewHeight();
      if (where === 'nearest' && isInView) return;
      const isBelow = where === 'nearest' && top > now;
      element.scrollTop = (isBelow ? top + rowHeight - viewHeight() : top) / pace();
    },
  };
}
