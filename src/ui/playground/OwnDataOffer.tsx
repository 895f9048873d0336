import { isSampleOpen } from '../../studio/samples';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import layout from '../parts/layout.module.css';
import { useStudio, useStudioState } from '../studioContext';

/** After an example has been trained and tried: the same with one's own rows. */
export function OwnDataOffer() {
  const { playground: playgroundText } = useLanguage();
  const studio = useStudio();
  const isExample = useStudioState(isSampleOpen);
  const hasAnswer = useStudioState((state) => state.tryOut.tuned.kind === 'done');
  if (!isExample || !hasAnswer) return null;
  return (
    <Card title={playgroundText.ownTitle} lead={playgroundText.ownLead}>
      <div className={layout.row}>
        <Button onPress={() => studio.view.show('data')}>{playgroundText.goToData}</Button>
        <Button look="quiet" onPress={() => studio.view.show('export')}>
          {playgroundText.goToExport}
        </Button>
      </div>
    </Card>
  );
}
