import { useMemo } from 'react';
import { estimateRun } from '../../run/estimate';
import { plannedRun } from '../../studio/plannedRun';
import type { ReadinessItem } from '../../studio/readiness';
import { isReady, readinessOf } from '../../studio/readiness';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';
import { useTemplateFaults } from '../useTemplateFaults';
import styles from './Readiness.module.css';

const marks = { done: '✓', waiting: '…', missing: '!' } as const;

/** What a run needs, line by line, each with the way to mend it; then the Start button. */
export function Readiness({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const { train: trainText, words, format } = useLanguage();
  const studio = useStudio();
  const state = useStudioState((each) => each);
  const faults = useTemplateFaults();
  const items = useMemo(() => readinessOf(state, faults), [state, faults]);
  const ready = isReady(items);
  const { failure, loading, backend } = state.model;
  const blocked = failure?.failure ?? (backend.kind === 'failed' ? backend.failure : undefined);
  const fix = (place: NonNullable<ReadinessItem['fix']>): void =>
    place === 'model' ? onOpenModel() : studio.view.show(place);
  return (
    <Card title={trainText.readiness}>
      <div className={layout.stack}>
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.kind} className={styles.item}>
              <span className={`${styles.mark} ${styles[item.state]}`} aria-hidden="true">
                {marks[item.state]}
              </span>
              <span>{trainText.readinessSentence(item)}</span>
              {item.state === 'missing' && item.fix !== undefined ? (
                <FixButton place={item.fix} onPress={fix} />
              ) : null}
            </li>
          ))}
        </ul>
        {loading?.progress === undefined ? null : (
          <div className={styles.loading}>
            <Progress
              label={trainText.loading(
                loading.progress.fileName,
                format.byteSize(loading.progress.loadedBytes),
                format.byteSize(loading.progress.totalBytes),
              )}
              value={loading.progress.loadedBytes / Math.max(1, loading.progress.totalBytes)}
            />
            <Button onPress={studio.model.cancelLoading}>{trainText.cancel}</Button>
          </div>
        )}
        {blocked === undefined ? null : <Callout tone="bad" sentence={words.describeFailure(blocked)} />}
        <div className={layout.row}>
          <Button
            look="main"
            disabledBecause={ready ? undefined : trainText.notReady}
            onPress={() => void studio.run.start()}
          >
            {trainText.start}
          </Button>
          <span className={layout.soft}>{ready ? <TimeNeeded /> : trainText.notReady}</span>
        </div>
      </div>
    </Card>
  );
}

function FixButton({
  place,
  onPress,
}: {
  readonly place: NonNullable<ReadinessItem['fix']>;
  readonly onPress: (place: NonNullable<ReadinessItem['fix']>) => void;
}) {
  const { train: trainText } = useLanguage();
  return (
    <Button look="quiet" onPress={() => onPress(place)}>
      {trainText.fix[place]}
    </Button>
  );
}

/** How long the run would take, where one like it was measured; nothing is said otherwise. */
function TimeNeeded() {
  const { train: trainText } = useLanguage();
  const state = useStudioState((each) => each);
  const estimate = useMemo(() => {
    const planned = plannedRun(state);
    return planned && estimateRun(planned, state.runs.list);
  }, [state]);
  const judge = state.runs.list.find(({ runId }) => runId === estimate?.runId);
  return estimate === undefined || judge === undefined
    ? null
    : trainText.estimate(estimate.least, estimate.most, estimate.steps, judge.name);
}
