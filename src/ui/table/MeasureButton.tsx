import { useMemo } from 'react';
import { measuringObstacle } from '../../studio/measuring';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio, useStudioState } from '../studioContext';

/** Judges the prompts in use once more, on rows that were kept from their training. */
export function MeasureButton() {
  const { grid: gridText, words, format } = useLanguage();
  const studio = useStudio();
  const table = useStudioState((state) => state.table);
  const model = useStudioState((state) => state.model);
  const run = useStudioState((state) => state.run);
  // It compares digests, which is not to be done with every change of the page.
  const obstacle = useMemo(() => measuringObstacle({ table, model, run }), [table, model, run]);
  const { measuring } = table;
  if (measuring.kind === 'running') {
    const { done, total } = measuring;
    return (
      <div className={layout.stack}>
        <Progress
          label={gridText.measuring(format.whole(done), format.whole(total))}
          value={total === 0 ? undefined : done / total}
        />
        <div className={layout.row}>
          <Button onPress={studio.table.cancelMeasuring}>{gridText.cancel}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className={layout.stack}>
      {measuring.kind === 'failed' ? (
        <Callout tone="bad" sentence={words.describeFailure(measuring.failure)} />
      ) : null}
      <div className={layout.row}>
        <Button
          onPress={() => void studio.table.measure()}
          disabledBecause={obstacle === undefined ? undefined : gridText.obstacles[obstacle]}
        >
          {gridText.measure}
        </Button>
      </div>
    </div>
  );
}
