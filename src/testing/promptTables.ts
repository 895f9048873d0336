import fc from 'fast-check';
import { defaultTuningConfig } from '../run/defaults';
import type { TuningConfig } from '../run/tuningConfig';
import type { LearningStep, PromptMetrics, PromptTable, VirtualPrompt } from '../table/promptTable';

/** Any finite F32: subnormals, both zeros and the largest included. */
export const anyFloat32 = fc.float({ noNaN: true, noDefaultInfinity: true });

const anyText = fc.string({ unit: 'binary', maxLength: 12 });
const orUndefined = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyConfig: fc.Arbitrary<TuningConfig> = fc
  .record({
    seed: fc.nat(),
    learningRate: fc.double({ min: 1e-12, max: 10, noNaN: true }),
    clipNorm: orUndefined(fc.constant(1)),
    hidden: orUndefined(fc.integer({ min: 1, max: 512 })),
    initialisation: fc.oneof(
      fc.constant({ kind: 'vocabulary' as const }),
      orUndefined(anyText).map((text) => ({ kind: 'text' as const, text })),
    ),
  })
  .map(({ seed, learningRate, clipNorm, hidden, initialisation }) => ({
    ...defaultTuningConfig,
    seed,
    optimiser: { ...defaultTuningConfig.optimiser, learningRate, clipNorm },
    encoder: { ...defaultTuningConfig.encoder, hidden, initialisation },
  }));

const anyShare = orUndefined(fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0));
const anyMetrics: fc.Arbitrary<PromptMetrics> = fc.record({
  validationLoss: anyShare,
  bestStep: orUndefined(fc.nat()),
  steps: fc.nat(),
  accuracy: anyShare,
  macroF1: anyShare,
  majorityAccuracy: anyShare,
  measuredOn: orUndefined(fc.constantFrom('test' as const, 'validation' as const)),
});

const anyNumbers = (length: number): fc.Arbitrary<Float32Array> =>
  fc.array(anyFloat32, { minLength: length, maxLength: length }).map((numbers) => Float32Array.from(numbers));

/** Any prompt of `hiddenSize` columns under this name. */
export const anyPrompt = (
  taskname: string,
  version: number,
  hiddenSize: number,
): fc.Arbitrary<VirtualPrompt> =>
  fc.integer({ min: 1, max: 4 }).chain((totalVirtualTokens) => {
    const length = totalVirtualTokens * hiddenSize;
    return fc.record({
      taskname: fc.constant(taskname),
      version: fc.constant(version),
      start: orUndefined(anyNumbers(length)),
      aliases: fc.uniqueArray(fc.record({ from: anyText, to: anyText }), {
        maxLength: 2,
        selector: ({ from }) => from,
      }),
      embeddings: anyNumbers(length),
      totalVirtualTokens: fc.constant(totalVirtualTokens),
      hiddenSize: fc.constant(hiddenSize),
      template: fc.record({
        taskname: fc.constant(taskname),
        promptTemplate: anyText,
        totalVirtualTokens: fc.constant(totalVirtualTokens),
        virtualTokenSplits: fc.constant([totalVirtualTokens]),
        truncateField: orUndefined(anyText),
        answerOnlyLoss: fc.boolean(),
        answerField: orUndefined(anyText),
      }),
      labels: fc.array(anyText, { maxLength: 3 }),
      config: orUndefined(anyConfig),
      metrics: orUndefined(anyMetrics),
    });
  });

const anyVersion = fc.integer({ min: 1, max: 1000 });
const anyScore = fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0);
const anyHistory: fc.Arbitrary<readonly LearningStep[]> = fc.array(
  fc.record({
    at: fc.nat(),
    learned: fc.array(fc.record({ taskname: anyText, version: anyVersion }), { maxLength: 2 }),
    standing: fc.array(
      fc.record({
        taskname: anyText,
        version: anyVersion,
        digest: fc.stringMatching(/^[0-9a-f]{64}$/),
        score: orUndefined(
          fc.record({ rows: fc.integer({ min: 1, max: 9999 }), accuracy: anyScore, macroF1: anyScore }),
        ),
      }),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 2 },
);

/** Any table of up to three tasks, each in up to three versions. */
export const anyTable: fc.Arbitrary<PromptTable> = fc
  .record({
    base: fc.record({ name: anyText, fingerprint: anyText }),
    hiddenSize: fc.integer({ min: 1, max: 5 }),
    tasks: fc.uniqueArray(
      fc.record({
        name: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
        versions: fc.uniqueArray(anyVersion, { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 3, selector: ({ name }) => name },
    ),
    history: anyHistory,
  })
  .chain(({ base, hiddenSize, tasks, history }) =>
    fc
      .tuple(
        fc.tuple(...tasks.map(({ name, versions }) => anyPrompt(name, versions[0] ?? 1, hiddenSize))),
        fc.tuple(
          ...tasks.flatMap(({ name, versions }) =>
            versions.slice(1).map((version) => anyPrompt(name, version, hiddenSize)),
          ),
        ),
      )
      .map(([prompts, earlier]) => ({ base, prompts, earlier, history })),
  );

/** One small prompt, for stories. */
export function smallPrompt(taskname: string, numbers: readonly number[] = [1, 2, 3, 4]): VirtualPrompt {
  return {
    taskname,
    version: 1,
    start: undefined,
    aliases: [],
    embeddings: Float32Array.from(numbers),
    totalVirtualTokens: 2,
    hiddenSize: numbers.length / 2,
    template: {
      taskname,
      promptTemplate: '<|VIRTUAL_PROMPT_0|> {text} label:{label}',
      totalVirtualTokens: 2,
      virtualTokenSplits: [2],
      truncateField: 'text',
      answerOnlyLoss: true,
      answerField: 'label',
    },
    labels: ['yes', 'no'],
    config: defaultTuningConfig,
    metrics: undefined,
  };
}
