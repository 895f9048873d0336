import { assert } from '../../base/assert';
import type { Kernel } from './kernel';

/**
 * Device memory by name: 4-byte elements that are somewhere. `kept` arrays (weights, inputs, state) live as long as their
 * owner says; `scratch` ones live from the launch that writes them first to the one that uses them last, and share memory
 * with others before and after. Identity is what tells arrays apart.
 */
export interface DeviceArray {
  readonly label: string;
  /** Number of 4-byte elements. */
  readonly length: number;
  readonly life: 'kept' | 'scratch';
}

export function keptArray(label: string, length: number): DeviceArray {
  return { label, length, life: 'kept' };
}

export function scratchArray(label: string, length: number): DeviceArray {
  return { label, length, life: 'scratch' };
}

/** Numbers of workgroups in x, y, z. */
export type Groups = readonly [number, number, number];

/** One run of a kernel on named arrays; nothing has been computed yet. */
export interface Launch {
  readonly kernel: Kernel;
  /** One per storage binding. An array may stand twice only where both are read. */
  readonly arrays: readonly DeviceArray[];
  /** One u32 per parameter of the kernel. */
  readonly params: readonly number[];
  readonly groups: Groups;
}

/** WebGPU's least limit on workgroups per dimension. */
const MOST_GROUPS = 65_535;

/** Makes a launch after checking that it fits its kernel: a mistake here would be a silent zero on the device. */
export function launch(
  kernel: Kernel,
  arrays: readonly DeviceArray[],
  params: readonly number[],
  groups: Groups,
): Launch {
  assert(arrays.length === kernel.access.length, `${kernel.family}: ${arrays.length} arrays given`);
  assert(params.length === kernel.params.length, `${kernel.family}: ${params.length} parameters given`);
  assert(
    params.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32),
    `${kernel.family}: parameters ${params.join()} are not all u32`,
  );
  assert(
    groups.every((count) => Number.isInteger(count) && count > 0 && count <= MOST_GROUPS),
    `${kernel.family}: ${groups.join(' x ')} workgroups`,
  );
  const written = arrays.filter((_, i) => kernel.access[i] === 'write');
  for (const array of written) {
    const uses = arrays.filter((other) => other === array).length;
    assert(uses === 1, `${kernel.family}: ${array.label} is bound twice and written`);
  }
  return { kernel, arrays, params, groups };
}

/**
 * Workgroups for `count` independent items, `perGroup` each, folded over x and y below WebGPU's limit. In the kernel
 * item 0 of a group is `(group.y * groups.x + group.x) * perGroup` (`@builtin(workgroup_id)`, `@builtin(num_workgroups)`);
 * items from `count` on must do nothing.
 */
export function foldedGroups(count: number, perGroup: number): Groups {
  const needed = Math.max(1, Math.ceil(count / perGroup));
  const y = Math.ceil(needed / MOST_GROUPS);
  return [Math.ceil(needed / y), y, 1];
}
