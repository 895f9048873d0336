import { useMemo, useState } from 'react';
import type { RunRecord } from '../../run/runRecord';
import { type ChartView, usualView } from '../charts/series';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { ChartControls } from '../train/ChartControls';
import { ComparedResults } from './ComparedResults';
import { Differences } from './Differences';
import { OverlayChart } from './OverlayChart';
import { hasCurve, overlays } from './overlay';

/** A run among those compared; its place decides its colour and dashes. */
export interface ComparedRun {
  readonly record: RunRecord;
  readonly place: number;
}

/** Runs over one another: what they reached, their curves, and only the settings in which they differ. */
export function CompareCard({ runs }: { readonly runs: readonly ComparedRun[] }) {
  const { runs: runsText } = useLanguage();
  const [view, setView] = useState<ChartView>(usualView);
  const [pinnedId, setPinned] = useState<string | undefined>();
  const [near, setNear] = useState<string | undefined>();
  // The pinned one comes first: the others are read against it.
  const ordered = useMemo(
    () =>
      runs.toSorted(
        (a, b) =>
          Number(b.record.runId === pinnedId) - Number(a.record.runId === pinnedId) || a.place - b.place,
      ),
    [runs, pinnedId],
  );
  const records = useMemo(() => ordered.map(({ record }) => record), [ordered]);
  const drawn = overlays.filter((what) => hasCurve(records, what));
  const common = { runs: ordered, pinnedId, near, onNear: setNear };
  return (
    <>
      <Card title={runsText.comparison(runs.length)} lead={runsText.comparisonLead}>
        <div className={layout.stack}>
          <ComparedResults {...common} onPin={setPinned} />
          <Differences {...common} />
          {drawn.length === 0 ? (
            <p>{runsText.fewPoints}</p>
          ) : (
            <ChartControls view={view} onChange={setView} />
          )}
        </div>
      </Card>
      {drawn.map((what) => (
        <OverlayChart key={what} {...common} what={what} view={view} />
      ))}
    </>
  );
}
