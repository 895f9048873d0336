import { describe, expect, it } from 'vitest';
import { openTestDevice } from '../../../testing/runLaunches';
import { keptArray, scratchArray } from '../launch';
import { pickRows } from './pickRows';

const gpu = await openTestDevice();

describe.skipIf(gpu === undefined)('picking rows on WebGPU', () => {
  it.each([1, 3, 31, 33, 65])(
    'copies the rows asked for, width %i, also through scratch memory',
    async (width) => {
      const x = keptArray('x', 5 * width);
      const positions = keptArray('positions', 3);
      const between = scratchArray('between', 3 * width);
      const out = keptArray('out', 3 * width);
      const values = Float32Array.from({ length: 5 * width }, (_, i) => Math.sin(i));
      const steps = [
        pickRows({ count: 3, width }, { x, positions, out: between }),
        pickRows({ count: 3, width }, { x: between, positions, out }),
      ];
      const contents = new Map<typeof x, Float32Array | Int32Array>([
        [x, values],
        [positions, Int32Array.of(2, 0, 1)],
      ]);
      const found = await gpu?.run(steps, contents, [out]);
      // (2, 0, 1) after (2, 0, 1)
      const expected = [1, 2, 0].flatMap((row) => [...values.slice(row * width, (row + 1) * width)]);
      expect([...(found?.[0] ?? [])]).toEqual(expected);
    },
  );
});
