import type { KernelFamily } from '../../run/stepProfile';

/** `read`: never written while the kernel runs. `write`: written, perhaps read before. */
export type Access = 'read' | 'write';

export interface Binding {
  readonly name: string;
  /** WGSL type of one element. */
  readonly element: 'f32' | 'vec4f' | 'u32' | 'i32' | 'f16' | 'vec4h';
  readonly access: Access;
}

/** A compute program. Two kernels with the same text are the same kernel. */
export interface Kernel {
  readonly family: KernelFamily;
  /** Whole WGSL text with one entry point, `main`. */
  readonly code: string;
  /** Access of the storage bindings 0, 1, … of group 0; the uniform block of `params`, if any, stands behind them. */
  readonly access: readonly Access[];
  /** Names of the u32 parameters, read as `params.name`. */
  readonly params: readonly string[];
}

/**
 * Puts a kernel's text together: bindings, parameters, then the body, which declares what else it needs and the entry
 * point `main`. Numbers that change with the length of a batch are parameters, so that one compiled program serves all
 * lengths; sizes of the model are written into the body. WebGPU allows at least 8 storage bindings and no more is used.
 */
export function defineKernel(parts: {
  readonly family: KernelFamily;
  /** Directives such as `enable f16;`. */
  readonly enable?: readonly ('f16' | 'subgroups')[];
  readonly bindings: readonly Binding[];
  readonly params: readonly string[];
  readonly body: string;
}): Kernel {
  const { family, bindings, params } = parts;
  const lines = [
    ...(parts.enable ?? []).map((feature) => `enable ${feature};`),
    ...bindings.map(({ name, element, access }, index) => {
      const mode = access === 'read' ? 'read' : 'read_write';
      return `@group(0) @binding(${index}) var<storage, ${mode}> ${name}: array<${element}>;`;
    }),
  ];
  if (params.length > 0) {
    lines.push(`struct Params { ${params.map((name) => `${name}: u32`).join(', ')} }`);
    lines.push(`@group(0) @binding(${bindings.length}) var<uniform> params: Params;`);
  }
  return {
    family,
    code: `${lines.join('\n')}\n${parts.body.trim()}\n`,
    access: bindings.map(({ access }) => access),
    params,
  };
}

/** A number as WGSL reads it back without loss: F32 literals need a point or an exponent. */
export function literal(value: number): string {
  const text = Math.fround(value) === value ? String(value) : value.toPrecision(9);
  return /[.e]/.test(text) ? `${text}f` : `${text}.0f`;
}
