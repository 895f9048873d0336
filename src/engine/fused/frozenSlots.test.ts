import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import { createFrozenSlots } from './frozenSlots';

describe('slots for frozen text', () => {
  it('keeps a text where it is, and gives the same text one place', () => {
    const slots = createFrozenSlots(20);
    const first = slots.place([[1, 2], [3], [1, 2], []]);
    expect(first?.spans).toEqual([
      { start: 0, count: 2 },
      { start: 2, count: 1 },
      { start: 0, count: 2 },
      { start: 0, count: 0 },
    ]);
    expect(first?.missing.map(({ text }) => text)).toEqual([[1, 2], [3]]);
    const second = slots.place([[3], [4]]);
    expect(second?.spans).toEqual([
      { start: 2, count: 1 },
      { start: 3, count: 1 },
    ]);
    expect(second?.missing.map(({ text }) => text)).toEqual([[4]]);
  });

  it('has no room for more than half of itself at once', () => {
    expect(createFrozenSlots(5).place([[1, 2, 3]])).toBeUndefined();
    expect(createFrozenSlots(6).place([[1, 2, 3]])).toBeDefined();
  });

  it('never gives a text keys that are not its own, however often it goes round', () => {
    const text = fc.array(fc.nat(3), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 30 }),
        fc.array(fc.array(text, { maxLength: 4 })),
        (size, steps) => {
          const slots = createFrozenSlots(size);
          const memory: (number | undefined)[] = Array.from({ length: size }, () => undefined);
          for (const texts of steps) {
            const placed = slots.place(texts);
            if (placed === undefined) continue;
            for (const { text: missing, span } of placed.missing) {
              missing.forEach((id, i) => {
                memory[span.start + i] = id;
              });
            }
            texts.forEach((wanted, i) => {
              const { start, count } = at(placed.spans, i);
              expect(memory.slice(start, start + count)).toEqual([...wanted]);
            });
          }
        },
      ),
    );
  });
});
