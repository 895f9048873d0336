import type {
  Initialisation,
  OptimiserSettings,
  ScheduleSettings,
  TuningConfig,
} from '../../run/tuningConfig';
import type { Choice } from '../parts/fields';

const initialisations: readonly Choice<Initialisation['kind']>[] = [
  { id: 'vocabulary', name: 'Words drawn from the vocabulary' },
  { id: 'text', name: 'The words of the taskname' },
  { id: 'random', name: 'Random numbers' },
];
const lossOvers: readonly Choice<TuningConfig['lossOver']>[] = [
  { id: 'auto', name: 'Labels when they are few, else all tokens' },
  { id: 'vocabulary', name: 'All tokens' },
  { id: 'candidates', name: 'Tokens of the labels only' },
];
const optimisers: readonly Choice<OptimiserSettings['kind']>[] = [
  { id: 'adamw', name: 'AdamW' },
  { id: 'adam', name: 'Adam' },
];
const schedules: readonly Choice<ScheduleSettings['kind']>[] = [
  { id: 'cosine', name: 'Cosine with warm-up' },
  { id: 'constant', name: 'Constant' },
];

export const moreText = {
  seed: 'Seed',
  batchSize: 'Rows per step',
  passSize: 'Rows per pass',
  passSizeHelp: 'Fewer take less memory. The passes of a step are added up.',
  maxSteps: 'Most steps',
  maxStepsHelp: '0: as many as the epochs need.',
  initialisation: 'Virtual tokens start from',
  initialisations,
  lossOver: 'Loss over',
  lossOverHelp: 'Labels only learns sooner; the answer is then chosen among the tokens of the labels.',
  lossOvers,
  optimiser: 'Optimiser',
  optimisers,
  weightDecay: 'Weight decay',
  schedule: 'Learning rate schedule',
  schedules,
  warmup: 'Warm-up steps',
  maxLength: 'Longest row in tokens',
  maxLengthHelp: '0: what the model can read.',
  earlyStop: 'Stop early',
  earlyStopHelp: 'When the validation loss has not fallen for ten validations.',
  conditioning: 'Condition on the taskname',
  conditioningHelp: 'Puts the words of the taskname into the encoder.',
};
