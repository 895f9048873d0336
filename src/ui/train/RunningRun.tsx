import type { ReactNode } from 'react';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { LiveText } from '../parts/LiveText';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { RunBar } from './RunBar';
import styles from './RunningRun.module.css';

/** A run in progress: what it does, its figures, and the ways to steer it. */
export function RunningRun() {
  const { train: trainText, running: runningText, progress: progressText, chart: chartText } = useLanguage();
  const studio = useStudio();
  const run = useStudioState((state) => state.run);
  if (run.kind !== 'active') return null;
  const { phase, stopping, prepared } = run;
  const isPaused = phase === 'paused';
  const countsRows = phase === 'validating' || phase === 'scoring' || phase === 'baseline';
  const cannotSteer = stopping
    ? runningText.stopping
    : prepared === undefined
      ? runningText.preparing
      : undefined;
  return (
    <Card
      title={progressText.phaseText(phase, stopping)}
      aside={
        <div className={layout.row}>
          {isPaused ? (
            <Button look="main" onPress={() => studio.run.command('resume')} disabledBecause={cannotSteer}>
              {trainText.resume}
            </Button>
          ) : (
            <Button onPress={() => studio.run.command('pause')} disabledBecause={cannotSteer}>
              {trainText.pause}
            </Button>
          )}
          <Button
            onPress={() => studio.run.command('step')}
            disabledBecause={cannotSteer ?? (isPaused ? undefined : runningText.stepNeedsPause)}
          >
            {trainText.step}
          </Button>
          <Button onPress={() => studio.run.command('stop-and-keep')} disabledBecause={cannotSteer}>
            {trainText.stopKeep}
          </Button>
          <Button look="danger" onPress={studio.run.discard}>
            {trainText.discard}
          </Button>
        </div>
      }
    >
      <div className={layout.stack}>
        <RunBar prepared={prepared} />
        <dl className={styles.figures}>
          <Figure name={runningText.step}>
            <LiveText
              read={({ history }) =>
                countsRows ? progressText.rowsText(history) : progressText.stepText(history, prepared)
              }
            />
          </Figure>
          <Figure name={runningText.loss}>
            <LiveText read={({ history }) => progressText.lossText(history)} />
          </Figure>
          <Figure name={runningText.best}>
            <LiveText read={({ history }) => progressText.bestText(history)} />
          </Figure>
          <Figure name={runningText.rate}>
            <LiveText read={({ history }) => progressText.rateText(history)} />
          </Figure>
          <Figure name={runningText.speed}>
            <LiveText read={({ history }) => progressText.speedText(history)} />
          </Figure>
          <Figure name={runningText.left}>
            <LiveText read={({ history }) => progressText.etaText(history, prepared)} />
          </Figure>
        </dl>
        {run.baseline === undefined ? null : (
          <p className={layout.soft}>{chartText.baselineSummary(run.baseline)}</p>
        )}
        {isPaused ? <p className={layout.soft}>{runningText.pausedNote}</p> : null}
      </div>
    </Card>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
