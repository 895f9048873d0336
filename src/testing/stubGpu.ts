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
  onDestroy: () => void = () => undefined;
  destroy(): void {
    this.onDestroy();
    this.onDestroy = () => undefined;
  }
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
  async onSubmittedWorkDone(): Promise<void> {}
}

class StubDevice {
  readonly limits = {
    maxStorageBufferBindingSize: 128 * 2 ** 20,
    maxBufferSize: 256 * 2 ** 20,
    maxComputeWorkgroupStorageSize: 16_384,
    maxComputeInvocationsPerWorkgroup: 256,
  };
  readonly features: ReadonlySet<string> = new Set();
  readonly queue = new StubQueue();
  readonly memoryBytes: number;
  usedBytes = 0;
  #isOut = false;
  constructor(memoryBytes: number) {
    this.memoryBytes = memoryBytes;
  }
  /** Buffers beyond the memory are refused as WebGPU does: by an exception if mapped, else by the error scope. */
  createBuffer(description: GPUBufferDescriptor): StubBuffer {
    const buffer = new StubBuffer(description);
    if (this.usedBytes + buffer.size > this.memoryBytes) {
      this.#isOut = true;
      if (description.mappedAtCreation === true) throw new RangeError('out of memory');
      return buffer;
    }
    this.usedBytes += buffer.size;
    buffer.onDestroy = () => {
      this.usedBytes -= buffer.size;
    };
    return buffer;
  }
  pushErrorScope(): void {
    this.#isOut = false;
  }
  async popErrorScope(): Promise<{ readonly message: string } | null> {
    return this.#isOut ? { message: 'out of memory' } : null;
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
export const createStubDevice = (memoryBytes = Number.POSITIVE_INFINITY): GPUDevice =>
  new StubDevice(memoryBytes) as unknown as GPUDevice;

/** Bytes of the live buffers of a stub device. */
export const usedBytes = (device: GPUDevice): number => (device as unknown as StubDevice).usedBytes;
