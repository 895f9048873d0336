import { assertUnreachable } from '../../base/assert';
import { useLanguage } from '../language/useLanguage';
import { Screen } from '../parts/Screen';
import { useStudioState } from '../studioContext';
import { EndedRun } from './EndedRun';
import { Readiness } from './Readiness';
import { RunCharts } from './RunCharts';
import { RunningRun } from './RunningRun';
import { SettingsCard } from './SettingsCard';

/** Before a run: what it needs and its settings. During and after: how it goes and how it ended. */
export function TrainScreen({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const { train: trainText } = useLanguage();
  const run = useStudioState((state) => state.run);
  return (
    <Screen title={trainText.title} lead={trainText.lead}>
      <TrainBody kind={run.kind} onOpenModel={onOpenModel} />
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
  switch (kind) {
    case 'idle':
      return (
        <>
          <Readiness onOpenModel={onOpenModel} />
          <SettingsCard />
        </>
      );
    case 'active':
      return (
        <>
          <RunningRun />
          <RunCharts />
        </>
      );
    case 'ended':
    case 'failed':
      return (
        <>
          <EndedRun />
          <RunCharts />
        </>
      );
    default:
      return assertUnreachable(kind);
  }
}
