import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import styles from './Chart.module.css';
import { cursorTarget } from './cursorTarget';
import { chartOptions, type Line } from './options';
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
  /** Nothing new is drawn while true. */
  readonly isFrozen: boolean;
  /** Hands out the drawing, for pictures. */
  readonly onPlot?: (plot: uPlot | undefined) => void;
}

/**
 * A chart that redraws by itself, at most once per frame; React only takes part when its settings, its width or the theme
 * change. With the focus on it the arrow keys move the cursor and the values there are read out.
 */
export function Chart(props: ChartProps) {
  const { label, xName, height, isLog, isShare = false, lines, read, subscribe, isFrozen, onPlot } = props;
  const { format, chart: chartText } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const held = useRef<uPlot | undefined>(undefined);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const columns = (): uPlot.AlignedData => read() as uPlot.AlignedData;
    const make = (): void => {
      held.current?.destroy();
      const options = chartOptions(element, { height, isLog, isShare, xName, lines }, { format });
      held.current = new uPlot(options, columns(), element);
      onPlot?.(held.current);
    };
    make();
    const draw = (): void => {
      if (!document.hidden && !isFrozen) held.current?.setData(columns());
    };
    const stopReading = subscribe(draw);
    const sizes = new ResizeObserver(() =>
      held.current?.setSize({ width: Math.max(element.clientWidth, 50), height }),
    );
    sizes.observe(element);
    // Colours come from the theme's tokens, so a change of theme makes the chart anew.
    const themes = new MutationObserver(make);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      stopReading();
      sizes.disconnect();
      themes.disconnect();
      held.current?.destroy();
      held.current = undefined;
      onPlot?.(undefined);
    };
  }, [height, isLog, isShare, xName, lines, read, subscribe, isFrozen, format, onPlot]);

  const move = (key: string): boolean => {
    const plot = held.current;
    const length = plot?.data[0].length ?? 0;
    if (plot === undefined || length === 0) return false;
    const target = cursorTarget(key, plot.cursor.idx ?? length - 1, length);
    if (target === undefined) return false;
    plot.setCursor({ left: plot.valToPos(plot.data[0][target] ?? 0, 'x'), top: 10 });
    setSpoken(readout(plot, target, chartText.readout));
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

/** The values under the cursor in words, those that are there. */
function readout(
  plot: uPlot,
  index: number,
  say: (parts: readonly (readonly [string, string])[]) => string,
): string {
  const parts = plot.series.flatMap((series, i): (readonly [string, string])[] => {
    const value = plot.data[i]?.[index];
    if (value === null || value === undefined || typeof series.label !== 'string') return [];
    const text = typeof series.value === 'function' ? series.value(plot, value, i, index) : String(value);
    return [[series.label, String(text)]];
  });
  return say(parts);
}
