import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { createRandom } from '../base/random';
import type { Sampling } from '../bridge/contract';
import { bestIds, drawToken, logProbabilitiesOf, warpedProbabilities } from './sampling';

const plain: Sampling = { temperature: 1, topK: undefined, topP: undefined, seed: 0 };
const logsOf = (probabilities: readonly number[]): Float64Array =>
  Float64Array.from(probabilities, (probability) => Math.log(probability));
const softmax = (logits: readonly number[]): readonly number[] => {
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  return logits.map((logit) => Math.exp(logit) / total);
};

/**
 * The warpers as transformers describes them, naively: each turns scores into scores, with -Infinity for what it filters.
 * `TopPLogitsWarper` drops, from the least probable upwards, all that together have at most 1 - p.
 */
function twin(logits: readonly number[], { temperature, topK, topP }: Sampling): readonly number[] {
  const scaled = logits.map((logit) => logit / temperature);
  const kth = scaled.toSorted((a, b) => b - a)[Math.min(topK ?? scaled.length, scaled.length) - 1] ?? 0;
  const best = scaled.map((score) => (score < kth ? Number.NEGATIVE_INFINITY : score));
  const shares = softmax(best);
  const ascending = shares.map((_, id) => id).toSorted((a, b) => at(shares, a) - at(shares, b));
  const dropped = new Set<number>();
  let sum = 0;
  for (const id of ascending.slice(0, -1)) {
    sum += at(shares, id);
    if (sum <= 1 - (topP ?? 1)) dropped.add(id);
  }
  return softmax(best.map((score, id) => (dropped.has(id) ? Number.NEGATIVE_INFINITY : score)));
}

const expectShares = (found: Float64Array, expected: readonly number[], digits = 9): void => {
  for (const [id, share] of found.entries()) expect(share).toBeCloseTo(at(expected, id), digits);
};

const anyLogits = fc
  .uniqueArray(fc.integer({ min: -64, max: 64 }), { minLength: 1, maxLength: 12 })
  .map((eighths) => eighths.map((eighth) => eighth / 8));
const anySampling = fc.record({
  temperature: fc.double({ min: 0.1, max: 3, noNaN: true }),
  topK: fc.option(fc.integer({ min: 1, max: 14 }), { nil: undefined }),
  topP: fc.option(fc.double({ min: 0.05, max: 1, noNaN: true }), { nil: undefined }),
  seed: fc.constant(0),
});

describe('what a token is drawn from', () => {
  it('G2 is what transformers draws from: temperature, top-k, top-p', () => {
    fc.assert(
      fc.property(anyLogits, anySampling, (logits, sampling) => {
        const expected = twin(logits, sampling);
        // A share that ends within rounding of p may fall on either side.
        const sums = [...twin(logits, { ...sampling, topP: undefined })].toSorted((a, b) => b - a);
        const edges = sums.map((_, i) => sums.slice(0, i + 1).reduce((sum, share) => sum + share, 0));
        const onEdge = edges.slice(0, -1).some((edge) => Math.abs(edge - (sampling.topP ?? 1)) < 1e-9);
        fc.pre(!onEdge);
        const logs = logProbabilitiesOf(Float32Array.from(logits), undefined);
        const found = warpedProbabilities(logsOf(softmax(logits)), sampling);
        expectShares(found, expected);
        expectShares(logs.map(Math.exp), softmax(logits), 5);
      }),
      { numRuns: 300 },
    );
  });
  it('G2 keeps what equals the last one kept', () => {
    const all = [0.4, 0.2, 0.2, 0.2];
    const logs = logsOf(all);
    for (const sampling of [
      { ...plain, topK: 2 },
      { ...plain, topP: 0.5 },
    ])
      expectShares(warpedProbabilities(logs, sampling), all);
    expect([...warpedProbabilities(logs, { ...plain, topP: 0.3 })]).toEqual([1, 0, 0, 0]);
    expect([...warpedProbabilities(logs, { ...plain, topK: 1 })]).toEqual([1, 0, 0, 0]);
  });
  it('G2 sharpens when cold and flattens when hot', () => {
    const logs = logsOf([0.6, 0.3, 0.1]);
    const first = (temperature: number): number =>
      at(warpedProbabilities(logs, { ...plain, temperature }), 0);
    expect(first(0.01)).toBeCloseTo(1, 12);
    expect(first(1)).toBeCloseTo(0.6, 12);
    expect(first(100)).toBeCloseTo(1 / 3, 2);
  });
  it('G4 knows only the tokens it is restricted to', () => {
    const logs = logProbabilitiesOf(Float32Array.of(1, 5, 1, 9), Int32Array.of(0, 2));
    expect(logs.map((value) => (Number.isFinite(value) ? 1 : 0))).toEqual(Float64Array.of(1, 0, 1, 0));
    expect(at(logs, 0)).toBeCloseTo(Math.log(0.5), 12);
    expect(bestIds(logs, 5)).toEqual([0, 2]);
  });
});

describe('drawing', () => {
  it('G3 gives each id its share, over all numbers that can be drawn', () => {
    const shares = Float64Array.of(0.125, 0, 0.5, 0.375);
    const counts = [0, 0, 0, 0];
    const draws = 1000;
    for (let i = 0; i < draws; i++) {
      const id = drawToken(shares, { next: () => (i + 0.5) / draws });
      counts[id] = (counts[id] ?? 0) + 1;
    }
    expect(counts).toEqual([125, 0, 500, 375]);
  });
  it('G3 never draws what has no share, not even by rounding', () => {
    expect(drawToken(Float64Array.of(0, 0.3, 0.3, 0.3, 0), { next: () => 1 - 2 ** -32 })).toBe(3);
    expect(drawToken(Float64Array.of(0, 1, 0), { next: () => 0 })).toBe(1);
  });
  it('G3 repeats itself with the same seed', () => {
    const shares = Float64Array.from({ length: 50 }, () => 1 / 50);
    const drawn = (seed: number): readonly number[] => {
      const random = createRandom(seed).fork('sampling');
      return Array.from({ length: 20 }, () => drawToken(shares, random));
    };
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });
  it('G1 lists the best ids, the lower one of equals first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 0 }), { minLength: 1, maxLength: 12 }), (values) => {
        const expected = values.map((_, id) => id).toSorted((a, b) => at(values, b) - at(values, a) || a - b);
        expect(bestIds(Float64Array.from(values), 4)).toEqual(expected.slice(0, 4));
      }),
    );
  });
});
