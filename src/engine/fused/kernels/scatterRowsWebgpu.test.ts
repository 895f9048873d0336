import { describe, expect, it } from 'vitest';
import { openTestDevice } from '../../../testing/runLaunches';
import { keptArray } from '../launch';
import { NO_SLOT, scatterRows } from './scatterRows';

const gpu = await openTestDevice();

describe.skipIf(gpu === undefined)('scattering rows on WebGPU', () => {
  it.each([1, 3, 4, 31, 33, 65])(
    'puts a part of each row into its slot and leaves the others, width %i',
    async (width) => {
      const stride = 2 * width + 1;
      const from = keptArray('from', 3 * stride);
      const slots = keptArray('slots', 3);
      const out = keptArray('out', 4 * width);
      const values = Float32Array.from({ length: from.length }, (_, i) => i + 1);
      const launches = [scatterRows({ count: 3, width, stride, offset: width }, { from, slots, out })];
      const contents = new Map<typeof from, Float32Array | Uint32Array>([
        [from, values],
        [slots, Uint32Array.of(3, NO_SLOT, 1)],
      ]);
      const found = await gpu?.run(launches, contents, [out]);
      const part = (row: number) => [...values.slice(row * stride + width, row * stride + 2 * width)];
      const zeros = Array.from({ length: width }, () => 0);
      expect([...(found?.[0] ?? [])]).toEqual([...zeros, ...part(2), ...zeros, ...part(0)]);
    },
  );
});
