import fc from 'fast-check';
import { defaultTuningConfig } from '../run/defaults';
import type { TuningConfig } from '../run/tuningConfig';
import type { PromptMetrics, PromptTable, VirtualPrompt } from '../table/promptTable';

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

/** Any prompt of `hiddenSize` columns under this name. */
export const anyPrompt = (taskname: string, hiddenSize: number): fc.Arbitrary<VirtualPrompt> =>
  fc.integer({ min: 1, max: 4 }).chain((totalVirtualTokens) => {
    const length = totalVirtualTokens * hiddenSize;
    return fc.record({
      taskname: fc.constant(taskname),
      version: fc.constant(1),
      start: fc.constant(undefined),
      aliases: fc.constant([]),
      embeddings: fc
        .array(anyFloat32, { minLength: length, maxLength: length })
        .map((numbers) => Float32Array.from(numbers)),
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

/** Any table of up to three prompts. */
export const anyTable: fc.Arbitrary<PromptTable> = fc
  .record({
    base: fc.record({ name: anyText, fingerprint: anyText }),
    hiddenSize: fc.integer({ min: 1, max: 5 }),
    names: fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), { maxLength: 3 }),
  })
  .chain(({ base, hiddenSize, names }) =>
    fc
      .tuple(...names.map((name) => anyPrompt(name, hiddenSize)))
      .map((prompts) => ({ base, prompts, earlier: [], history: [] })),
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
