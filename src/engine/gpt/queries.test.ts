import { describe, expect, it } from 'vitest';
import { planQueries } from './queries';

describe('which outputs of the last block are wanted', () => {
  it('as many per row as the fullest row has, filled up with the row’s first position', () => {
    const wanted = Uint8Array.of(0, 0, 0, 1, /* second row */ 0, 1, 1, 0);
    const plan = planQueries(wanted, 2);
    expect(plan?.perRow).toBe(2);
    expect([...(plan?.positions ?? [])]).toEqual([3, 0, 5, 6]);
    expect([...(plan?.real ?? [])]).toEqual([1, 0, 1, 1]);
    expect([...(plan?.inverse ?? [])]).toEqual([4, 4, 4, 0, 4, 2, 3, 4]);
  });

  it('grow in steps of four beyond two, so that few shapes occur', () => {
    const wanted = new Uint8Array(20).fill(1, 15);
    expect(planQueries(wanted, 1)?.perRow).toBe(8);
  });

  it('are simply all when more than half would be wanted', () => {
    expect(planQueries(Uint8Array.of(1, 1, 1, 0), 1)).toBeUndefined();
  });
});
