import { assert, at } from '../../base/assert';
import type { BufferPool } from './bufferPool';
import type { DeviceArray, Launch } from './launch';
import { planMemory } from './memoryPlan';
import type { Programs } from './pipelines';

/** A list of launches with all that they need: running it again makes nothing new. */
export interface Recording {
  readonly launches: readonly Launch[];
  /** Puts all launches into a compute pass, in order. The device lets each see what those before it wrote. */
  replay(pass: GPUComputePassEncoder): void;
  /** Puts one launch into a pass, for whoever times them one by one. */
  replayOne(pass: GPUComputePassEncoder, index: number): void;
  /** Frees the parameters. The scratch belongs to the pool, kept arrays to their owners. */
  dispose(): void;
}

export interface RecordingParts {
  readonly device: GPUDevice;
  readonly programs: Programs;
  readonly pool: BufferPool;
  /** Where a kept array is. */
  readonly placeOf: (array: DeviceArray) => BufferPlace;
}

/** Where an array begins. The offset is one that storage may be bound at. */
export interface BufferPlace {
  readonly buffer: GPUBuffer;
  /** In bytes. */
  readonly offset: number;
}

/** Parameters of two launches stand so far apart: WebGPU's largest alignment of uniform offsets. */
const PARAMS_STRIDE = 256;

/** Bytes of the parameters of so many launches. */
export const paramsBytes = (launches: number): number => Math.max(1, launches) * PARAMS_STRIDE;

function paramsBuffer(device: GPUDevice, launches: readonly Launch[]): GPUBuffer {
  // GPUBufferUsage.UNIFORM 64
  const buffer = device.createBuffer({
    label: 'parameters',
    size: paramsBytes(launches.length),
    usage: 64,
    mappedAtCreation: true,
  });
  const words = new Uint32Array(buffer.getMappedRange());
  launches.forEach(({ params }, index) => {
    words.set(params, (index * PARAMS_STRIDE) / 4);
  });
  buffer.unmap();
  return buffer;
}

/** Compiles what is new, places scratch, and binds everything once. Rejects when the device refuses a kernel. */
export async function record(launches: readonly Launch[], parts: RecordingParts): Promise<Recording> {
  const { device, programs, pool } = parts;
  const ready = await Promise.all(launches.map(({ kernel }) => programs.get(kernel)));
  const { slots, slotOf } = planMemory(launches);
  const buffers = pool.take(slots);
  const placeOf = (array: DeviceArray): BufferPlace => {
    const slot = slotOf.get(array);
    return slot === undefined ? parts.placeOf(array) : { buffer: at(buffers, slot), offset: 0 };
  };
  const params = paramsBuffer(device, launches);
  const groups = launches.map(({ kernel, arrays }, index) => {
    const storage = arrays.map((array, binding) => ({
      binding,
      resource: { ...placeOf(array), size: Math.max(4, array.length) * 4 },
    }));
    const uniform = {
      binding: arrays.length,
      resource: { buffer: params, offset: index * PARAMS_STRIDE, size: 4 * kernel.params.length },
    };
    return device.createBindGroup({
      label: kernel.family,
      layout: at(ready, index).layout,
      entries: kernel.params.length > 0 ? [...storage, uniform] : storage,
    });
  });
  const replayOne = (pass: GPUComputePassEncoder, index: number): void => {
    pass.setPipeline(at(ready, index).pipeline);
    pass.setBindGroup(0, at(groups, index));
    pass.dispatchWorkgroups(...at(launches, index).groups);
  };
  return {
    launches,
    replay: (pass) => {
      launches.forEach((_, index) => {
        replayOne(pass, index);
      });
    },
    replayOne,
    dispose: () => params.destroy(),
  };
}

/** Records, and frees what was made for this recording alone where that fails. */
export async function recordOwning(
  launches: readonly Launch[],
  parts: RecordingParts,
  own: readonly { dispose(): void }[],
): Promise<Recording> {
  try {
    return await record(launches, parts);
  } catch (error) {
    for (const each of own) each.dispose();
    throw error;
  }
}

/** Frees what is still being made as soon as it is there; what fails has nothing to free. */
export function disposeWhenMade(making: Promise<{ dispose(): void }>): void {
  void making.then(
    (made) => made.dispose(),
    () => undefined,
  );
}

/** Where kept arrays are, for `RecordingParts`; crashes on one that is nowhere. */
export function lookUpPlaces(...maps: readonly ReadonlyMap<DeviceArray, BufferPlace>[]) {
  return (array: DeviceArray): BufferPlace => {
    for (const map of maps) {
      const place = map.get(array);
      if (place !== undefined) return place;
    }
    assert(false, `nothing holds ${array.label}`);
  };
}
