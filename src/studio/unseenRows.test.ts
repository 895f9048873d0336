import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../bridge/contract';
import { rowAtLine } from './unseenRows';

const deskOf = (lines: readonly number[]): Pick<Desk, 'rows'> => ({
  rows: async (_part, from, to) =>
    lines.slice(from, to).map((line) => ({ line, taskname: undefined, fields: {} })),
});

describe('the row of a line', () => {
  it('is found whatever lines are missing, and only when it is there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        async (numbers, line) => {
          const lines = numbers.toSorted((a, b) => a - b);
          const found = await rowAtLine(deskOf(lines), 'train', line);
          expect(found?.line).toBe(lines.includes(line) ? line : undefined);
        },
      ),
    );
  });
});
