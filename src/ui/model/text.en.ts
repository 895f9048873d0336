import type { BackendKind, BackendWish } from '../../bridge/contract';
import { counted } from '../../words/en/format';
import type { Choice } from '../parts/fields';

const names: Readonly<Record<BackendKind, string>> = { webgpu: 'WebGPU', wasm: 'WASM', cpu: 'CPU' };
const wishes: readonly Choice<BackendWish>[] = [
  { id: 'auto', name: 'The fastest that works' },
  { id: 'webgpu', name: 'WebGPU only' },
  { id: 'wasm', name: 'WASM only' },
  { id: 'cpu', name: 'CPU only' },
];

export const modelText = {
  title: 'Model and engine',
  close: 'Close',
  model: 'Base model',
  modelLead: 'Frozen: nothing in it ever changes.',
  none: 'No model is loaded.',
  name: 'Name',
  fingerprint: 'Fingerprint',
  shape: 'Shape',
  shapeOf: (layers: number, hidden: number, heads: number) =>
    `${layers} layers, width ${hidden}, ${heads} heads`,
  vocabulary: 'Vocabulary',
  context: 'Longest text',
  tokens: (count: number) => counted(count, 'token'),
  parameters: 'Parameters',
  parametersOf: (count: string, size: string) => `${count} (${size})`,
  embedded: 'Load the embedded model',
  pick: 'Load another GPT-2 checkpoint',
  drop: 'Drop the files of a checkpoint',
  pickHelp:
    'Pick or drop its files together: config.json, tokenizer.json, and model.safetensors (or its shards with their index).',
  cancel: 'Cancel',
  busy: 'A run is going on; stop it before changing the model or the engine.',
  loadingName: (name: string) => `Loading ${name}…`,
  progress: (file: string, done: string, all: string) => `${file}: ${done} of ${all}`,
  engine: 'Engine',
  names,
  wishes,
  wish: 'Use',
  restart: 'Start the engine again',
  backend: 'Runs on',
  adapter: 'Adapter',
  features: 'Features',
  threads: 'Threads',
  selfTest: 'Self-test',
  selfTestOf: (loss: string, gradient: string) =>
    `loss off by ${loss}, gradient by ${gradient}, relative to stored numbers`,
  steps: 'Training steps',
  stepsFused: (difference: string, subgroups: boolean) =>
    `by this studio's own GPU kernels${subgroups ? ' with subgroups' : ''}, recorded once and replayed; off by ${difference} in their self-test`,
  stepsComposed: 'one tensor operation after another',
  stepsInstead:
    'one tensor operation after another, because its own GPU kernels did not pass their self-test',
  softwareGpu: 'This graphics adapter is software: correct, but far slower than a graphics card.',
  processor: 'This runs on the processor: correct, but slower than a graphics card would be.',
  starting: 'Starting the engine…',
  notStarted: 'The engine has not been started.',
};
