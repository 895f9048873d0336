import { describe, expect, it } from 'vitest';
import { installCounters } from './counters';

/** WebGPU classes that do nothing, as a scope of their own. */
function fakeScope() {
  class GPUComputePassEncoder {
    dispatchWorkgroups(..._counts: number[]) {}
  }
  class GPUCommandEncoder {
    beginComputePass() {
      return new GPUComputePassEncoder();
    }
  }
  class GPUBuffer {
    destroy() {}
  }
  class GPUQueue {
    submit() {}
    writeBuffer(..._given: unknown[]) {}
  }
  class GPUDevice {
    createBuffer(_description: { size: number; mappedAtCreation?: boolean }) {
      return new GPUBuffer();
    }
    createComputePipeline() {}
  }
  return { GPUComputePassEncoder, GPUCommandEncoder, GPUBuffer, GPUQueue, GPUDevice };
}

describe('counting at the WebGPU prototypes', () => {
  it('counts calls since the last time it was asked', () => {
    const scope = fakeScope();
    const counters = installCounters(scope);
    const pass = new scope.GPUCommandEncoder().beginComputePass();
    pass.dispatchWorkgroups(4);
    pass.dispatchWorkgroups(4, 4);
    new scope.GPUQueue().submit();
    new scope.GPUDevice().createComputePipeline();
    expect(counters.take()).toMatchObject({ dispatches: 2, passes: 1, submits: 1, newPipelines: 1 });
    expect(counters.take()).toMatchObject({ dispatches: 0, passes: 0, submits: 0, newPipelines: 0 });
  });

  it('adds up uploaded bytes: elements of typed arrays, bytes of buffers, buffers created mapped', () => {
    const scope = fakeScope();
    const counters = installCounters(scope);
    const queue = new scope.GPUQueue();
    queue.writeBuffer({}, 0, new Float32Array(10));
    queue.writeBuffer({}, 0, new Float32Array(10), 2, 4);
    queue.writeBuffer({}, 0, new ArrayBuffer(7));
    queue.writeBuffer({}, 0, new Uint16Array(5), 3);
    new scope.GPUDevice().createBuffer({ size: 100, mappedAtCreation: true });
    new scope.GPUDevice().createBuffer({ size: 1000 });
    expect(counters.take()).toMatchObject({ uploadedBytes: 40 + 16 + 7 + 4 + 100, newBuffers: 2 });
  });

  it('keeps the peak of live buffers; destroying twice frees once', () => {
    const scope = fakeScope();
    const counters = installCounters(scope);
    const device = new scope.GPUDevice();
    const first = device.createBuffer({ size: 300 });
    first.destroy();
    first.destroy();
    device.createBuffer({ size: 200 });
    expect(counters.peakBytes()).toBe(300);
    device.createBuffer({ size: 200 });
    expect(counters.peakBytes()).toBe(400);
  });

  it('leaves a machine without WebGPU alone', () => {
    expect(installCounters({}).take()).toMatchObject({ dispatches: 0 });
  });
});
