import { assert, at } from '../../base/assert';
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

interface Slot {
  readonly size: number;
  readonly lives: Life[];
}

const overlap = (a: Life, b: Life): boolean => a.first <= b.last && b.first <= a.last;

/**
 * Gives every scratch array a slot that nobody else uses during its life. The largest arrays choose first, so that every
 * slot has the size of its first array, and a smaller one takes the smallest slot that is free all its life. Slots are
 * whole buffers on the device: WebGPU does not let one buffer be read and written by the same dispatch, whatever the ranges.
 */
export function planMemory(launches: readonly Launch[]): MemoryPlan {
  const slots: Slot[] = [];
  const slotOf = new Map<DeviceArray, number>();
  const largestFirst = livesOf(launches).toSorted((a, b) => b.array.length - a.array.length);
  for (const life of largestFirst) {
    // The slots are in order of size, the smallest one last.
    const found = slots.findLastIndex(({ lives }) => !lives.some((other) => overlap(life, other)));
    if (found >= 0) at(slots, found).lives.push(life);
    else slots.push({ size: life.array.length, lives: [life] });
    slotOf.set(life.array, found >= 0 ? found : slots.length - 1);
  }
  return { slots: slots.map(({ size }) => size), slotOf };
}
