import type { BackendKind } from '../../bridge/contract';
import { type BackendEnvironment, openBackend } from '../backend';
import { createFrozenModel } from '../gpt/composedModel';
import { createBenchStepper } from './benchStep';
import { type GpuCounters, installCounters } from './counters';
import { measureMatmul } from './matmulRate';
import { type BenchShape, minimumGflop, shapeNumbers } from './shape';
import { type BenchSchedule, type TimedSteps, timeSteps } from './timeSteps';
import { makeWorkload } from './workload';

export interface BenchRequest extends BenchSchedule {
  readonly shape: BenchShape;
  readonly backend: BackendKind;
  /** Sides of the square products that the device is rated by. */
  readonly matmulSizes: readonly number[];
}

/** What one case measured; the units are in the names, the definitions in README.md. */
export interface BenchResult {
  readonly shape: string;
  readonly backend: BackendKind;
  readonly adapter: string;
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
  readonly gpuBytes: number;
  readonly threads: number;
  readonly precision: 'f32';
  readonly losses: readonly number[];
  readonly savings: readonly string[];
}

/**
 * What the engine leaves out that p-tuning does not need: no gradients of weights, inputs of linear layers not kept,
 * output head at answer positions only, LayerNorm's gain and bias folded into the next weights, encoder once per step.
 * All are part of how the engine is written; none can be switched off.
 */
const savings = [
  'no-weight-gradients',
  'no-saved-inputs',
  'answer-rows-head',
  'folded-layer-norm',
  'encoder-once',
];

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
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
  const workload = makeWorkload(request.shape);
  const model = createFrozenModel(workload.checkpoint, backend.modelOptions);
  const stepper = await createBenchStepper(request.shape, workload, model);
  try {
    const timed = await timeSteps(stepper, request, counters, say);
    const gpuBytes = counters.peakBytes();
    const matmulBySize = await measureMatmul(request.matmulSizes);
    const { adapter, threads } = backend.report;
    return { ...summarise(request, timed, matmulBySize), adapter, threads, gpuBytes };
  } finally {
    stepper.dispose();
    model.dispose();
    backend.dispose();
  }
}

function summarise(
  { shape, backend }: BenchRequest,
  { milliseconds, firstMilliseconds, pipelinedMilliseconds, counts, losses }: TimedSteps,
  matmulBySize: Readonly<Record<string, number>>,
): Omit<BenchResult, 'adapter' | 'threads' | 'gpuBytes'> {
  const median = medianOf(milliseconds);
  const matmulGflops = Math.max(...Object.values(matmulBySize));
  const fMinGflop = minimumGflop(shape);
  return {
    shape: shapeNumbers(shape).join(),
    backend,
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
    precision: 'f32',
    losses,
    savings,
  };
}
