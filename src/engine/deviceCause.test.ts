import { describe, expect, it } from 'vitest';
import { Failed } from '../base/failed';
import { deviceCause } from './deviceCause';

const broken = () => new DOMException('the mapping was broken off', 'AbortError');

/** A device that is lost a little later, and then says so. */
function losing() {
  let isLost = false;
  const lost = new Promise<{ readonly reason: string }>((resolve) => {
    setTimeout(() => {
      isLost = true;
      resolve({ reason: 'driver reset' });
    }, 5);
  });
  const check = (): void => {
    if (isLost) throw new Failed({ kind: 'device-lost', reason: 'driver reset', step: undefined });
  };
  return { lost, check };
}

describe('why work on a device failed', () => {
  const { signal } = new AbortController();

  it('is the loss of the device, where numbers never came', async () => {
    const failure = { kind: 'device-lost', reason: 'driver reset', step: undefined };
    expect(await deviceCause(broken(), losing(), signal)).toMatchObject({ failure });
  });

  it('is the cancellation where somebody did cancel', async () => {
    const error = broken();
    expect(await deviceCause(error, losing(), AbortSignal.abort())).toBe(error);
  });

  it('is what was said where the device is well, or where it was named', async () => {
    const well = { lost: new Promise(() => undefined), check: () => undefined };
    const [error, named] = [broken(), new Failed({ kind: 'model-not-loaded' })];
    expect(await deviceCause(error, well, signal)).toBe(error);
    expect(await deviceCause(named, losing(), signal)).toBe(named);
  });
});
