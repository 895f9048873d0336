import type { ReactNode } from 'react';
import type { FigureSource } from '../charts/figures';
import { useLanguage } from '../language/useLanguage';
import { Card } from '../parts/Card';
import { LiveText } from '../parts/LiveText';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';
import { PassedBars } from './PassedBars';
import { ProfileFold } from './ProfileFold';
import { RunBar } from './RunBar';
import styles from './RunningRun.module.css';
import { SteerButtons } from './SteerButtons';

/** A run in progress: what it does, its figures, and the ways to steer it. */
export function RunningRun({ source }: { readonly source: FigureSource }) {
  const { running: runningText, progress: progressText, chart: chartText } = useLanguage();
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
      aside={<SteerButtons isPaused={isPaused} cannotSteer={cannotSteer} />}
    >
      <div className={layout.stack}>
        <RunBar prepared={prepared} countsRows={countsRows} />
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
        <PassedBars source={source} />
        <p className={layout.soft}>
          {isPaused ? (
            <LiveText
              read={({ history }) =>
                runningText.pausedAt(history.curve.length, progressText.lossText(history))
              }
            />
          ) : null}{' '}
          {runningText.keepNote}
        </p>
        <ProfileFold />
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
