import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedSubset } from './stratifiedSubset';

const tasks = [{ taskname: 'mood', fieldNames: ['text', 'label'], answerField: 'label' }];
const rowsOf = (labels: readonly string[]) =>
  labels.map((label, i) => ({ line: i + 1, taskname: 'mood', fields: { text: `t${i}`, label } }));

describe('a subset of rows', () => {
  it('keeps the shares of the labels', () => {
    const rows = rowsOf([...Array(60).fill('good'), ...Array(30).fill('bad'), ...Array(10).fill('so-so')]);
    const subset = stratifiedSubset(rows, tasks, 20, 1);
    const count = (label: string) => subset.filter((row) => row.fields.label === label).length;
    expect([count('good'), count('bad'), count('so-so')]).toEqual([12, 6, 2]);
  });

  it('has exactly as many rows as asked for, each once, in the order of the file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 80 }),
        fc.integer({ min: 1, max: 90 }),
        fc.nat(),
        (labels, count, seed) => {
          const rows = rowsOf(labels);
          const lines = stratifiedSubset(rows, tasks, count, seed).map((row) => row.line);
          expect(lines).toHaveLength(Math.min(count, rows.length));
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('is the same for the same seed and another for another', () => {
    const rows = rowsOf(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 'a' : 'b')));
    const lines = (seed: number) => stratifiedSubset(rows, tasks, 10, seed).map((row) => row.line);
    expect(lines(1)).toEqual(lines(1));
    expect(lines(1)).not.toEqual(lines(2));
  });

  it('draws by lot where every label has one row', () => {
    const rows = rowsOf(Array.from({ length: 50 }, (_, i) => `label ${i}`));
    const lines = stratifiedSubset(rows, tasks, 10, 3).map((row) => row.line);
    expect(lines).toHaveLength(10);
    expect(lines).not.toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
  });
});
