import type { KernelFamily, MemoryKind } from '../../run/stepProfile';
import { compact, whole } from '../../words/en/format';

const families: Readonly<Record<KernelFamily, string>> = {
  assembly: 'Putting rows together',
  attention: 'Attention',
  encoder: 'Prompt encoder',
  generation: 'Writing',
  head: 'Loss over tokens',
  'layer-norm': 'Layer norm',
  lstm: 'LSTM steps',
  matmul: 'Matrix products',
  optimiser: 'Optimiser',
};

const memoryKinds: Readonly<Record<MemoryKind, string>> = {
  weights: 'Frozen model',
  state: 'Encoder and optimiser',
  scratch: 'Activations and gradients',
  inputs: 'Rows of the batch',
  'frozen-text': 'Text before the prompt',
  tensors: 'Tensors of tfjs',
  height: 'Tensors of tfjs at most',
};

export const profileText = {
  title: 'Where the time goes',
  lead: 'While this is open, about one step a second is measured piece by piece. The numbers of the run stay the same.',
  waiting: 'The next measured step appears here.',
  stepTime: 'Whole step',
  stepTimeOf: (milliseconds: number, step: number) => `${compact(milliseconds)} ms at step ${whole(step)}`,
  inParts: 'Sum of the parts',
  milliseconds: (milliseconds: number) => `${compact(milliseconds)} ms`,
  submits: 'Submits',
  programs: 'Compiled kernels',
  recordings: 'Recordings kept',
  untimed: 'This device does not time its parts, so only the whole step is measured.',
  work: 'Time by kind of work',
  family: 'Kernels',
  operation: 'Operation',
  time: 'Time',
  launches: 'Launches',
  calls: 'Calls',
  all: 'All',
  others: 'Others',
  families,
  memory: 'Memory by use',
  use: 'Use',
  size: 'Size',
  memoryKinds,
};
