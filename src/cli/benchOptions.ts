import type { BackendKind } from '../bridge/contract';
import type { BenchEngine } from '../engine/bench/benchCase';
import { type BenchShape, parseShape } from '../engine/bench/shape';
import { type Savings, savingNames } from '../engine/fused/savings';
import { readNumber, readOptions, readWord, UsageError, wholeFrom } from './usage';

export const benchUsage = `npm run -s bench -- [options]      times one p-tuning step; one JSON line on stdout

  --shape S1|S2|S3|L,d,H,V,T,B,P,A   layers, width, heads, vocabulary, positions per row (virtual ones included),
                                     rows, virtual tokens, answer positions per row   (S1)
  --backend webgpu|wasm|cpu          does the whole step; no falling back              (webgpu)
  --engine composed|fused|both       plain tensor operations, own kernels, or taking turns  (webgpu: fused)
  --runtime chromium|node            headless browser, in a worker; or Node            (chromium)
  --steps N                          timed steps, at least 5                           (7)
  --warmup N                         steps before                                      (2)
  --loss-steps N                     go on until N steps were taken in all, untimed    (0)
  --adapter swiftshader|lavapipe|default   (chromium: swiftshader, node: lavapipe)
  --threads N                        WASM threads                                      (2)
  --precision f32                    weights                                           (f32)
  --features LIST                    savings to switch off: shared-prefix, frozen-text, frozen-cache, answer-rows
                                     (plain operations: shared-prefix, with the padding)
  --prompt-at N                      words before the virtual tokens in every row      (0)
  --json                             stdout carries nothing but the line (always so)`;

export type BenchRuntime = 'chromium' | 'node';
export type BenchAdapter = 'swiftshader' | 'lavapipe' | 'default';

export interface BenchOptions {
  readonly shape: BenchShape;
  readonly backend: BackendKind;
  readonly engines: readonly BenchEngine[];
  readonly without: readonly (keyof Savings)[];
  readonly promptAt: number;
  readonly runtime: BenchRuntime;
  readonly steps: number;
  readonly warmup: number;
  readonly lossSteps: number;
  readonly adapter: BenchAdapter;
  readonly threads: number;
}

/** Sides of the square matrix products that rate a device. */
export const matmulSizes = [512, 1024, 2048] as const;

const text = { type: 'string' } as const;

const enginesOf = (engine: BenchEngine | 'both'): readonly BenchEngine[] =>
  engine === 'both' ? ['composed', 'fused'] : [engine];

/** Reads the options of `npm run bench`; throws UsageError. */
export function readBenchOptions(argv: readonly string[]): BenchOptions {
  const { values } = readOptions(argv, {
    options: {
      shape: text,
      backend: text,
      engine: text,
      runtime: text,
      steps: text,
      warmup: text,
      'loss-steps': text,
      adapter: text,
      threads: text,
      precision: text,
      features: text,
      'prompt-at': text,
      json: { type: 'boolean' },
    },
  });
  const shape = parseShape(values.shape ?? 'S1');
  if (typeof shape === 'string') throw new UsageError(shape);
  if ((values.precision ?? 'f32') !== 'f32') {
    throw new UsageError(`--precision takes f32, not '${values.precision}': the engine has no other weights`);
  }
  const features = (values.features ?? '').split(',').filter((name) => name !== '');
  const without = features.map((name) => {
    const saving = savingNames[name];
    if (saving === undefined) {
      throw new UsageError(`--features: there is no saving '${name}' that can be switched off`);
    }
    return saving;
  });
  const promptAt = readNumber('prompt-at', values['prompt-at'], wholeFrom(0)) ?? 0;
  if (promptAt > shape.positions - shape.virtualTokens - shape.answers) {
    throw new UsageError(`--prompt-at ${promptAt} leaves no room for the prompt before the answer`);
  }
  const runtime = readWord('runtime', values.runtime, ['chromium', 'node']) ?? 'chromium';
  if (runtime === 'chromium' && values.adapter === 'lavapipe') {
    throw new UsageError('--adapter lavapipe is for --runtime node: Chromium has SwiftShader or a real GPU');
  }
  const backend = readWord('backend', values.backend, ['webgpu', 'wasm', 'cpu']) ?? 'webgpu';
  const engine = readWord('engine', values.engine, ['composed', 'fused', 'both']);
  if (backend !== 'webgpu' && engine !== undefined && engine !== 'composed') {
    throw new UsageError(`--engine ${engine} is for --backend webgpu: the kernels are WebGPU's`);
  }
  const usual = runtime === 'chromium' ? 'swiftshader' : 'lavapipe';
  return {
    shape,
    runtime,
    backend,
    without,
    promptAt,
    engines: enginesOf(engine ?? (backend === 'webgpu' ? 'fused' : 'composed')),
    steps: readNumber('steps', values.steps, wholeFrom(5)) ?? 7,
    warmup: readNumber('warmup', values.warmup, wholeFrom(1)) ?? 2,
    lossSteps: readNumber('loss-steps', values['loss-steps'], wholeFrom(0)) ?? 0,
    adapter: readWord('adapter', values.adapter, ['swiftshader', 'lavapipe', 'default']) ?? usual,
    threads: readNumber('threads', values.threads, wholeFrom(1)) ?? 2,
  };
}
