import { useCallback, useMemo } from 'react';
import { ChartCard } from '../charts/ChartCard';
import type { Line } from '../charts/lines';
import type { ChartView } from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import type { ComparedRun } from './CompareCard';
import { type Overlay, overlayOf } from './overlay';
import { runLook } from './runLooks';
import { useIsDark } from './useIsDark';

/** One figure of several runs over one another. */
export function OverlayChart({
  runs,
  what,
  view,
  pinnedId,
  near,
  onNear,
}: {
  readonly runs: readonly ComparedRun[];
  readonly what: Overlay;
  readonly view: ChartView;
  readonly pinnedId: string | undefined;
  readonly near: string | undefined;
  readonly onNear: (runId: string | undefined) => void;
}) {
  const { runs: runsText, chart: chartText } = useLanguage();
  const isDark = useIsDark();
  const records = useMemo(() => runs.map(({ record }) => record), [runs]);
  const { axis, smoothing } = view;
  const isLog = what !== 'accuracy' && view.isLog;
  const lines = useMemo(
    () =>
      runs.map(({ record: { runId, name }, place }): Line => {
        const isPinned = runId === pinnedId;
        return { name, short: name, ...runLook(place, isDark), hasPoints: what !== 'train', isPinned };
      }),
    [runs, what, isDark, pinnedId],
  );
  const read = useCallback(
    () => overlayOf(records, what, { axis, smoothing, isLog }),
    [records, what, axis, smoothing, isLog],
  );
  const highlight = runs.findIndex(({ record }) => record.runId === near);
  return (
    <ChartCard
      title={runsText.overlays[what]}
      fileName={`compare-${what}`}
      hasCurve
      summary={runsText.overlaySummary(records, what)}
      xName={chartText.axes[axis]}
      height={260}
      isLog={isLog}
      isShare={what === 'accuracy'}
      lines={lines}
      read={read}
      subscribe={never}
      highlight={highlight < 0 ? undefined : highlight}
      onNear={(line) => onNear(line === undefined ? undefined : runs[line]?.record.runId)}
    />
  );
}

/** Remembered runs do not change. */
const never = (): (() => void) => () => undefined;
