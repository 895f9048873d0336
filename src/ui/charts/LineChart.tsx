import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '../language/useLanguage';
import { useStudio } from '../studioContext';
import styles from './LineChart.module.css';
import { chartOptions } from './options';
import { fewestPoints, type ReadSeries, type SeriesLook } from './series';

export interface LineChartProps {
  readonly label: string;
  readonly height: number;
  readonly isLog: boolean;
  readonly series: readonly SeriesLook[];
  readonly read: ReadSeries;
  readonly smoothing: number;
}

/**
 * A chart over the run's steps. It subscribes to the figures and redraws by itself, at most once per frame; React
 * only takes part when its settings, its width or the theme change.
 */
export function LineChart({ label, height, isLog, series, read, smoothing }: LineChartProps) {
  const { history } = useStudio();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const draw = useRef<() => void>(() => undefined);
  const weight = useRef(smoothing);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let plot: uPlot | undefined;
    const columns = (): uPlot.AlignedData => read(history, weight.current) as uPlot.AlignedData;
    // An empty frame says nothing; the sentence below the chart tells how many steps are missing.
    const hideWhileEmpty = (): void => {
      element.hidden = history.curve.length < fewestPoints;
    };
    const make = (): void => {
      hideWhileEmpty();
      plot?.destroy();
      plot = new uPlot(chartOptions(element, { height, isLog, series }, language), columns(), element);
    };
    make();
    draw.current = () => {
      if (document.hidden) return;
      hideWhileEmpty();
      plot?.setData(columns());
    };
    const stopReading = history.subscribe(() => draw.current());
    const sizes = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    sizes.observe(element);
    // Colours come from the theme's tokens, so a change of theme makes the chart anew.
    const themes = new MutationObserver(make);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      stopReading();
      sizes.disconnect();
      themes.disconnect();
      plot?.destroy();
    };
  }, [history, height, isLog, series, read, language]);

  useEffect(() => {
    weight.current = smoothing;
    draw.current();
  }, [smoothing]);

  return (
    <div ref={frame} className={styles.chart} role="img" aria-label={label} style={{ minHeight: height }} />
  );
}
