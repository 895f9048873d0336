function succeeds(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    // What a buffer throws that is filled at once; it has no other way to say so.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Runs `make` and says whether the device had memory for all that it made. */
export async function hasMemoryFor(device: GPUDevice, make: () => void): Promise<boolean> {
  let isMade = false;
  let refusal: GPUError | null = null;
  device.pushErrorScope('out-of-memory');
  try {
    isMade = succeeds(make);
  } finally {
    // A scope that stayed open would swallow what the device says later.
    refusal = await device.popErrorScope();
  }
  return isMade && refusal === null;
}

/** Many small pieces, as tensors are: a device may have room for them, but not for one as large as all. */
const PIECE_BYTES = 64 * 2 ** 20;

/** Whether the device has so many bytes free. WebGPU does not tell, so they are taken and given back. */
export async function hasBytesFree(device: GPUDevice, bytes: number): Promise<boolean> {
  const pieces: GPUBuffer[] = [];
  const isThere = await hasMemoryFor(device, () => {
    for (let left = Math.ceil(bytes / 4) * 4; left > 0; left -= PIECE_BYTES) {
      const size = Math.min(left, PIECE_BYTES);
      // GPUBufferUsage.STORAGE 128
      pieces.push(device.createBuffer({ label: 'on trial', size, usage: 128 }));
    }
  });
  for (const piece of pieces) piece.destroy();
  return isThere;
}
