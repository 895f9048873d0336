import type { Activity } from '../../studio/activity';
import { useLanguage } from '../language/useLanguage';
import { Button } from '../parts/Button';
import { useStudio } from '../studioContext';

/** Stops what is going on. A run keeps what it has learned; nothing is offered for what takes a moment only. */
export function CancelButton({ activity }: { readonly activity: Activity }) {
  const { shell: shellText, activity: activityText } = useLanguage();
  const studio = useStudio();
  switch (activity.kind) {
    case 'run':
      return (
        <Button
          onPress={() => studio.run.command('stop-and-keep')}
          disabledBecause={activity.stopping ? shellText.alreadyStopping : undefined}
        >
          {shellText.stop}
        </Button>
      );
    case 'loading-model':
      return <Button onPress={studio.model.cancelLoading}>{activityText.cancel}</Button>;
    case 'reading':
      return <Button onPress={() => studio.data.cancelReading(activity.part)}>{activityText.cancel}</Button>;
    case 'answering':
      return <Button onPress={studio.tryOut.cancel}>{activityText.cancel}</Button>;
    case 'removing':
      return <Button onPress={studio.inside.cancel}>{activityText.cancel}</Button>;
    case 'predicting':
      return <Button onPress={studio.predicting.cancel}>{activityText.cancel}</Button>;
    case 'evaluating':
      return <Button onPress={studio.evaluate.cancel}>{activityText.cancel}</Button>;
    case 'measuring':
      return <Button onPress={studio.table.cancelMeasuring}>{activityText.cancel}</Button>;
    case 'mending':
    case 'starting-engine':
      return null;
  }
}
