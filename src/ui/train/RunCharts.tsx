import { useCallback, useState } from 'react';
import { ChartCard } from '../charts/ChartCard';
import type { FigureSource } from '../charts/figures';
import {
  type ChartView,
  fewestPoints,
  gradNormSeries,
  hiddenOnLog,
  lossSeries,
  type ReadSeries,
  rateSeries,
  scoreSeries,
  speedSeries,
  usualView,
} from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { ChartControls } from './ChartControls';
import { FigureText, useFigureCount } from './FigureText';

/** Loss, scores, learning rate, gradient norm and speed of one run; live charts draw by themselves. */
export function RunCharts({ source, isLive }: { readonly source: FigureSource; readonly isLive: boolean }) {
  const { chart: text } = useLanguage();
  const [view, setView] = useState(usualView);
  const [isFrozen, setFrozen] = useState(false);
  const count = useFigureCount(
    source,
    ({ columns, validations }) =>
      Math.min(columns.step.length, fewestPoints) + (validations.some(({ judged }) => judged) ? 100 : 0),
  );
  const points = count % 100 >= fewestPoints;
  const hasScores = count >= 100;
  const common = { points, xName: text.axes[view.axis], isFrozen, source };
  const linear = { ...view, isLog: false };
  const hidden = view.isLog ? hiddenOnLog(source.read().columns.gradNorm) : 0;
  return (
    <div className={layout.stack}>
      <ChartControls
        view={view}
        onChange={setView}
        isFrozen={isLive ? isFrozen : undefined}
        onFreeze={isLive ? setFrozen : undefined}
      />
      <OneChart
        {...common}
        title={text.loss}
        height={300}
        view={view}
        lines={text.lossSeries}
        series={lossSeries}
        summary={text.lossSummary}
        fileName="loss"
      />
      {hasScores ? (
        <OneChart
          {...common}
          title={text.scores}
          height={220}
          view={linear}
          lines={text.scoreSeries}
          series={scoreSeries}
          summary={text.scoreSummary}
          fileName="accuracy"
          isShare
        />
      ) : null}
      <div className={layout.halves}>
        <OneChart
          {...common}
          title={text.rate}
          height={170}
          view={linear}
          lines={text.rateSeries}
          series={rateSeries}
          summary={text.rateSummary}
          fileName="learning-rate"
        />
        <OneChart
          {...common}
          title={text.norm}
          height={170}
          view={view}
          lines={text.normSeries}
          series={gradNormSeries}
          summary={text.gradNormSummary}
          fileName="gradient-norm"
          note={hidden === 0 ? undefined : text.hidden(hidden)}
        />
        <OneChart
          {...common}
          title={text.speed}
          height={170}
          view={linear}
          lines={text.speedSeries}
          series={speedSeries}
          summary={text.speedSummary}
          fileName="tokens-per-second"
        />
      </div>
    </div>
  );
}

function OneChart({
  source,
  series,
  view,
  summary,
  title,
  fileName,
  points,
  xName,
  height,
  lines,
  isFrozen,
  isShare,
  note,
}: Omit<Parameters<typeof ChartCard>[0], 'read' | 'subscribe' | 'summary' | 'isLog'> & {
  readonly source: FigureSource;
  readonly series: ReadSeries;
  readonly view: ChartView;
  readonly summary: Parameters<typeof FigureText>[0]['say'];
}) {
  const { axis, smoothing, isLog } = view;
  const read = useCallback(
    () => series(source.read(), { axis, smoothing, isLog }),
    [source, series, axis, smoothing, isLog],
  );
  return (
    <ChartCard
      title={title}
      fileName={fileName}
      points={points}
      xName={xName}
      height={height}
      lines={lines}
      isFrozen={isFrozen}
      isShare={isShare ?? false}
      note={note}
      isLog={isLog}
      read={read}
      subscribe={source.subscribe}
      summary={<FigureText source={source} say={summary} />}
    />
  );
}
