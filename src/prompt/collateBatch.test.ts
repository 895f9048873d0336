import { describe, expect, it } from 'vitest';
import { collateBatch, lengthBucket } from './collateBatch';
import type { EncodedExample } from './encodedExample';

const example = (taskIndex: number, ids: readonly number[], lossMask: readonly number[]): EncodedExample => ({
  line: 1,
  taskname: `task ${taskIndex}`,
  taskIndex,
  ids: Int32Array.from(ids),
  lossMask: Uint8Array.from(lossMask),
  answerStart: undefined,
  cut: 0,
  label: undefined,
  origins: [],
});

describe('batches', () => {
  it('B1 shifts labels and mask, B2 mixes tasks, B3 and M4 pad with the id of EOS but without loss', () => {
    const batch = collateBatch(
      [example(1, [-1, -2, 7, 8, 0], [0, 0, 0, 1, 1]), example(0, [-1, 5, 0], [0, 1, 1])],
      6,
    );
    expect(batch).toEqual({
      batchSize: 2,
      sequenceLength: 6,
      taskIndex: Int32Array.of(1, 0),
      lengths: Int32Array.of(4, 2),
      inputIds: Int32Array.of(-1, -2, 7, 8, 0, 0, -1, 5, 0, 0, 0, 0),
      labels: Int32Array.of(-2, 7, 8, 0, 0, 0, 5, 0, 0, 0, 0, 0),
      lossMask: Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0),
    });
  });

  it('refuses a row that does not fit: that is our mistake', () => {
    expect(() => collateBatch([example(0, [1, 2, 3], [1, 1, 1])], 1)).toThrow('fits');
  });

  it('B4 has few lengths', () => {
    expect([1, 16, 17, 100, 128, 129, 193, 1000].map((length) => lengthBucket(length, 1024))).toEqual([
      16, 16, 32, 112, 128, 192, 256, 1024,
    ]);
    expect(lengthBucket(30, 31)).toBe(31);
    const all = new Set(Array.from({ length: 1024 }, (_, i) => lengthBucket(i + 1, 1024)));
    expect(all.size).toBe(8 + 14);
  });
});
