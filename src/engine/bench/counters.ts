/** What a program asked of WebGPU, and how much device memory its buffers take. */
export interface GpuCounts {
  readonly dispatches: number;
  readonly submits: number;
  readonly passes: number;
  /** Bytes given to `queue.writeBuffer`, and of buffers created mapped; uniforms included. */
  readonly uploadedBytes: number;
  readonly newBuffers: number;
  readonly newPipelines: number;
}

export interface GpuCounters {
  /** Counts since the last call. */
  take(): GpuCounts;
  /** Largest sum of the sizes of all live buffers so far. */
  peakBytes(): number;
}

const nothing = { dispatches: 0, submits: 0, passes: 0, uploadedBytes: 0, newBuffers: 0, newPipelines: 0 };

type Method = (this: object, ...given: unknown[]) => unknown;

/** Puts `watch` behind a method of a WebGPU class, where that class exists. */
function watchMethod(
  scope: object,
  className: string,
  method: string,
  watch: (given: readonly unknown[], result: unknown, self: object) => void,
): void {
  const known = Reflect.get(scope, className);
  const prototype: unknown = typeof known === 'function' ? known.prototype : undefined;
  if (typeof prototype !== 'object' || prototype === null) return;
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== 'function') return;
  const counted: Method = function (...given) {
    const result: unknown = Reflect.apply(original, this, given);
    watch(given, result, this);
    return result;
  };
  Object.defineProperty(prototype, method, { configurable: true, writable: true, value: counted });
}

/** Bytes that `writeBuffer(buffer, offset, data, dataOffset, size)` uploads; size counts elements of a typed array. */
function writtenBytes([, , data, offset, size]: readonly unknown[]): number {
  const unit = ArrayBuffer.isView(data) && 'BYTES_PER_ELEMENT' in data ? Number(data.BYTES_PER_ELEMENT) : 1;
  if (typeof size === 'number') return size * unit;
  const bytes = ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data.byteLength : 0;
  return bytes - (typeof offset === 'number' ? offset * unit : 0);
}

/**
 * Counts calls at the prototypes of the WebGPU classes in `scope`. Install it before the device is made: whoever
 * kept a method from before goes uncounted.
 */
export function installCounters(scope: object): GpuCounters {
  const counts = { ...nothing };
  const sizes = new WeakMap<object, number>();
  let live = 0;
  let peak = 0;
  for (const method of ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect']) {
    watchMethod(scope, 'GPUComputePassEncoder', method, () => counts.dispatches++);
  }
  watchMethod(scope, 'GPUCommandEncoder', 'beginComputePass', () => counts.passes++);
  watchMethod(scope, 'GPUQueue', 'submit', () => counts.submits++);
  watchMethod(scope, 'GPUQueue', 'writeBuffer', (given) => {
    counts.uploadedBytes += writtenBytes(given);
  });
  for (const method of ['createComputePipeline', 'createComputePipelineAsync']) {
    watchMethod(scope, 'GPUDevice', method, () => counts.newPipelines++);
  }
  watchMethod(scope, 'GPUDevice', 'createBuffer', ([description], buffer) => {
    const { size, mappedAtCreation } = description as GPUBufferDescriptor;
    counts.newBuffers++;
    if (mappedAtCreation === true) counts.uploadedBytes += size;
    sizes.set(buffer as object, size);
    live += size;
    peak = Math.max(peak, live);
  });
  watchMethod(scope, 'GPUBuffer', 'destroy', (_given, _result, buffer) => {
    live -= sizes.get(buffer) ?? 0;
    sizes.delete(buffer);
  });
  return {
    take: () => {
      const taken = { ...counts };
      Object.assign(counts, nothing);
      return taken;
    },
    peakBytes: () => peak,
  };
}
