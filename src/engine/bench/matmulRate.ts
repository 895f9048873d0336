import { matMul, type Rank, randomUniform, slice } from '@tensorflow/tfjs-core';

/** A size whose product would take longer than this is left out. */
const longestMilliseconds = 2500;
const tries = 5;

/** A product of two n x n matrices that can be computed again and again. */
export interface TimedProduct {
  /** Resolves when the product is computed. */
  run(): Promise<void>;
  dispose(): void;
}

/** The product as the tensor library computes it; a corner of it is read back, so that it is finished. */
export async function tensorProduct(n: number): Promise<TimedProduct> {
  const a = randomUniform<Rank.R2>([n, n], -1, 1);
  const b = randomUniform<Rank.R2>([n, n], -1, 1);
  return {
    run: async () => {
      const product = matMul(a, b);
      const corner = slice(product, [0, 0], [1, 1]);
      await corner.data();
      for (const tensor of [product, corner]) tensor.dispose();
    },
    dispose: () => {
      for (const tensor of [a, b]) tensor.dispose();
    },
  };
}

/** Best rates of n x n matrix products, 10^9 operations (2 n^3) per second, by the same kernel that the step uses. */
export async function measureMatmul(
  sizes: readonly number[],
  productOf: (n: number) => Promise<TimedProduct>,
): Promise<Readonly<Record<string, number>>> {
  const rates: Record<string, number> = {};
  let millisecondsPerOperation = 0;
  for (const n of sizes) {
    const operations = 2 * n ** 3;
    if (operations * millisecondsPerOperation > longestMilliseconds) break;
    const product = await productOf(n);
    let best = Number.POSITIVE_INFINITY;
    const until = performance.now() + longestMilliseconds;
    for (let i = 0; i < tries && (i === 0 || performance.now() < until); i++) {
      const started = performance.now();
      await product.run();
      best = Math.min(best, performance.now() - started);
    }
    product.dispose();
    rates[n] = operations / best / 1e6;
    millisecondsPerOperation = best / operations;
  }
  return rates;
}
