import { assert } from '../../base/assert';

/**
 * Stands in for `engine/nodeGpu.ts` in a page. The tests were sent to a browser that has WebGPU, so without an adapter
 * they fail and are not skipped.
 */
export async function openNodeGpu(): Promise<GPU> {
  assert(navigator.gpu !== undefined, 'Chromium offers no WebGPU');
  assert((await navigator.gpu.requestAdapter()) !== null, 'Chromium offers no WebGPU adapter');
  return navigator.gpu;
}
