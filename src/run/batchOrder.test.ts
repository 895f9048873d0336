import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../base/random';
import { batchOrder } from './batchOrder';

describe('the order of rows in an epoch', () => {
  it('holds every row exactly once, in batches of the wanted size but for the last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (rows, size, seed) => {
          const batches = batchOrder(rows, size, 0, createRandom(seed));
          expect(batches.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, i) => i));
          for (const batch of batches.slice(0, -1)) expect(batch.length).toBe(size);
          expect(batches.at(-1)?.length).toBe(rows % size === 0 ? size : rows % size);
        },
      ),
    );
  });
  it('is the same for the same seed and epoch, whatever was drawn before', () => {
    const fresh = createRandom(7);
    const used = createRandom(7);
    used.next();
    batchOrder(30, 8, 0, used);
    expect(batchOrder(30, 8, 3, used)).toEqual(batchOrder(30, 8, 3, fresh));
  });
  it('differs from epoch to epoch', () => {
    const random = createRandom(7);
    expect(batchOrder(30, 8, 1, random)).not.toEqual(batchOrder(30, 8, 0, random));
  });
});
