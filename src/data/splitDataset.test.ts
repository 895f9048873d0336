import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Example } from './dataset';
import { type DataSplit, splitDataset } from './splitDataset';
import { textKey } from './taskFields';

const tasks = [
  { taskname: 'a', fieldNames: ['text', 'label'], answerField: 'label' },
  { taskname: 'b', fieldNames: ['query', 'intent'], answerField: 'intent' },
];

const example = (line: number, taskname: string, text: string, label: string): Example => ({
  line,
  taskname,
  fields: taskname === 'a' ? { text, label, id: `${line}` } : { query: text, intent: label, id: `${line}` },
});

/** Few texts and labels, so that texts and labels repeat. */
const repeatingRows = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'b'),
      fc.constantFrom('one', 'One ', 'two', 'three', 'four', 'five'),
      fc.constantFrom('x', 'y'),
    ),
  )
  .map((rows) => rows.map(([taskname, text, label], index) => example(index + 1, taskname, text, label)));

const distinctRows = fc
  .array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', 'z')), { maxLength: 120 })
  .map((rows) =>
    rows.map(([taskname, label], index) => example(index + 1, taskname, `text ${index}`, label)),
  );

const shares = fc.record({
  validationShare: fc.double({ min: 0, max: 0.4, noNaN: true }),
  testShare: fc.double({ min: 0, max: 0.4, noNaN: true }),
});

const partsOf = (split: DataSplit): (readonly Example[])[] => [split.train, split.validation, split.test];

describe('splitting rows into train, validation and test', () => {
  it('S1 puts every row into exactly one part, S5 in the order of the file', () => {
    fc.assert(
      fc.property(repeatingRows, shares, fc.integer(), (rows, share, seed) => {
        const parts = partsOf(splitDataset(rows, tasks, share, seed));
        expect(parts.flat().sort((a, b) => a.line - b.line)).toEqual(rows);
        for (const part of parts) expect(part).toEqual([...part].sort((a, b) => a.line - b.line));
      }),
    );
  });

  it('S1 gives the same parts for the same seed, and others for another', () => {
    const rows = Array.from({ length: 200 }, (_, i) => example(i + 1, 'a', `text ${i}`, i % 2 ? 'x' : 'y'));
    const share = { validationShare: 0.1, testShare: 0.1 };
    expect(splitDataset(rows, tasks, share, 7)).toEqual(splitDataset(rows, tasks, share, 7));
    expect(splitDataset(rows, tasks, share, 8)).not.toEqual(splitDataset(rows, tasks, share, 7));
  });

  it('S2 keeps rows with the same text together, also across tasks', () => {
    fc.assert(
      fc.property(repeatingRows, shares, fc.integer(), (rows, share, seed) => {
        const texts = partsOf(splitDataset(rows, tasks, share, seed)).map(
          (part) => new Set(part.map((row) => textKey(row, tasks))),
        );
        const together = texts.reduce((sum, keys) => sum + keys.size, 0);
        expect(together).toBe(new Set(rows.map((row) => textKey(row, tasks))).size);
      }),
    );
  });

  it('S2 keeps more rows of one text together than a call takes as arguments', () => {
    const rows = Array.from({ length: 130_000 }, (_, i) => example(i + 1, 'a', 'the same', 'x'));
    expect(splitDataset(rows, tasks, { validationShare: 0, testShare: 0 }, 1).train).toHaveLength(
      rows.length,
    );
  });

  it('S3 gives every label its share, and the whole set too', () => {
    fc.assert(
      fc.property(distinctRows, shares, fc.integer(), (rows, share, seed) => {
        const split = splitDataset(rows, tasks, share, seed);
        const near = (part: readonly Example[], wanted: number, slack: number): void =>
          expect(Math.abs(part.length - wanted)).toBeLessThanOrEqual(slack);
        near(split.validation, share.validationShare * rows.length, 2);
        near(split.test, share.testShare * rows.length, 2);
        for (const stratum of new Set(rows.map(stratumOf))) {
          const of = (part: readonly Example[]) => part.filter((row) => stratumOf(row) === stratum);
          near(of(split.validation), share.validationShare * of(rows).length, 3);
          near(of(split.test), share.testShare * of(rows).length, 3);
        }
      }),
    );
  });

  it('S3 rounds evenly: a tenth of 100 rows is 10', () => {
    const rows = Array.from({ length: 100 }, (_, i) => example(i + 1, 'a', `text ${i}`, i % 2 ? 'x' : 'y'));
    for (let seed = 0; seed < 20; seed++) {
      const split = splitDataset(rows, tasks, { validationShare: 0.1, testShare: 0.1 }, seed);
      expect([split.train.length, split.validation.length, split.test.length]).toEqual([80, 10, 10]);
      expect(split.validation.filter((row) => row.fields['label'] === 'x')).toHaveLength(5);
    }
  });

  it('S4 trains on every label that has more than one text', () => {
    fc.assert(
      fc.property(distinctRows, shares, fc.integer(), (rows, share, seed) => {
        const trained = new Set(splitDataset(rows, tasks, share, seed).train.map(stratumOf));
        for (const stratum of new Set(rows.map(stratumOf))) {
          if (rows.filter((row) => stratumOf(row) === stratum).length > 1) expect(trained).toContain(stratum);
        }
      }),
    );
  });
});

const stratumOf = (row: Example): string => `${row.taskname}/${row.fields['label'] ?? row.fields['intent']}`;
