import { type BenchResult, runBenchCase } from '../engine/bench/benchCase';
import { openNodeGpu } from '../engine/nodeGpu';
import { startNodeHelper } from '../engine/nodeHelper';
import { type BenchOptions, matmulSizes } from './benchOptions';
import { vulkanDriver } from './vulkanDriver';

/** One case in this process: Dawn, WASM or plain JavaScript. */
export async function benchInNode(options: BenchOptions, say: (line: string) => void): Promise<BenchResult> {
  const driver = options.backend === 'webgpu' ? vulkanDriver(options.adapter) : undefined;
  if (driver !== undefined) process.env.VK_ICD_FILENAMES = driver;
  const { shape, backend, engines, without, promptAt, steps, warmup, lossSteps, threads } = options;
  const environment = { gpu: openNodeGpu, wasm: { files: undefined, threads, startHelper: startNodeHelper } };
  return runBenchCase(
    { shape, backend, engines, without, promptAt, steps, warmup, lossSteps, matmulSizes },
    environment,
    say,
  );
}
