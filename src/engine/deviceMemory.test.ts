import { describe, expect, it } from 'vitest';
import { createStubDevice, usedBytes } from '../testing/stubGpu';
import { hasBytesFree, hasMemoryFor } from './deviceMemory';

describe('memory of a device', () => {
  it('is there or not, and is given back', async () => {
    const device = createStubDevice(200 * 2 ** 20);
    expect(await hasBytesFree(device, 200 * 2 ** 20)).toBe(true);
    expect(await hasBytesFree(device, 200 * 2 ** 20 + 1)).toBe(false);
    expect(await hasBytesFree(device, -1)).toBe(true);
    expect(usedBytes(device)).toBe(0);
  });

  it('is asked for without leaving an error scope open, whatever goes wrong', async () => {
    const device = createStubDevice();
    const { pushErrorScope, popErrorScope } = device;
    let open = 0;
    device.pushErrorScope = (filter) => {
      open++;
      return pushErrorScope.call(device, filter);
    };
    device.popErrorScope = () => {
      open--;
      return popErrorScope.call(device);
    };
    const failing = hasMemoryFor(device, () => {
      throw new TypeError('our mistake');
    });
    await expect(failing).rejects.toThrow('our mistake');
    expect(open).toBe(0);
  });
});
