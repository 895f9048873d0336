import { assert } from '../../base/assert';
import type { DeviceArray } from './launch';
import type { BufferPlace } from './recording';

export type Numbers = Float32Array | Int32Array | Uint32Array;

/** What a step is told: several small arrays in one buffer, uploaded by one call. */
export interface InputArea {
  readonly places: ReadonlyMap<DeviceArray, BufferPlace>;
  /** Uploads all arrays; each must be given, with its length. */
  write(contents: ReadonlyMap<DeviceArray, Numbers>): void;
  readonly bytes: number;
  dispose(): void;
}

/** WebGPU's largest alignment of storage offsets, in bytes. */
const ALIGNMENT = 256;

/** Bytes that an array takes in an area. */
const roomOf = ({ length }: DeviceArray): number =>
  Math.ceil((4 * Math.max(4, length)) / ALIGNMENT) * ALIGNMENT;

/** Size of an area, without making it. */
export const areaBytes = (arrays: readonly DeviceArray[]): number =>
  arrays.reduce((sum, array) => sum + roomOf(array), 0);

export function createInputArea(device: GPUDevice, arrays: readonly DeviceArray[]): InputArea {
  let bytes = 0;
  const offsets = new Map<DeviceArray, number>();
  for (const array of arrays) {
    offsets.set(array, bytes);
    bytes += roomOf(array);
  }
  // GPUBufferUsage: COPY_DST 8 | STORAGE 128
  const buffer = device.createBuffer({ label: 'inputs', size: bytes, usage: 8 | 128 });
  const mirror = new ArrayBuffer(bytes);
  const words = new Uint32Array(mirror);
  return {
    places: new Map(arrays.map((array) => [array, { buffer, offset: offsets.get(array) ?? 0 }])),
    write: (contents) => {
      for (const [array, offset] of offsets) {
        const values = contents.get(array);
        assert(values?.length === array.length, `${array.label} has no contents, or of another length`);
        words.set(new Uint32Array(values.buffer, values.byteOffset, values.length), offset / 4);
      }
      device.queue.writeBuffer(buffer, 0, mirror);
    },
    bytes,
    dispose: () => buffer.destroy(),
  };
}
