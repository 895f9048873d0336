import type { TimeLeft } from '../../run/eta';
import type { Activity, Amount } from '../../studio/activity';
import { byteSize, duration, whole } from '../../words/en/format';
import { phaseText } from '../train/progressText.en';

/** What is going on, how much of it is done, and how long it will take. */
export const activityText = {
  name: (activity: Activity): string => {
    switch (activity.kind) {
      case 'run':
        return phaseText(activity.phase, activity.stopping);
      case 'answering':
        return 'The model is answering…';
      case 'removing':
        return `Leaving out the virtual tokens of ${activity.name}, one by one`;
      case 'predicting':
        return `Answering the rows of ${activity.name}`;
      case 'evaluating':
        return 'Comparing answers…';
      case 'measuring':
        return 'Measuring the prompts on their held-out rows';
      case 'loading-model':
        return `Loading ${activity.name}`;
      case 'reading':
        return `Reading ${activity.name}`;
      case 'mending':
        return 'Mending rows…';
      case 'starting-engine':
        return 'Starting the engine…';
    }
  },
  amount: ({ unit, done, total }: Amount): string => {
    switch (unit) {
      case 'steps':
        return `Step ${whole(done)} of ${whole(total)}`;
      case 'rows':
        return `${whole(done)} of ${whole(total)} rows`;
      case 'bytes':
        return `${byteSize(done)} of ${byteSize(total)}`;
    }
  },
  left: ({ least, most }: TimeLeft): string =>
    duration(least) === duration(most)
      ? `about ${duration(most)} left`
      : `about ${duration(least)} to ${duration(most)} left`,
  measuring: 'measuring the time left',
  cancel: 'Cancel',
};
