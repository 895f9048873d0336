import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';
import type { Choice } from './useChoice';

/** Starts and stops the comparison, and says how far it is or why it cannot be. The time left is in the status bar. */
export function RunLine({
  choice,
  onOpenModel,
}: {
  readonly choice: Choice;
  readonly onOpenModel: () => void;
}) {
  const { evaluate: evaluateText, words, format } = useLanguage();
  const studio = useStudio();
  const { status, result } = useStudioState((state) => state.evaluate);
  const hasModel = useStudioState((state) => state.model.base !== undefined);
  const isTraining = useStudioState((state) => state.run.kind === 'active');
  const isBusy = status.kind === 'running' || status.kind === 'reading';
  const reason = !hasModel
    ? evaluateText.noModel
    : isTraining
      ? evaluateText.training
      : choice.origin === undefined
        ? evaluateText.noOriginShort
        : choice.contestants === 0
          ? evaluateText.nobody
          : isBusy
            ? evaluateText.busy
            : undefined;
  return (
    <>
      {status.kind === 'failed' ? (
        <Callout tone="bad" sentence={words.describeFailure(status.failure)} />
      ) : null}
      {status.kind === 'no-rows' ? <Callout tone="warn" sentence={evaluateText.noRows(status.read)} /> : null}
      {status.kind === 'reading' ? <Progress label={evaluateText.reading} value={undefined} /> : null}
      {status.kind === 'running' ? (
        <Progress
          label={evaluateText.running(
            evaluateText.contestantName(status.contestant),
            format.whole(status.done),
            format.whole(status.total),
          )}
          value={status.total === 0 ? undefined : Math.min(1, status.done / status.total)}
        />
      ) : null}
      <div className={layout.row}>
        <Button look="main" disabledBecause={reason} onPress={() => void studio.evaluate.start()}>
          {result === undefined ? evaluateText.start : evaluateText.again}
        </Button>
        {isBusy ? <Button onPress={studio.evaluate.cancel}>{evaluateText.cancel}</Button> : null}
        {hasModel ? null : (
          <Button look="quiet" onPress={onOpenModel}>
            {evaluateText.openModel}
          </Button>
        )}
        {reason === undefined || isBusy ? null : <span className={layout.soft}>{reason}</span>}
      </div>
    </>
  );
}
