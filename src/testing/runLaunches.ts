import { assert, at } from '../base/assert';
import { createBufferPool, filledBuffer, storageBuffer } from '../engine/fused/bufferPool';
import type { DeviceArray, Launch } from '../engine/fused/launch';
import { createPrograms } from '../engine/fused/pipelines';
import { type BufferPlace, lookUpPlaces, record } from '../engine/fused/recording';
import { openNodeGpu } from '../engine/nodeGpu';

export type ArrayContents = ReadonlyMap<DeviceArray, Float32Array | Int32Array | Uint32Array>;

/** A WebGPU device for kernel tests, or undefined where there is no adapter. Errors of the device fail the next run. */
export interface TestDevice {
  /**
   * Runs launches on arrays filled with `contents`; kept arrays without contents begin as zeros. Gives back the F32
   * contents of `wanted`, which are kept arrays. Rejects with what the device complained of.
   */
  run(
    launches: readonly Launch[],
    contents: ArrayContents,
    wanted: readonly DeviceArray[],
  ): Promise<readonly Float32Array[]>;
  readonly device: GPUDevice;
}

export async function openTestDevice(): Promise<TestDevice | undefined> {
  const gpu = await openNodeGpu();
  const adapter = await gpu?.requestAdapter();
  if (adapter === undefined || adapter === null) return undefined;
  const features = (['shader-f16', 'subgroups'] as const).filter((name) => adapter.features.has(name));
  const device = await adapter.requestDevice({ requiredFeatures: features });
  const programs = createPrograms(device);
  return { device, run: (...given) => runOn(device, programs, ...given) };
}

async function runOn(
  device: GPUDevice,
  programs: ReturnType<typeof createPrograms>,
  launches: readonly Launch[],
  contents: ArrayContents,
  wanted: readonly DeviceArray[],
): Promise<readonly Float32Array[]> {
  const pool = createBufferPool(device);
  const places = new Map<DeviceArray, BufferPlace>();
  device.pushErrorScope('validation');
  for (const { arrays } of launches) {
    for (const array of arrays) {
      if (array.life === 'scratch' || places.has(array)) continue;
      const values = contents.get(array);
      assert(values === undefined || values.length === array.length, `${array.label} has another length`);
      const { label, length } = array;
      const buffer =
        values === undefined ? storageBuffer(device, label, length) : filledBuffer(device, label, values);
      places.set(array, { buffer, offset: 0 });
    }
  }
  const placeOf = lookUpPlaces(places);
  const recording = await record(launches, { device, programs, pool, placeOf });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  recording.replay(pass);
  pass.end();
  const stagings = wanted.map((array) => {
    const size = Math.max(4, array.length) * 4;
    // GPUBufferUsage: MAP_READ 1 | COPY_DST 8
    const staging = device.createBuffer({ size, usage: 1 | 8 });
    encoder.copyBufferToBuffer(placeOf(array).buffer, 0, staging, 0, size);
    return staging;
  });
  device.queue.submit([encoder.finish()]);
  const complaint = await device.popErrorScope();
  if (complaint !== null) throw new Error(complaint.message);
  const results: Float32Array[] = [];
  for (const [index, staging] of stagings.entries()) {
    await staging.mapAsync(1);
    results.push(new Float32Array(staging.getMappedRange()).slice(0, at(wanted, index).length));
    staging.destroy();
  }
  recording.dispose();
  pool.dispose();
  for (const { buffer } of places.values()) buffer.destroy();
  return results;
}
