import { join } from 'node:path';
import type { Engine, RunEvent, TuneRequest } from '../bridge/contract';
import { modelFilesFromFolder } from '../cli/modelFolder';
import { createSession } from '../engine/session';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { defaultTuningConfig } from '../run/defaults';
import type { TuningConfig } from '../run/tuningConfig';
import { fixturesDir, readFixtureBytes } from './fixtures';

/** The two tasks of the stored run, as templates. */
export const smallTemplates: readonly TaskTemplate[] = [
  {
    taskname: 'mood',
    promptTemplate: '<|VIRTUAL_PROMPT_0|> {sentence}<|VIRTUAL_PROMPT_1|> verdict:{label}',
    totalVirtualTokens: 6,
    virtualTokenSplits: [4, 2],
    truncateField: 'sentence',
    answerOnlyLoss: true,
    answerField: 'label',
  },
  {
    taskname: 'intent',
    promptTemplate: '<|VIRTUAL_PROMPT_0|> {utterance}\nintent: {intent}',
    totalVirtualTokens: 6,
    virtualTokenSplits: [6],
    truncateField: undefined,
    answerOnlyLoss: true,
    answerField: 'intent',
  },
];

/** Short and quick to learn. */
export const smallConfig: TuningConfig = {
  ...defaultTuningConfig,
  seed: 7,
  encoder: { ...defaultTuningConfig.encoder, initialisation: { kind: 'vocabulary' } },
  optimiser: { ...defaultTuningConfig.optimiser, learningRate: 1e-2 },
  epochs: 2,
  maxSequenceLength: 40,
  lossOver: 'vocabulary',
  split: { validationShare: 0, testShare: 0 },
};

/** The 64 training and 16 validation rows of the stored run. */
export function smallRequest(config: Partial<TuningConfig> = {}): TuneRequest {
  return {
    runId: 'small',
    data: {
      train: { name: 'train.jsonl', bytes: readFixtureBytes('p-tuning-run/train.jsonl') },
      validation: { name: 'val.jsonl', bytes: readFixtureBytes('p-tuning-run/val.jsonl') },
      test: undefined,
    },
    templates: smallTemplates,
    config: { ...smallConfig, ...config },
  };
}

/** JSON Lines of rows, as a file. */
export const jsonLines = (rows: readonly Readonly<Record<string, string>>[]) => ({
  name: 'rows.jsonl',
  bytes: new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n')),
});

/** A session with the tiny base loaded: on the GPU given, else on WASM. */
export async function startSmallSession(gpu?: GPU): Promise<Engine> {
  const session = createSession({
    gpu: async () => gpu,
    wasm: { files: undefined, threads: 1 },
    openModel: async (source) => modelFilesFromFolder(join(fixturesDir, source.name)),
  });
  await session.start(gpu === undefined ? 'wasm' : 'webgpu');
  await session.loadModel(
    { kind: 'url', name: 'tiny-gpt2', url: '' },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  return session;
}

/** All events of a run; `onEvent` may command it on the way. */
export async function collectRun(
  session: Engine,
  request: TuneRequest,
  onEvent: (event: RunEvent) => void = () => undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of session.tune(request, signal)) {
    events.push(event);
    onEvent(event);
  }
  return events;
}

type EventOf<K extends RunEvent['kind']> = Extract<RunEvent, { readonly kind: K }>;

/** Events of one kind. */
export const eventsOf = <K extends RunEvent['kind']>(events: readonly RunEvent[], kind: K): EventOf<K>[] =>
  events.filter((event): event is EventOf<K> => event.kind === kind);

/** One column over all steps of a run. */
export const columnOf = (events: readonly RunEvent[], name: keyof EventOf<'steps'>['columns']): number[] =>
  eventsOf(events, 'steps').flatMap((event) => [...event.columns[name]]);
