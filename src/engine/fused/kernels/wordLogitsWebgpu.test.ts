import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { openTestDevice } from '../../../testing/runLaunches';
import { type DeviceArray, keptArray } from '../launch';
import { wordLogits } from './wordLogits';

const gpu = await openTestDevice();

describe.skipIf(gpu === undefined)('logits of single words on WebGPU', () => {
  it.each([1, 3, 33, 64, 65])(
    'are the scalar products asked for, block by block, width %i',
    async (width) => {
      const hidden = Float32Array.from({ length: 3 * width }, (_, i) => Math.sin(i));
      const words = Float32Array.from({ length: 7 * width }, (_, i) => Math.cos(0.7 * i));
      const rows = Uint32Array.of(2, 0, 0, 1, 2, 1, 0);
      const ids = Int32Array.of(6, 0, 3, 4, -1, 4, 5);
      const blocks = [
        { first: 0, columns: 4 },
        { first: 4, columns: 3 },
      ].map((block) => ({
        ...block,
        array: keptArray(`words ${block.first}`, block.columns * width),
        values: words.subarray(block.first * width, (block.first + block.columns) * width),
      }));
      const named = {
        hidden: keptArray('hidden', 3 * width),
        rows: keptArray('rows', 7),
        ids: keptArray('ids', 7),
        logits: keptArray('logits', 7),
      };
      const launches = blocks.map(({ array, first, columns }) =>
        wordLogits({ count: 7, width }, { ...named, words: array }, { first, columns }),
      );
      const contents = new Map<DeviceArray, Float32Array | Int32Array | Uint32Array>([
        [named.hidden, hidden],
        [named.rows, rows],
        [named.ids, ids],
        [named.logits, new Float32Array(7).fill(-5)],
        ...blocks.map(({ array, values }) => [array, values] as const),
      ]);
      const [found] = (await gpu?.run(launches, contents, [named.logits])) ?? [];
      const expected = Array.from(ids, (id, i) => {
        if (id < 0) return -5;
        let sum = 0;
        for (let k = 0; k < width; k++)
          sum += at(hidden, at(rows, i) * width + k) * at(words, id * width + k);
        return sum;
      });
      for (const [i, value] of expected.entries())
        expect(Math.abs(at(found ?? [], i) - value)).toBeLessThan(1e-5 * Math.max(1, width / 4));
    },
  );
});
