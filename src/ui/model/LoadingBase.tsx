import type { ModelState } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import layout from '../parts/layout.module.css';
import { Progress } from '../parts/Progress';
import { useStudio } from '../studioContext';

/** A base on its way in: which file, how much of it, and a way out. */
export function LoadingBase({ loading }: { readonly loading: NonNullable<ModelState['loading']> }) {
  const { model: modelText, format } = useLanguage();
  const studio = useStudio();
  const { name, progress } = loading;
  return (
    <div className={layout.stack}>
      <Progress
        label={
          progress === undefined
            ? modelText.loadingName(name)
            : modelText.progress(
                progress.fileName,
                format.byteSize(progress.loadedBytes),
                format.byteSize(progress.totalBytes),
              )
        }
        value={progress === undefined ? undefined : progress.loadedBytes / Math.max(1, progress.totalBytes)}
      />
      <div className={layout.row}>
        <Button onPress={studio.model.cancelLoading}>{modelText.cancel}</Button>
      </div>
    </div>
  );
}
