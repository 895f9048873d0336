import { gpuObstacle } from '../../studio/gpuLadder';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Callout } from '../parts/Callout';
import layout from '../parts/layout.module.css';
import { useStudioState } from '../studioContext';

/** Where there is no graphics card to train on: what that means, and the way to the reasons and remedies. */
export function GpuNote({ onOpenModel }: { readonly onOpenModel: () => void }) {
  const { home: homeText } = useLanguage();
  const { backend, wish } = useStudioState((state) => state.model);
  // Somebody who chose the processor knows.
  if (gpuObstacle(backend) === undefined || wish !== 'auto') return null;
  return (
    <Callout tone={backend.kind === 'failed' ? 'warn' : 'info'} sentence={homeText.noGpu}>
      <div className={layout.row}>
        <Button look="quiet" onPress={onOpenModel}>
          {homeText.noGpuMore}
        </Button>
      </div>
    </Callout>
  );
}
