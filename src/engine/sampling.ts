import { assert } from '../base/assert';
import type { Random } from '../base/random';
import type { Sampling } from '../bridge/contract';

/** Natural log of the softmax over `among` (undefined: all), in double; -Infinity for every other id. [V] */
export function logProbabilitiesOf(logits: Float32Array, among: Int32Array | undefined): Float64Array {
  const kept = among === undefined ? Float64Array.from(logits) : new Float64Array(logits.length);
  if (among !== undefined) {
    kept.fill(Number.NEGATIVE_INFINITY);
    for (const id of among) kept[id] = logits[id] ?? Number.NEGATIVE_INFINITY;
  }
  const largest = kept.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const total = kept.reduce((sum, value) => sum + Math.exp(value - largest), 0);
  const logTotal = largest + Math.log(total);
  return kept.map((value) => value - logTotal);
}

/**
 * What a token is drawn from, [V]: probabilities after temperature, top-k and top-p, in this order as the warpers of
 * transformers (`TemperatureLogitsWarper`, `TopKLogitsWarper`, `TopPLogitsWarper`) are applied. They add up to 1.
 * Unlike there, ids that equal the last one kept by top-p are kept too, so the result does not hang on how a sort
 * breaks ties.
 */
export function warpedProbabilities(logProbabilities: Float64Array, sampling: Sampling): Float64Array {
  const { temperature, topK, topP } = sampling;
  assert(temperature > 0, `a temperature of ${temperature}`);
  const largest = logProbabilities.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const weights = logProbabilities.map((value) => Math.exp((value - largest) / temperature));
  if (topK !== undefined && topK < weights.length) keepFrom(weights, weights.toSorted().at(-topK) ?? 0);
  if (topP !== undefined && topP < 1) keepFrom(weights, leastOfShare(weights, topP));
  const total = sumOf(weights);
  return weights.map((weight) => weight / total);
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function keepFrom(weights: Float64Array, least: number): void {
  weights.forEach((weight, id) => {
    if (weight < least) weights[id] = 0;
  });
}

/** The smallest of the fewest largest weights that reach `share` of all. */
function leastOfShare(weights: Float64Array, share: number): number {
  const wanted = share * sumOf(weights);
  const descending = weights
    .filter((weight) => weight > 0)
    .toSorted()
    .reverse();
  let sum = 0;
  for (const weight of descending) {
    sum += weight;
    if (sum >= wanted) return weight;
  }
  return 0;
}

/** One id by its probability; ids count in ascending order, so that a small change of the numbers seldom changes it. */
export function drawToken(probabilities: Float64Array, random: Pick<Random, 'next'>): number {
  const wanted = random.next();
  let sum = 0;
  let last = 0;
  for (const [id, probability] of probabilities.entries()) {
    if (probability === 0) continue;
    sum += probability;
    last = id;
    if (sum > wanted) break;
  }
  return last;
}

/** Ids of the `count` largest values, best first, the lower id of equals first; without those that are impossible. */
export function bestIds(logProbabilities: Float64Array, count: number): readonly number[] {
  const best: number[] = [];
  const scoreOf = (id: number | undefined): number =>
    id === undefined ? Number.NEGATIVE_INFINITY : (logProbabilities[id] ?? Number.NEGATIVE_INFINITY);
  for (const [id, value] of logProbabilities.entries()) {
    if (value <= scoreOf(best[count - 1])) continue;
    const place = best.findIndex((other) => scoreOf(other) < value);
    best.splice(place < 0 ? best.length : place, 0, id);
    best.length = Math.min(best.length, count);
  }
  return best;
}
