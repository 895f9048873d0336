import { assertUnreachable } from '../../base/assert';
import type { BackendReport, StepsReport } from '../../bridge/contract';
import { gpuObstacle } from '../../studio/gpuLadder';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import { SelectField } from '../parts/fields';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';
import { GpuLadder } from './GpuLadder';
import styles from './ModelDialog.module.css';

/** Where the arithmetic happens, why there, and how exact it was at the start. */
export function EnginePanel({ isRunning }: { readonly isRunning: boolean }) {
  const { model: modelText, words } = useLanguage();
  const studio = useStudio();
  const { backend, wish } = useStudioState((state) => state.model);
  const obstacle = gpuObstacle(backend);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{modelText.engine}</h3>
      {backend.kind === 'none' ? <p>{modelText.notStarted}</p> : null}
      {backend.kind === 'starting' ? <p>{modelText.starting}</p> : null}
      {backend.kind === 'failed' ? (
        <Callout tone="bad" sentence={words.describeFailure(backend.failure)} />
      ) : null}
      {backend.kind === 'ready' ? <BackendFacts report={backend.report} /> : null}
      {isRunning ? null : (
        <div className={layout.columns}>
          <SelectField
            label={modelText.wish}
            value={wish}
            onChange={(next) => void studio.model.restart(next)}
            choices={modelText.wishes}
          />
        </div>
      )}
      {backend.kind === 'failed' ? (
        <div className={layout.row}>
          <Button onPress={() => void studio.model.restart(wish)}>{modelText.restart}</Button>
        </div>
      ) : null}
      {obstacle === undefined ? null : <GpuLadder obstacle={obstacle} />}
    </section>
  );
}

function BackendFacts({ report }: { readonly report: BackendReport }) {
  const { model: modelText, format } = useLanguage();
  const { selfTest } = report;
  return (
    <>
      {report.software || report.kind !== 'webgpu' ? (
        <p className={layout.soft}>
          {report.kind === 'webgpu' ? modelText.softwareGpu : modelText.processor}
        </p>
      ) : null}
      <dl className={layout.facts}>
        <dt>{modelText.backend}</dt>
        <dd>{modelText.names[report.kind]}</dd>
        <dt>{modelText.adapter}</dt>
        <dd>{report.adapter}</dd>
        <dt>{modelText.features}</dt>
        <dd>{report.features.length === 0 ? '–' : report.features.join(', ')}</dd>
        <dt>{modelText.threads}</dt>
        <dd>{report.threads}</dd>
        <dt>{modelText.selfTest}</dt>
        <dd>{modelText.selfTestOf(format.compact(selfTest.loss), format.compact(selfTest.gradient))}</dd>
        <dt>{modelText.steps}</dt>
        <dd>
          <StepsFact steps={report.steps} />
        </dd>
      </dl>
    </>
  );
}

function StepsFact({ steps }: { readonly steps: StepsReport }) {
  const { model: modelText, format } = useLanguage();
  switch (steps.kind) {
    case 'fused':
      return modelText.stepsFused(format.compact(steps.selfTest), steps.subgroups);
    case 'composed':
      return steps.obstacle === undefined ? modelText.stepsComposed : modelText.stepsInstead;
    default:
      return assertUnreachable(steps);
  }
}
