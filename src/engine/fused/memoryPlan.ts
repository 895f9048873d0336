import { assert } from '../../base/assert';
import type { DeviceArray, Launch } from './launch';

/** Where the scratch arrays of a list of launches go: a slot is memory that holds one array after another. */
export interface MemoryPlan {
  /** Elements of each slot. */
  readonly slots: readonly number[];
  readonly slotOf: ReadonlyMap<DeviceArray, number>;
}

interface Life {
  readonly array: DeviceArray;
  readonly first: number;
  last: number;
}

function livesOf(launches: readonly Launch[]): readonly Life[] {
  const lives = new Map<DeviceArray, Life>();
  launches.forEach(({ arrays, kernel }, index) => {
    arrays.forEach((array, binding) => {
      if (array.life === 'kept') return;
      const known = lives.get(array);
      if (known !== undefined) {
        known.last = index;
        return;
      }
      assert(kernel.access[binding] === 'write', `${array.label} is read before anything was written to it`);
      lives.set(array, { array, first: index, last: index });
    });
  });
  return [...lives.values()];
}

/**
 * Gives every scratch array a slot that nobody else uses during its life. Greedy in order of first use: the free slot
 * that fits with the least left over, else the largest free one grown, else a new one. Slots are whole buffers on the
 * device: WebGPU does not let one buffer be read and written by the same dispatch, whatever the ranges.
 */
export function planMemory(launches: readonly Launch[]): MemoryPlan {
  const slots: { size: number; busyUntil: number }[] = [];
  const slotOf = new Map<DeviceArray, number>();
  for (const { array, first, last } of livesOf(launches)) {
    const free = slots.filter(({ busyUntil }) => busyUntil < first);
    const fitting = free.filter(({ size }) => size >= array.length).sort((a, b) => a.size - b.size)[0];
    const slot = fitting ?? free.sort((a, b) => b.size - a.size)[0];
    if (slot === undefined) {
      slotOf.set(array, slots.length);
      slots.push({ size: array.length, busyUntil: last });
      continue;
    }
    slot.size = Math.max(slot.size, array.length);
    slot.busyUntil = last;
    slotOf.set(array, slots.indexOf(slot));
  }
  return { slots: slots.map(({ size }) => size), slotOf };
}
