import { assertUnreachable, at } from '../../base/assert';
import type { BackendKind } from '../../bridge/contract';
import { type BackendEnvironment, openBackend, type RunningBackend } from '../backend';
import { createModel } from '../createModel';
import type { FrozenModel } from '../frozenModel';
import { allSavings, type Savings, savingNames } from '../fused/savings';
import { createFrozenModel } from '../gpt/composedModel';
import { type BenchStepper, createBenchStepper } from './benchStep';
import { type GpuCounters, installCounters } from './counters';
import { measureMatmul, tensorProduct } from './matmulRate';
import { type BenchShape, minimumGflop, shapeNumbers } from './shape';
import { type BenchSchedule, type TimedSteps, timeSteps } from './timeSteps';
import { makeWorkload, type Workload } from './workload';

/** What takes the steps: plain tensor operations, or recordings of our own kernels. */
export type BenchEngine = 'composed' | 'fused';

export interface BenchRequest extends BenchSchedule {
  readonly shape: BenchShape;
  readonly backend: BackendKind;
  /** Several take turns, step by step. */
  readonly engines: readonly BenchEngine[];
  /** Savings that are switched off; plain operations know of `sharedPrefix` only. */
  readonly without: readonly (keyof Savings)[];
  /** Words before the virtual tokens in every row. */
  readonly promptAt: number;
  /** Sides of the square products that the device is rated by. */
  readonly matmulSizes: readonly number[];
}

/** What one engine measured; the units are in the names, the definitions in README.md. */
export interface EngineResult {
  readonly engine: BenchEngine;
  readonly msPerStepMedian: number;
  readonly msPerStepMin: number;
  readonly msPerStepAll: readonly number[];
  readonly msPerStepPipelined: number;
  readonly msFirstStep: number;
  readonly tokensPerSecond: number;
  readonly matmulGflops: number;
  readonly matmulBySize: Readonly<Record<string, number>>;
  readonly fMinGflop: number;
  readonly rho: number;
  readonly dispatchesPerStep: number;
  readonly submitsPerStep: number;
  readonly passesPerStep: number;
  readonly bytesUploadedPerStep: number;
  readonly newBuffersPerStep: number;
  readonly newPipelinesPerStep: number;
  readonly losses: readonly number[];
  readonly savings: readonly string[];
}

/** The last engine's figures, and those of the ones that took turns with it. */
export interface BenchResult extends EngineResult {
  readonly shape: string;
  readonly backend: BackendKind;
  readonly adapter: string;
  readonly threads: number;
  readonly precision: 'f32';
  /** Peak of all buffers, of all engines that took turns. */
  readonly gpuBytes: number;
  readonly others: readonly EngineResult[];
}

/**
 * What is left out that p-tuning does not need: no gradients of weights, inputs of linear layers not kept, output head and
 * last block at answer positions only, LayerNorm's gain and bias folded into the next weights, encoder once per step.
 * `packed`: padding is left out too, and what all rows begin with computed once; this alone can be switched off. All else is
 * part of how the composed engine is written.
 */
const composedSavings = (packed: boolean): readonly string[] => [
  'no-weight-gradients',
  'no-saved-inputs',
  'answer-rows-head',
  'last-layer-trim',
  'folded-layer-norm',
  'encoder-once',
  'first-layer-trim',
  ...(packed ? ['packed-rows', 'shared-prefix'] : []),
];

/** What the fused engine leaves out besides, as far as it is not switched off. */
function fusedSavings(without: readonly (keyof Savings)[]): readonly string[] {
  const on = Object.entries(savingNames).flatMap(([name, saving]) =>
    without.includes(saving) ? [] : [name],
  );
  return [
    'no-weight-gradients',
    'no-saved-inputs',
    'folded-layer-norm',
    'encoder-once',
    'packed-rows',
    'no-logits',
    'recorded-step',
    ...on,
  ];
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Whether plain operations leave out padding and repeated beginnings; both belong together there. */
const isPacked = (backend: RunningBackend, without: BenchRequest['without']): boolean =>
  backend.modelOptions.packed === true && !without.includes('sharedPrefix');

/** The model that an engine takes its steps through; rejects where the device has no fused engine. */
function modelFor(
  engine: BenchEngine,
  workload: Workload,
  backend: RunningBackend,
  without: BenchRequest['without'],
): FrozenModel {
  switch (engine) {
    case 'composed':
      return createFrozenModel(workload.checkpoint, {
        ...backend.modelOptions,
        packed: isPacked(backend, without),
      });
    case 'fused':
      if (backend.fused === undefined)
        throw new Error(`no fused engine: ${JSON.stringify(backend.report.steps)}`);
      return createModel(workload.checkpoint, backend, {
        ...allSavings,
        ...Object.fromEntries(without.map((saving) => [saving, false])),
      });
    default:
      return assertUnreachable(engine);
  }
}

/** Runs one case on the backend asked for, or rejects: there is no falling back. */
export async function runBenchCase(
  request: BenchRequest,
  environment: BackendEnvironment,
  say: (line: string) => void,
): Promise<BenchResult> {
  let counters: GpuCounters = installCounters({});
  const gpu = async (): Promise<GPU | undefined> => {
    const found = await environment.gpu();
    counters = installCounters(globalThis);
    return found;
  };
  const backend = await openBackend(request.backend, { ...environment, gpu });
  say(`${request.backend} on ${backend.report.adapter} (${backend.report.features.join(', ')})`);
  const workload = makeWorkload(request.shape, request.promptAt);
  const models: FrozenModel[] = [];
  const steppers: BenchStepper[] = [];
  try {
    for (const engine of request.engines) {
      const model = modelFor(engine, workload, backend, request.without);
      models.push(model);
      steppers.push(await createBenchStepper(request.shape, workload, model));
    }
    const timed = await timeSteps(steppers, request, counters, say);
    const gpuBytes = counters.peakBytes();
    const results: EngineResult[] = [];
    for (const [index, engine] of request.engines.entries()) {
      const product = engine === 'fused' ? backend.fused?.product : undefined;
      const matmulBySize = await measureMatmul(request.matmulSizes, product ?? tensorProduct);
      const savings =
        engine === 'fused'
          ? fusedSavings(request.without)
          : composedSavings(isPacked(backend, request.without));
      results.push({ ...summarise(request.shape, at(timed, index), matmulBySize), engine, savings });
    }
    const { adapter, threads } = backend.report;
    const shape = shapeNumbers(request.shape).join();
    const last = at(results, results.length - 1);
    const others = results.slice(0, -1);
    return { shape, backend: request.backend, adapter, ...last, threads, precision: 'f32', gpuBytes, others };
  } finally {
    for (const stepper of steppers) stepper.dispose();
    for (const model of models) model.dispose();
    backend.dispose();
  }
}

function summarise(
  shape: BenchShape,
  { milliseconds, firstMilliseconds, pipelinedMilliseconds, counts, losses }: TimedSteps,
  matmulBySize: Readonly<Record<string, number>>,
): Omit<EngineResult, 'engine' | 'savings'> {
  const median = medianOf(milliseconds);
  const matmulGflops = Math.max(...Object.values(matmulBySize));
  const fMinGflop = minimumGflop(shape);
  return {
    msPerStepMedian: median,
    msPerStepMin: Math.min(...milliseconds),
    msPerStepAll: milliseconds,
    msPerStepPipelined: pipelinedMilliseconds,
    msFirstStep: firstMilliseconds,
    tokensPerSecond: (shape.rows * shape.positions * 1000) / median,
    matmulGflops,
    matmulBySize,
    fMinGflop,
    rho: median / 1000 / (fMinGflop / matmulGflops),
    dispatchesPerStep: counts.dispatches,
    submitsPerStep: counts.submits,
    passesPerStep: counts.passes,
    bytesUploadedPerStep: counts.uploadedBytes,
    newBuffersPerStep: counts.newBuffers,
    newPipelinesPerStep: counts.newPipelines,
    losses,
  };
}
