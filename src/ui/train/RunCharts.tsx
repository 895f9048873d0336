import { useCallback, useMemo, useState } from 'react';
import { ChartCard, type ChartCardProps } from '../charts/ChartCard';
import { type FigureSource, frozenSource } from '../charts/figures';
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
  stepTimeSeries,
  usualView,
} from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import layout from '../parts/layout.module.css';
import { ChartControls } from './ChartControls';
import { FigureText, useFigure } from './FigureText';

/** Loss, scores, learning rate, gradient norm and pace of one run; live charts draw by themselves. */
export function RunCharts({ source, isLive }: { readonly source: FigureSource; readonly isLive: boolean }) {
  const { chart: text } = useLanguage();
  const [view, setView] = useState(usualView);
  const [isFrozen, setFrozen] = useState(false);
  const isStill = isLive && isFrozen;
  const shown = useMemo(() => (isStill ? frozenSource(source) : source), [source, isStill]);
  const steps = useFigure(shown, ({ columns }) => Math.min(columns.step.length, fewestPoints));
  const judged = useFigure(shown, ({ validations }) => Number(validations.some((each) => each.judged)));
  const hidden = useFigure(shown, ({ columns }) => (view.isLog ? hiddenOnLog(columns.gradNorm) : 0));
  const hiddenLoss = useFigure(shown, ({ columns }) => (view.isLog ? hiddenOnLog(columns.loss) : 0));
  const hasCurve = steps >= fewestPoints;
  const common = { hasCurve, xName: text.axes[view.axis], source: shown };
  const linear = { ...view, isLog: false };
  const note = (points: number): string | undefined => (points === 0 ? undefined : text.hidden(points));
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
        say={text.lossSummary}
        fileName="loss"
        note={note(hiddenLoss)}
      />
      {judged === 0 ? null : (
        <OneChart
          {...common}
          title={text.scores}
          height={240}
          view={linear}
          lines={text.scoreSeries}
          series={scoreSeries}
          say={text.scoreSummary}
          fileName="accuracy"
          isShare
        />
      )}
      <div className={layout.halves}>
        <OneChart
          {...common}
          title={text.rate}
          height={170}
          view={linear}
          lines={text.rateSeries}
          series={rateSeries}
          say={text.rateSummary}
          fileName="learning-rate"
        />
        <OneChart
          {...common}
          title={text.norm}
          height={170}
          view={view}
          lines={text.normSeries}
          series={gradNormSeries}
          say={text.gradNormSummary}
          fileName="gradient-norm"
          note={note(hidden)}
        />
        <OneChart
          {...common}
          title={text.speed}
          height={170}
          view={linear}
          lines={text.speedSeries}
          series={speedSeries}
          say={text.speedSummary}
          fileName="tokens-per-second"
        />
        <OneChart
          {...common}
          title={text.stepTime}
          height={170}
          view={linear}
          lines={text.speedSeries}
          series={stepTimeSeries}
          say={text.stepTimeSummary}
          fileName="step-time"
        />
      </div>
    </div>
  );
}

function OneChart({
  source,
  series,
  view,
  say,
  ...card
}: Omit<ChartCardProps, 'read' | 'subscribe' | 'summary' | 'isLog'> & {
  readonly source: FigureSource;
  readonly series: ReadSeries;
  readonly view: ChartView;
  readonly say: Parameters<typeof FigureText>[0]['say'];
}) {
  const { axis, smoothing, isLog } = view;
  const read = useCallback(
    () => series(source.read(), { axis, smoothing, isLog }),
    [source, series, axis, smoothing, isLog],
  );
  return (
    <ChartCard
      {...card}
      isLog={isLog}
      read={read}
      subscribe={source.subscribe}
      summary={<FigureText source={source} say={say} />}
    />
  );
}
