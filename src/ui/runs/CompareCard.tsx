import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RunRecord } from '../../run/runRecord';
import { settingsDiff } from '../../run/settingsDiff';
import { ChartCard } from '../charts/ChartCard';
import type { Line } from '../charts/options';
import { usualView } from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { ChartControls } from '../train/ChartControls';
import { type Overlay, overlayOf, overlays } from './overlay';
import { runLook } from './runLooks';
import styles from './runs.module.css';

/** Runs over one another, and only the settings in which they differ. */
export function CompareCard({ records }: { readonly records: readonly RunRecord[] }) {
  const { runs: runsText } = useLanguage();
  const [view, setView] = useState(usualView);
  const isDark = useIsDark();
  const differences = useMemo(() => settingsDiff(records), [records]);
  const hasScores = records.some(({ validations }) => validations.some(({ judged }) => judged));
  return (
    <>
      <Card title={runsText.comparison(records.length)}>
        <div className={layout.stack}>
          <ChartControls view={view} onChange={setView} />
          {differences.length === 0 ? (
            <p>{runsText.same}</p>
          ) : (
            <div className={layout.scroll}>
              <table className={layout.table} aria-label={runsText.differences}>
                <thead>
                  <tr>
                    <th scope="col">{runsText.setting}</th>
                    {records.map((record, index) => (
                      <th key={record.runId} scope="col" dir="auto">
                        <Swatch index={index} isDark={isDark} />
                        {record.name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {differences.map(({ path, values }) => (
                    <tr key={path}>
                      <th scope="row">{path}</th>
                      {records.map((record, index) => (
                        <td key={record.runId} className={styles.differs} dir="auto">
                          {values[index] ?? runsText.unset}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      </Card>
      {overlays.map((what) =>
        what === 'accuracy' && !hasScores ? null : (
          <OverlayChart key={what} records={records} what={what} view={view} isDark={isDark} />
        ),
      )}
    </>
  );
}

function OverlayChart({
  records,
  what,
  view,
  isDark,
}: {
  readonly records: readonly RunRecord[];
  readonly what: Overlay;
  readonly view: typeof usualView;
  readonly isDark: boolean;
}) {
  const { runs: runsText, chart: chartText } = useLanguage();
  const shownView = useMemo(() => (what === 'accuracy' ? { ...view, isLog: false } : view), [view, what]);
  const lines = useMemo(
    () =>
      records.map(({ name }, index): Line => {
        const { colour, dash } = runLook(index, isDark);
        const points = { show: what !== 'train', size: 6, fill: colour };
        return { label: name, stroke: colour, width: 2, dash: [...dash], spanGaps: true, points };
      }),
    [records, what, isDark],
  );
  const read = useCallback(() => overlayOf(records, what, shownView), [records, what, shownView]);
  return (
    <ChartCard
      title={runsText.overlays[what]}
      fileName={`compare-${what}`}
      points
      summary={runsText.overlaySummary(records, what)}
      xName={chartText.axes[view.axis]}
      height={260}
      isLog={shownView.isLog}
      isShare={what === 'accuracy'}
      lines={lines}
      read={read}
      subscribe={never}
      isFrozen={false}
    />
  );
}

/** Remembered runs do not change. */
const never = (): (() => void) => () => undefined;

function Swatch({ index, isDark }: { readonly index: number; readonly isDark: boolean }) {
  const { colour, dash } = runLook(index, isDark);
  const style = dash.length === 0 ? 'solid' : (dash[0] ?? 0) < 4 ? 'dotted' : 'dashed';
  return (
    <span className={styles.swatch} style={{ borderBlockStartColor: colour, borderBlockStartStyle: style }} />
  );
}

/** The theme that is shown, whatever chose it. */
function useIsDark(): boolean {
  const read = (): boolean => document.documentElement.dataset.theme === 'dark';
  const [isDark, setDark] = useState(read);
  useEffect(() => {
    const watch = new MutationObserver(() => setDark(document.documentElement.dataset.theme === 'dark'));
    watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => watch.disconnect();
  }, []);
  return isDark;
}
