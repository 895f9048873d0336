import { matMul, type Rank, randomUniform, slice, type Tensor2D } from '@tensorflow/tfjs-core';

/** A size whose product would take longer than this is left out. */
const longestMilliseconds = 2500;
const tries = 5;

/** Milliseconds of one product; a corner of it is read back, so that it is finished when the clock stops. */
async function timeProduct(a: Tensor2D, b: Tensor2D): Promise<number> {
  const started = performance.now();
  const product = matMul(a, b);
  const corner = slice(product, [0, 0], [1, 1]);
  await corner.data();
  const taken = performance.now() - started;
  for (const tensor of [product, corner]) tensor.dispose();
  return taken;
}

/** Best rates of n x n matrix products, 10^9 operations (2 n^3) per second, by the same kernel that the step uses. */
export async function measureMatmul(sizes: readonly number[]): Promise<Readonly<Record<string, number>>> {
  const rates: Record<string, number> = {};
  let millisecondsPerOperation = 0;
  for (const n of sizes) {
    const operations = 2 * n ** 3;
    if (operations * millisecondsPerOperation > longestMilliseconds) break;
    const a = randomUniform<Rank.R2>([n, n], -1, 1);
    const b = randomUniform<Rank.R2>([n, n], -1, 1);
    let best = Number.POSITIVE_INFINITY;
    const until = performance.now() + longestMilliseconds;
    for (let i = 0; i < tries && (i === 0 || performance.now() < until); i++) {
      best = Math.min(best, await timeProduct(a, b));
    }
    for (const tensor of [a, b]) tensor.dispose();
    rates[n] = operations / best / 1e6;
    millisecondsPerOperation = best / operations;
  }
  return rates;
}
