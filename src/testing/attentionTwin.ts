import { at } from '../base/assert';

/** Attention in plain loops. q [queries, heads * headSize]; k and v [keys, heads * headSize]. */
export interface Attending {
  readonly q: ArrayLike<number>;
  readonly k: ArrayLike<number>;
  readonly v: ArrayLike<number>;
  readonly heads: number;
  readonly headSize: number;
  /** The keys that each query sees. */
  readonly sees: readonly (readonly number[])[];
}

/** x_i . y_j of one head. */
function dot(
  { heads, headSize }: Attending,
  head: number,
  [x, i]: readonly [ArrayLike<number>, number],
  [y, j]: readonly [ArrayLike<number>, number],
): number {
  const d = heads * headSize;
  let sum = 0;
  for (let e = head * headSize; e < (head + 1) * headSize; e++) sum += at(x, i * d + e) * at(y, j * d + e);
  return sum;
}

/** sum_i += weight * y_j in one head. */
function add(
  { heads, headSize }: Attending,
  head: number,
  [sum, i]: readonly [Float64Array, number],
  weight: number,
  [y, j]: readonly [ArrayLike<number>, number],
): void {
  const d = heads * headSize;
  for (let e = head * headSize; e < (head + 1) * headSize; e++) {
    sum[i * d + e] = at(sum, i * d + e) + weight * at(y, j * d + e);
  }
}

/** Log-sum-exp of a query's scores, and its probabilities. */
function softmax(scores: readonly number[]): { readonly logSum: number; readonly p: readonly number[] } {
  const largest = Math.max(...scores);
  const logSum = largest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - largest), 0));
  return { logSum, p: scores.map((score) => Math.exp(score - logSum)) };
}

export function attentionTwin(given: Attending): {
  readonly out: Float64Array;
  /** [queries, heads] */
  readonly logSums: Float64Array;
} {
  const { q, k, v, heads, sees } = given;
  const out = new Float64Array(q.length);
  const logSums = new Float64Array(sees.length * heads);
  sees.forEach((keys, i) => {
    for (let head = 0; head < heads; head++) {
      const { logSum, p } = softmax(keys.map((j) => dot(given, head, [q, i], [k, j])));
      logSums[i * heads + head] = logSum;
      keys.forEach((j, index) => {
        add(given, head, [out, i], at(p, index), [v, j]);
      });
    }
  });
  return { out, logSums };
}

/** Gradients of sum(dOut * out). */
export function attentionGradientTwin(
  given: Attending,
  dOut: ArrayLike<number>,
): { readonly dq: Float64Array; readonly dk: Float64Array; readonly dv: Float64Array } {
  const { q, k, v, heads, sees } = given;
  const [dq, dk, dv] = [new Float64Array(q.length), new Float64Array(k.length), new Float64Array(v.length)];
  sees.forEach((keys, i) => {
    for (let head = 0; head < heads; head++) {
      const { p } = softmax(keys.map((j) => dot(given, head, [q, i], [k, j])));
      const dp = keys.map((j) => dot(given, head, [dOut, i], [v, j]));
      const mean = dp.reduce((sum, value, index) => sum + value * at(p, index), 0);
      keys.forEach((j, index) => {
        const ds = at(p, index) * (at(dp, index) - mean);
        add(given, head, [dq, i], ds, [k, j]);
        add(given, head, [dk, j], ds, [q, i]);
        add(given, head, [dv, j], at(p, index), [dOut, i]);
      });
    }
  });
  return { dq, dk, dv };
}
