import { describe, expect, it } from 'vitest';
import { createPool } from './bufferPool';

/** A pool of things that only know whether they still exist. */
function countingPool() {
  const live = new Set<object>();
  let next = 0;
  const pool = createPool((_label, length) => {
    const buffer = { number: next++, size: 4 * length, destroy: () => void live.delete(buffer) };
    live.add(buffer);
    return buffer;
  });
  return { pool, live };
}

describe('the pool of scratch memory', () => {
  it('gives each slot the smallest buffer that fits, and makes what is missing', () => {
    const { pool, live } = countingPool();
    const [ten, twenty] = pool.take([10, 20]);
    expect(pool.take([15, 5])).toEqual([twenty, ten]);
    expect(live.size).toBe(2);
    expect(pool.take([15, 15])).toContain(twenty);
    expect(live.size).toBe(3);
  });
  it('gives nobody what is on trial', () => {
    const { pool, live } = countingPool();
    const reserve = pool.reserve([[100], [200]]);
    const own = pool.take([50]);
    reserve.free();
    expect([...live]).toEqual(own);
    expect(pool.take([50])).toEqual(own);
  });
  it('has room for all that was reserved and kept, in any order', () => {
    const { pool, live } = countingPool();
    pool.reserve([[10, 30], [20], [25, 25, 5]]).keep();
    const { size } = live;
    for (const slots of [[25, 25, 5], [10, 30], [20]]) pool.take(slots);
    expect(live.size).toBe(size);
    expect(pool.bytes).toBe([...live].reduce((sum, buffer) => sum + (buffer as { size: number }).size, 0));
  });
  it('gives back what it made before a buffer could not be', () => {
    const live = new Set<object>();
    const pool = createPool((_label, length) => {
      if (length > 100) throw new RangeError('out of memory');
      const buffer = { size: 4 * length, destroy: () => void live.delete(buffer) };
      live.add(buffer);
      return buffer;
    });
    expect(() => pool.reserve([[10], [1000]])).toThrow(RangeError);
    expect(live.size).toBe(0);
  });
});
