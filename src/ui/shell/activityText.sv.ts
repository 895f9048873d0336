import { byteSize, duration, whole } from '../../words/sv/format';
import { phaseText } from '../train/progressText.sv';
import type { activityText as english } from './activityText.en';

export const activityText: typeof english = {
  name: (activity) => {
    switch (activity.kind) {
      case 'run':
        return phaseText(activity.phase, activity.stopping);
      case 'answering':
        return 'Modellen svarar…';
      case 'removing':
        return `Utelämnar de virtuella token i ${activity.name}, en i taget`;
      case 'predicting':
        return `Besvarar raderna i ${activity.name}`;
      case 'evaluating':
        return 'Jämför svar…';
      case 'measuring':
        return 'Mäter promptarna på deras undanhållna rader';
      case 'loading-model':
        return `Läser in ${activity.name}`;
      case 'reading':
        return `Läser ${activity.name}`;
      case 'mending':
        return 'Lagar rader…';
      case 'starting-engine':
        return 'Startar motorn…';
    }
  },
  amount: ({ unit, done, total }) => {
    switch (unit) {
      case 'steps':
        return `Steg ${whole(done)} av ${whole(total)}`;
      case 'rows':
        return `${whole(done)} av ${whole(total)} rader`;
      case 'bytes':
        return `${byteSize(done)} av ${byteSize(total)}`;
    }
  },
  left: ({ least, most }) =>
    duration(least) === duration(most)
      ? `ungefär ${duration(most)} kvar`
      : `ungefär ${duration(least)} till ${duration(most)} kvar`,
  measuring: 'mäter återstående tid',
  cancel: 'Avbryt',
};
