import type { Kernel } from './kernel';

/** A kernel that is ready to run. */
export interface Program {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** Compiled programs of one device, each compiled once. */
export interface Programs {
  /** Rejects when the device refuses the kernel. */
  get(kernel: Kernel): Promise<Program>;
  /** Programs compiled, or being compiled. */
  readonly count: number;
}

/** GPUShaderStage.COMPUTE, whose name does not exist outside browsers. */
const COMPUTE = 4;

function layoutOf(device: GPUDevice, { access, params }: Kernel): GPUBindGroupLayout {
  const storage = access.map((mode): GPUBufferBindingLayout => {
    return { type: mode === 'read' ? 'read-only-storage' : 'storage' };
  });
  const uniform: GPUBufferBindingLayout[] = params.length > 0 ? [{ type: 'uniform' }] : [];
  const entries = [...storage, ...uniform].map((buffer, binding) => ({
    binding,
    visibility: COMPUTE,
    buffer,
  }));
  return device.createBindGroupLayout({ entries });
}

export function createPrograms(device: GPUDevice): Programs {
  const made = new Map<string, Promise<Program>>();
  const compile = async (kernel: Kernel): Promise<Program> => {
    const layout = layoutOf(device, kernel);
    const module = device.createShaderModule({ label: kernel.family, code: kernel.code });
    const pipeline = await device.createComputePipelineAsync({
      label: kernel.family,
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: 'main' },
    });
    return { pipeline, layout };
  };
  return {
    get: (kernel) => {
      const known = made.get(kernel.code);
      if (known !== undefined) return known;
      const program = compile(kernel);
      made.set(kernel.code, program);
      return program;
    },
    get count() {
      return made.size;
    },
  };
}
