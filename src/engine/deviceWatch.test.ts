import { describe, expect, it } from 'vitest';
import { watchDevice } from './deviceWatch';

class GPUOutOfMemoryError extends Error {}
class GPUValidationError extends Error {}

/** A device that can be made to fail. */
function fakeDevice() {
  let report: (event: unknown) => void = () => undefined;
  let lose: (info: { reason: string; message: string }) => void = () => undefined;
  const lost = new Promise((resolve) => {
    lose = resolve;
  });
  const device = {
    lost,
    addEventListener: (type: string, listener: (event: unknown) => void) => {
      if (type === 'uncapturederror') report = listener;
    },
  };
  return {
    device: device as unknown as Pick<GPUDevice, 'lost' | 'addEventListener'>,
    fail: (error: Error) => report({ error }),
    lose: (message: string) => lose({ reason: 'unknown', message }),
  };
}

function failureOf(check: () => void): unknown {
  try {
    check();
  } catch (error) {
    return (error as { readonly failure?: unknown }).failure;
  }
  return undefined;
}

describe('a watched device', () => {
  it('passes the check while nothing has gone wrong', () => {
    expect(failureOf(watchDevice(fakeDevice().device).check)).toBeUndefined();
  });

  it('fails every check after an uncaptured error, with the first message', () => {
    const { device, fail } = fakeDevice();
    const watch = watchDevice(device);
    fail(new GPUValidationError('binding too large'));
    fail(new GPUValidationError('invalid command buffer'));
    for (let i = 0; i < 2; i++) {
      expect(failureOf(watch.check)).toEqual({ kind: 'gpu-error', message: 'binding too large' });
    }
  });

  it('tells running out of memory from other errors', () => {
    const { device, fail } = fakeDevice();
    const watch = watchDevice(device);
    fail(new GPUOutOfMemoryError('no room'));
    expect(failureOf(watch.check)).toEqual({
      kind: 'out-of-memory',
      neededBytes: undefined,
      message: 'no room',
    });
  });

  it('says when the device is lost, and why', async () => {
    const { device, lose } = fakeDevice();
    const watch = watchDevice(device);
    lose('driver reset');
    expect(await watch.lost).toEqual({ reason: 'driver reset' });
    expect(failureOf(watch.check)).toEqual({ kind: 'device-lost', reason: 'driver reset', step: undefined });
  });

  it('does not call a device lost that was let go on purpose', async () => {
    const { device, lose } = fakeDevice();
    const watch = watchDevice(device);
    watch.release();
    lose('destroyed');
    const outcome = await Promise.race([watch.lost, Promise.resolve('silent')]);
    expect(outcome).toBe('silent');
    expect(failureOf(watch.check)).toBeUndefined();
  });
});
