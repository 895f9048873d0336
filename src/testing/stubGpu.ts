/**
 * A GPUDevice that computes nothing: enough for counting what a program asks of WebGPU, anywhere. Only buffers that are
 * mapped take memory. `scope` is for `installCounters`.
 */
class StubBuffer {
  readonly label: string;
  readonly size: number;
  readonly usage: number;
  constructor({ label, size, usage }: GPUBufferDescriptor) {
    this.label = label ?? '';
    this.size = size;
    this.usage = usage;
  }
  getMappedRange(): ArrayBuffer {
    return new ArrayBuffer(this.size);
  }
  unmap(): void {}
  async mapAsync(): Promise<void> {}
  destroy(): void {}
}

class StubPass {
  setPipeline(): void {}
  setBindGroup(): void {}
  dispatchWorkgroups(): void {}
  end(): void {}
}

class StubCommands {
  beginComputePass(): StubPass {
    return new StubPass();
  }
  copyBufferToBuffer(): void {}
  finish(): object {
    return {};
  }
}

class StubQueue {
  submit(): void {}
  writeBuffer(): void {}
}

class StubDevice {
  readonly limits = {
    maxStorageBufferBindingSize: 128 * 2 ** 20,
    maxComputeWorkgroupStorageSize: 16_384,
    maxComputeInvocationsPerWorkgroup: 256,
  };
  readonly queue = new StubQueue();
  createBuffer(description: GPUBufferDescriptor): StubBuffer {
    return new StubBuffer(description);
  }
  createBindGroupLayout(): object {
    return {};
  }
  createPipelineLayout(): object {
    return {};
  }
  createShaderModule(): object {
    return {};
  }
  async createComputePipelineAsync(): Promise<object> {
    return {};
  }
  createBindGroup(): object {
    return {};
  }
  createCommandEncoder(): StubCommands {
    return new StubCommands();
  }
}

export const stubScope = {
  GPUBuffer: StubBuffer,
  GPUComputePassEncoder: StubPass,
  GPUCommandEncoder: StubCommands,
  GPUQueue: StubQueue,
  GPUDevice: StubDevice,
};

/** Called a GPUDevice so that programs take it; what it lacks fails loudly. */
export const createStubDevice = (): GPUDevice => new StubDevice() as unknown as GPUDevice;
