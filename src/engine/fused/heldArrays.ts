import { assert } from '../../base/assert';
import { type BufferMaker, filledBuffer, storageBuffer } from './bufferPool';
import type { Numbers } from './inputArea';
import type { DeviceArray } from './launch';
import type { BufferPlace } from './recording';

/** Kept arrays with their buffers; whoever makes it disposes it. */
export interface HeldArrays {
  readonly places: ReadonlyMap<DeviceArray, BufferPlace>;
  buffer(array: DeviceArray): GPUBuffer;
  readonly bytes: number;
  dispose(): void;
}

/** Makes a buffer for each array, filled where contents are given, else zero. Leaves none behind when it throws. */
export function holdArrays(
  device: BufferMaker,
  arrays: Iterable<readonly [array: DeviceArray, contents: Numbers | undefined]>,
): HeldArrays {
  const places = new Map<DeviceArray, BufferPlace>();
  const free = (): void => {
    for (const { buffer } of places.values()) buffer.destroy();
  };
  try {
    for (const [array, contents] of arrays) {
      const { label, length } = array;
      assert(contents === undefined || contents.length === length, `${label} has other contents`);
      const buffer =
        contents === undefined ? storageBuffer(device, label, length) : filledBuffer(device, label, contents);
      places.set(array, { buffer, offset: 0 });
    }
  } catch (error) {
    free();
    throw error;
  }
  return {
    places,
    buffer: (array) => {
      const place = places.get(array);
      assert(place !== undefined, `${array.label} is not held here`);
      return place.buffer;
    },
    bytes: Array.from(places.values(), ({ buffer }) => buffer.size).reduce((sum, size) => sum + size, 0),
    dispose: free,
  };
}
