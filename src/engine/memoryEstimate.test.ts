import { memory, profile, type Rank, randomNormal } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTensorBackend } from '../testing/tensorBackend';
import { type BenchShape, parseShape } from './bench/shape';
import { makeWorkload } from './bench/workload';
import { createFrozenModel } from './gpt/composedModel';
import { estimateMemory } from './memoryEstimate';
import { installWasmKernels } from './wasmKernels';

interface Found {
  readonly weights: number;
  readonly peak: number;
}

async function measured(
  shape: BenchShape,
  { packed = false, reads = false }: { readonly packed?: boolean; readonly reads?: boolean } = {},
): Promise<Found> {
  const workload = makeWorkload(shape);
  const before = memory().numBytes;
  const model = createFrozenModel(workload.checkpoint, {
    maxBindingBytes: Number.POSITIVE_INFINITY,
    packed,
    check: () => undefined,
  });
  const weights = memory().numBytes - before;
  const embeddings = randomNormal<Rank.R2>([shape.virtualTokens, shape.hiddenSize]);
  const rows = { embeddings, offsets: [0] };
  const { peakBytes } = await profile(async () => {
    if (!reads) return model.lossAndGradient(workload.batch, rows, { candidates: undefined }).loss;
    await model.loss(workload.batch, rows, { candidates: undefined });
    return embeddings;
  });
  embeddings.dispose();
  model.dispose();
  return { weights, peak: peakBytes };
}

function shapeOf(text: string): BenchShape {
  const shape = parseShape(text);
  if (typeof shape === 'string') throw new Error(shape);
  return shape;
}

describe.each(['wasm', 'cpu'] as const)('the memory of a step on %s', (backend) => {
  beforeAll(async () => {
    await useTensorBackend(backend);
    installWasmKernels(1);
  });

  it.each([
    { layers: 2, width: 64, length: 16, answers: 12 },
    { layers: 4, width: 32, length: 16, answers: 1 },
    { layers: 3, width: 64, length: 48, answers: 40 },
  ])(
    'is as estimated: $layers layers of $width, length $length',
    async ({ layers, width, length, answers }) => {
      const [few, many] = [4, 8].map((rows) =>
        shapeOf([layers, width, 4, 8, length, rows, 2, answers].join()),
      ) as [BenchShape, BenchShape];
      const { config } = makeWorkload(few).checkpoint;
      const estimate = estimateMemory(config, length, backend === 'wasm');
      const [less, more] = [await measured(few), await measured(many)];
      const perToken = (more.peak - less.peak) / ((many.rows - few.rows) * length);
      expect(perToken / estimate.bytesPerToken).toBeGreaterThan(answers === 1 ? 0.7 : 0.93);
      expect(perToken / estimate.bytesPerToken).toBeLessThan(1.03);
      // Without padding and repeated beginnings it may be less, never more.
      const grown = async (how: { readonly packed?: boolean; readonly reads?: boolean }): Promise<number> =>
        ((await measured(many, how)).peak - (await measured(few, how)).peak) /
        ((many.rows - few.rows) * length);
      expect((await grown({ packed: true })) / estimate.bytesPerToken).toBeLessThan(1.03);
      const read = (await grown({ reads: true })) / estimate.readBytesPerToken;
      expect(read).toBeGreaterThan(0.95);
      expect(read).toBeLessThan(1.03);
      expect((await grown({ packed: true, reads: true })) / estimate.readBytesPerToken).toBeLessThan(1.03);
      // The table is padded to a multiple of 64 rows.
      const padding = 4 * (2 * width + 1) * (64 - 8);
      expect(less.weights - estimate.weightBytes - padding).toBeLessThan(1000);
      expect(less.weights).toBeGreaterThanOrEqual(estimate.weightBytes);
    },
  );
});
