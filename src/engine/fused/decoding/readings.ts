import type { DeviceArray } from '../launch';
import { mapForReading } from '../mapForReading';

/** A device array whose numbers are wanted on the host, the first `count` of them. */
export interface Wanted {
  readonly buffer: GPUBuffer;
  readonly array: DeviceArray;
  readonly count: number;
}

/** Carries results to the host. */
export interface Readings {
  /**
   * Queues copies behind what `commands` holds already, and submits all. The bytes of each come as soon as the device has
   * computed them; what stands in the arrays may change as soon as this returns.
   */
  submit(commands: GPUCommandEncoder, wanted: readonly Wanted[]): Promise<readonly ArrayBuffer[]>;
  dispose(): void;
}

const bytesOf = ({ count }: Wanted): number => 4 * count;

export function createReadings(device: GPUDevice, check: () => void): Readings {
  const idle: GPUBuffer[] = [];
  const all = new Set<GPUBuffer>();
  const drop = (buffer: GPUBuffer): void => {
    buffer.destroy();
    all.delete(buffer);
  };
  const take = (bytes: number): GPUBuffer => {
    const fitting = idle.findIndex(({ size }) => size >= bytes);
    const [found] = fitting < 0 ? [] : idle.splice(fitting, 1);
    if (found !== undefined) return found;
    for (const tooSmall of idle.splice(0)) drop(tooSmall);
    // GPUBufferUsage: MAP_READ 1 | COPY_DST 8
    const made = device.createBuffer({ label: 'readback', size: Math.max(4096, bytes), usage: 1 | 8 });
    all.add(made);
    return made;
  };
  return {
    submit: async (commands, wanted) => {
      const total = wanted.reduce((sum, each) => sum + bytesOf(each), 0);
      const staging = take(total);
      let offset = 0;
      for (const each of wanted) {
        commands.copyBufferToBuffer(each.buffer, 0, staging, offset, bytesOf(each));
        offset += bytesOf(each);
      }
      device.queue.submit([commands.finish()]);
      try {
        await mapForReading({ device, check }, staging, total);
      } catch (error) {
        drop(staging);
        throw error;
      }
      const bytes = staging.getMappedRange(0, total).slice(0);
      staging.unmap();
      idle.push(staging);
      let from = 0;
      return wanted.map((each) => {
        from += bytesOf(each);
        return bytes.slice(from - bytesOf(each), from);
      });
    },
    dispose: () => {
      for (const buffer of all) drop(buffer);
      idle.length = 0;
    },
  };
}
