import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './Chart.module.css';
import { cursorTarget } from './cursorTarget';
import { drawNever, drawSoon } from './drawSoon';
import type { Line } from './lines';
import { chartOptions } from './options';
import { readAloud } from './readAloud';
import type { ChartColumns } from './series';

export interface ChartProps {
  readonly label: string;
  readonly xName: string;
  readonly height: number;
  readonly isLog: boolean;
  /** Values are shares from 0 to 1. */
  readonly isShare?: boolean;
  readonly lines: readonly Line[];
  /** Asked at every drawing. */
  readonly read: () => ChartColumns;
  /** Tells when there is more to draw; returns the way to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Hands out the drawing, for pictures. */
  readonly onPlot?: ((plot: uPlot | undefined) => void) | undefined;
  /** The line that stands out, counted from 0; the others fade. */
  readonly highlight?: number | undefined;
  /** Told which line the pointer is near. */
  readonly onNear?: ((line: number | undefined) => void) | undefined;
}

/**
 * A chart that redraws by itself, at most once per frame and only while it can be seen; React only takes part when its
 * settings, its width or the theme change. With the focus on it the arrow keys move the cursor and the values there are
 * read out.
 */
export function Chart(props: ChartProps) {
  const { label, xName, height, isLog, isShare = false, lines, read, subscribe } = props;
  const { highlight, onPlot, onNear } = props;
  const { format, chart: chartText } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<uPlot | undefined>(undefined);
  const isSeen = useRef(true);
  const latest = useRef({ read, highlight, onNear });
  latest.current = { read, highlight, onNear };
  /** One and the same function, so that drawings that wait are not asked for twice. */
  const [draw] = useState(() => () => {
    const plot = held.current;
    // Out of sight it is drawn once, so that it is there when it scrolls into view; changes wait until then.
    if (plot !== undefined && (isSeen.current || plot.data[0].length === 0))
      plot.setData(latest.current.read() as uPlot.AlignedData);
  });
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onNearLine = (line: number | undefined): void => latest.current.onNear?.(line);
    const make = (): void => {
      held.current?.destroy();
      const settings = { height, isLog, isShare, xName, lines, onNear: onNearLine };
      held.current = new uPlot(chartOptions(element, settings, { format }), [[]], element);
      onPlot?.(held.current);
      drawSoon(draw);
    };
    make();
    const sizes = new ResizeObserver(() =>
      held.current?.setSize({ width: Math.max(element.clientWidth, 50), height }),
    );
    sizes.observe(element);
    const sight = new IntersectionObserver(
      ([entry]) => {
        isSeen.current = entry?.isIntersecting ?? true;
        if (isSeen.current) drawSoon(draw);
      },
      { rootMargin: '300px' },
    );
    sight.observe(element);
    // Colours come from the theme's tokens, so a change of theme makes the chart anew.
    const themes = new MutationObserver(make);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      drawNever(draw);
      sizes.disconnect();
      sight.disconnect();
      themes.disconnect();
      held.current?.destroy();
      held.current = undefined;
      onPlot?.(undefined);
    };
  }, [height, isLog, isShare, xName, lines, format, onPlot, draw]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other figures are drawn when they come
  useEffect(() => {
    drawSoon(draw);
    return subscribe(() => drawSoon(draw));
  }, [read, subscribe, draw]);

  useEffect(() => {
    held.current?.setSeries(highlight === undefined ? null : highlight + 1, { focus: true }, false);
  }, [highlight]);

  const move = (key: string): boolean => {
    const plot = held.current;
    const length = plot?.data[0].length ?? 0;
    if (plot === undefined || length === 0) return false;
    const target = cursorTarget(key, plot.cursor.idx ?? length - 1, length);
    if (target === undefined) return false;
    plot.setCursor({ left: plot.valToPos(plot.data[0][target] ?? 0, 'x'), top: 10 });
    setSpoken(chartText.readout(readAloud(plot, target)));
    return true;
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with a cursor is no set of fields */}
      <div
        ref={frame}
        className={styles.chart}
        role="group"
        aria-label={chartText.explore(label)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be explored must be reachable by keyboard
        tabIndex={0}
        style={{ minHeight: height }}
        dir="ltr"
        onKeyDown={(event) => {
          if (move(event.key)) event.preventDefault();
        }}
      />
      <span className={layout.hidden} role="status">
        {spoken}
      </span>
    </>
  );
}
