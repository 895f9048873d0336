import { fittingChange } from '../../studio/fittingChange';
import type { StudioFailure } from '../../studio/studioFailure';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { useStudio, useStudioState } from '../studioContext';

/** Takes over the settings with which a run fits into memory, and goes back to them; nothing for other failures. */
export function FitButton({ failure }: { readonly failure: StudioFailure }) {
  const { train: trainText } = useLanguage();
  const studio = useStudio();
  const settings = useStudioState((state) => state.settings);
  const change = fittingChange(failure);
  if (change === undefined) return null;
  const { maxSequenceLength, microBatchSize = settings.microBatchSize } = change;
  const take = (): void => {
    studio.run.change({ ...settings, ...change });
    studio.run.clear();
  };
  return (
    <Button look="main" onPress={take}>
      {maxSequenceLength === undefined
        ? trainText.takeRows(microBatchSize)
        : trainText.takeLength(maxSequenceLength)}
    </Button>
  );
}
