import { describe, expect, it } from 'vitest';
import { runBenchCase } from './benchCase';
import { distanceFromGolden, lossTolerance } from './golden';
import { parseShape } from './shape';

const environment = { gpu: async () => undefined, wasm: { files: undefined, threads: 1 } };
const shape = parseShape('S2');
if (typeof shape === 'string') throw new Error(shape);

describe('a benchmark case', () => {
  it('takes warm-up, timed and further steps, and keeps every loss', async () => {
    const schedule = {
      engines: ['composed'] as const,
      without: [],
      promptAt: 0,
      warmup: 2,
      steps: 5,
      lossSteps: 14,
      matmulSizes: [64, 128],
    };
    const result = await runBenchCase({ shape, backend: 'wasm', ...schedule }, environment, () => undefined);
    expect(result).toMatchObject({
      shape: '2,64,4,512,32,4,6,1',
      backend: 'wasm',
      dispatchesPerStep: 0,
      precision: 'f32',
    });
    expect(result.msPerStepAll).toHaveLength(5);
    expect(result.losses).toHaveLength(14);
    expect(distanceFromGolden('S2', result.losses)).toBeLessThan(lossTolerance);
    expect(Object.keys(result.matmulBySize)).toEqual(['64', '128']);
    const sorted = [...result.msPerStepAll].sort((a, b) => a - b);
    expect([result.msPerStepMin, result.msPerStepMedian]).toEqual([sorted[0], sorted[2]]);
    expect(result.rho).toBeCloseTo(
      result.msPerStepMedian / 1000 / (result.fMinGflop / result.matmulGflops),
      6,
    );
  });

  it('says which savings were on, and finds the same losses without them', async () => {
    const schedule = { promptAt: 0, warmup: 1, steps: 5, lossSteps: 0, matmulSizes: [64] };
    const engines = ['composed'] as const;
    const run = (without: readonly 'sharedPrefix'[]) =>
      runBenchCase({ shape, backend: 'wasm', engines, without, ...schedule }, environment, () => undefined);
    const [all, fewer] = [await run([]), await run(['sharedPrefix'])];
    expect(all.savings.filter((saving) => !fewer.savings.includes(saving))).toEqual([
      'packed-rows',
      'shared-prefix',
    ]);
    const apart = all.losses.map((loss, i) => Math.abs(loss - (fewer.losses[i] ?? Number.NaN)) / loss);
    expect(Math.max(...apart)).toBeLessThan(1e-5);
  });

  it('fails where the backend is missing instead of taking another', async () => {
    const run = runBenchCase(
      {
        shape,
        backend: 'webgpu',
        engines: ['fused'],
        without: [],
        promptAt: 0,
        warmup: 1,
        steps: 5,
        lossSteps: 0,
        matmulSizes: [64],
      },
      environment,
      () => undefined,
    );
    await expect(run).rejects.toMatchObject({ failure: { kind: 'no-backend', wanted: 'webgpu' } });
  });
});
