import { lazy, Suspense } from 'react';
import { assertUnreachable } from '../../base/assert';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { Screen } from '../parts/Screen';
import { useStudioState } from '../studioContext';
import { EndedRun } from './EndedRun';
import { Readiness } from './Readiness';
import { ResumeCard } from './ResumeCard';
import { RunningRun } from './RunningRun';
import { SettingsCard } from './SettingsCard';
import { TasksCard } from './TasksCard';
import { TwoCurves } from './TwoCurves';
import { useLiveSource } from './useLiveSource';

/** Charts come with a run: the settings are there before them. */
const RunCharts = lazy(async () => ({ default: (await import('./RunCharts')).RunCharts }));
/** Comes with the first run: nobody who has none fetches it. */
const RunsCard = lazy(async () => ({ default: (await import('../runs/RunsCard')).RunsCard }));

/** Before a run: what it needs and its settings. During and after: how it goes and how it ended. Below: all runs. */
export function TrainScreen({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const { train: trainText, runs: runsText } = useLanguage();
  const hasRuns = useStudioState(({ runs }) => runs.list.length > 0 || runs.removed !== undefined);
  const run = useStudioState((state) => state.run);
  return (
    <Screen title={trainText.title} lead={trainText.lead}>
      <TrainBody kind={run.kind} onOpenModel={onOpenModel} />
      {hasRuns ? (
        <Suspense fallback={null}>
          <RunsCard />
        </Suspense>
      ) : (
        <Card title={runsText.title} lead={runsText.empty}>
          <TwoCurves />
        </Card>
      )}
    </Screen>
  );
}

function TrainBody({
  kind,
  onOpenModel,
}: {
  readonly kind: 'idle' | 'active' | 'ended' | 'failed';
  readonly onOpenModel: () => void;
}) {
  const source = useLiveSource();
  switch (kind) {
    case 'idle':
      return (
        <>
          <ResumeCard />
          <Readiness onOpenModel={onOpenModel} />
          <TasksCard />
          <SettingsCard />
        </>
      );
    case 'active':
      return (
        <>
          <RunningRun source={source} />
          <Suspense fallback={null}>
            <RunCharts source={source} isLive />
          </Suspense>
        </>
      );
    case 'ended':
    case 'failed':
      return (
        <>
          <EndedRun source={source} />
          <ResumeCard />
          <Suspense fallback={null}>
            <RunCharts source={source} isLive={false} />
          </Suspense>
        </>
      );
    default:
      return assertUnreachable(kind);
  }
}
