/** The parts of a GPUDevice that make buffers. */
export type BufferMaker = Pick<GPUDevice, 'createBuffer'>;

/** WebGPU copies and binds whole words, and an empty buffer cannot be bound. */
export const bytesOf = (length: number): number => Math.max(4, length) * 4;

/** Storage that kernels read and write, and that can be copied from and to. `length` in 4-byte elements. */
export function storageBuffer(device: BufferMaker, label: string, length: number): GPUBuffer {
  // GPUBufferUsage: COPY_SRC 4 | COPY_DST 8 | STORAGE 128; the names do not exist outside browsers.
  return device.createBuffer({ label, size: bytesOf(length), usage: 4 | 8 | 128 });
}

/** The same with these values in it from the start. */
export function filledBuffer(
  device: BufferMaker,
  label: string,
  values: Float32Array | Int32Array | Uint32Array,
): GPUBuffer {
  const size = bytesOf(values.length);
  const buffer = device.createBuffer({ label, size, usage: 4 | 8 | 128, mappedAtCreation: true });
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  new Uint8Array(buffer.getMappedRange()).set(bytes);
  buffer.unmap();
  return buffer;
}

/**
 * Scratch memory that recordings share: only one of them runs at a time, and none expects to find what it left. A recording
 * takes the buffers that fit its slots and makes what is missing, so that memory grows to that of the largest one.
 */
export interface Pool<B> {
  /** One buffer per slot, no two the same. Slots in 4-byte elements. */
  take(slots: readonly number[]): readonly B[];
  /** Makes what several recordings will miss, but nobody is given it before it is kept. */
  reserve(slots: readonly (readonly number[])[]): Reserve;
  /** Bytes held. */
  readonly bytes: number;
  dispose(): void;
}

/** Memory on trial: the device may turn out to have none, and buffers that somebody works with cannot be freed. */
export interface Reserve {
  /** Puts it into the pool. */
  keep(): void;
  free(): void;
}

export type BufferPool = Pool<GPUBuffer>;

export const createBufferPool = (device: BufferMaker): BufferPool =>
  createPool((label, length) => storageBuffer(device, label, length));

/** The pool's bookkeeping, over whatever `make` makes; `length` in 4-byte elements. */
export function createPool<B extends Pick<GPUBuffer, 'size' | 'destroy'>>(
  make: (label: string, length: number) => B,
): Pool<B> {
  const held: B[] = [];
  /** Finds a buffer of `have` for each slot, and makes what is missing there. */
  const takeFrom = (have: B[], slots: readonly number[]): readonly B[] => {
    const free = [...have].sort((a, b) => a.size - b.size);
    const taken = new Map<number, B>();
    const largestFirst = slots.map((_, slot) => slot).sort((a, b) => (slots[b] ?? 0) - (slots[a] ?? 0));
    for (const slot of largestFirst) {
      const length = slots[slot] ?? 0;
      const fitting = free.findIndex(({ size }) => size >= bytesOf(length));
      const [buffer] = fitting < 0 ? [] : free.splice(fitting, 1);
      if (buffer !== undefined) {
        taken.set(slot, buffer);
        continue;
      }
      const made = make(`scratch ${have.length}`, length);
      have.push(made);
      taken.set(slot, made);
    }
    return slots.flatMap((_, slot) => taken.get(slot) ?? []);
  };
  return {
    take: (slots) => takeFrom(held, slots),
    reserve: (slots) => {
      const have = [...held];
      const before = have.length;
      const free = (): void => {
        for (const buffer of have.slice(before)) buffer.destroy();
      };
      try {
        for (const each of slots) takeFrom(have, each);
      } catch (error) {
        free();
        throw error;
      }
      return { keep: () => held.push(...have.slice(before)), free };
    },
    get bytes() {
      return held.reduce((sum, { size }) => sum + size, 0);
    },
    dispose: () => {
      for (const buffer of held.splice(0)) buffer.destroy();
    },
  };
}
