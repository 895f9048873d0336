import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** Starts, stops, goes on, hands over; a button that cannot be pressed says why. */
export function PredictStart() {
  const { predicting: predictText } = useLanguage();
  const studio = useStudio();
  const { file, plan, counts, status } = useStudioState((state) => state.predicting);
  const base = useStudioState((state) => state.model.base);
  const isTraining = useStudioState((state) => state.run.kind === 'active');
  const isRunning = status.kind === 'running';
  const obstacle =
    base === undefined
      ? predictText.noModel
      : isTraining
        ? predictText.training
        : isRunning
          ? predictText.busy
          : undefined;
  const isOther =
    base !== undefined && plan !== undefined && base.report.fingerprint !== plan.base.fingerprint;
  const canGoOn = status.kind === 'stopped' || status.kind === 'failed';
  const hasBegun = counts.done > 0;
  return (
    <div className={layout.row}>
      {canGoOn && hasBegun ? (
        <Button
          disabledBecause={obstacle ?? (isOther ? predictText.otherBase(plan.base.name) : undefined)}
          onPress={() => void studio.predicting.resume()}
        >
          {predictText.resume}
        </Button>
      ) : null}
      {isRunning ? (
        <Button onPress={studio.predicting.cancel}>{predictText.cancel}</Button>
      ) : (
        <Button
          disabledBecause={obstacle ?? (file === undefined ? predictText.noFile : undefined)}
          onPress={() => void studio.predicting.start()}
        >
          {hasBegun ? predictText.again : predictText.start}
        </Button>
      )}
      {hasBegun ? (
        <Button disabledBecause={isRunning ? predictText.busy : undefined} onPress={studio.predicting.save}>
          {predictText.save}
        </Button>
      ) : null}
    </div>
  );
}
