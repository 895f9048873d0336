import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lengthBins } from './lengthBins';

it('bins of one width hold every row once, from the shortest to the longest', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 300 }), fc.integer({ min: 1, max: 30 }), (lengths, most) => {
      const bins = lengthBins(lengths, most);
      expect(bins.length).toBeLessThanOrEqual(most);
      const all = lengths.reduce((sum, rows) => sum + rows, 0);
      expect(bins.reduce((sum, { rows }) => sum + rows, 0)).toBe(all);
      expect(new Set(bins.map(({ from, to }) => to - from)).size).toBeLessThanOrEqual(1);
      expect(bins[0]?.from ?? -1).toBe(lengths.findIndex((rows) => rows > 0));
    }),
  );
});
