import { describe, expect, it } from 'vitest';
import { Failed } from '../../base/failed';
import { createStubDevice, usedBytes } from '../../testing/stubGpu';
import { watchDevice } from '../deviceWatch';
import { mapForReading } from './mapForReading';
import { createRingReader } from './ringReader';

/** A device whose mappings end when it is lost, which it says a little later. */
function breakingDevice() {
  let lose: (info: GPUDeviceLostInfo) => void = () => undefined;
  const stub = createStubDevice();
  const device = Object.assign(stub, {
    lost: new Promise<GPUDeviceLostInfo>((resolve) => {
      lose = resolve;
    }),
    addEventListener: () => undefined,
  });
  const breakOff = (): Promise<undefined> => {
    setTimeout(() => lose({ reason: 'unknown', message: 'driver reset' } as GPUDeviceLostInfo), 5);
    return Promise.reject(new DOMException('gone', 'AbortError'));
  };
  return { device, check: watchDevice(device).check, breakOff };
}

const bufferOf = (mapAsync: () => Promise<undefined>): GPUBuffer =>
  Object.assign(createStubDevice().createBuffer({ size: 16, usage: 1 }), { mapAsync });

describe('waiting for numbers of the device', () => {
  it('ends with the loss of the device, not with a cancellation', async () => {
    const { device, check, breakOff } = breakingDevice();
    const waiting = mapForReading({ device, check }, bufferOf(breakOff));
    const failure = { kind: 'device-lost', reason: 'driver reset', step: undefined };
    await expect(waiting).rejects.toMatchObject({ failure });
  });

  it('does not trust what a device computed that has complained', async () => {
    const check = (): never => {
      throw new Failed({ kind: 'gpu-error', message: 'no such binding' });
    };
    const buffer = bufferOf(() => Promise.resolve(undefined));
    const waiting = mapForReading({ device: createStubDevice(), check }, buffer);
    await expect(waiting).rejects.toMatchObject({ failure: { kind: 'gpu-error' } });
  });
});

describe('the ring of a run that is left while it is read', () => {
  it('frees what the reading holds', async () => {
    const device = createStubDevice();
    const ring = device.createBuffer({ size: 512, usage: 4 });
    const before = usedBytes(device);
    const reader = createRingReader({ device, check: () => undefined }, ring);
    reader.nextSlot();
    const reading = reader.read();
    reader.dispose();
    await reading;
    expect(usedBytes(device)).toBe(before);
  });
});
