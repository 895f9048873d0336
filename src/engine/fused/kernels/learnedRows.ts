import { type Binding, defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';

const GROUP = 64;

/** A vector of numbers, or two whose sum is meant: who reads it adds them on the way. */
export type Addends = readonly [DeviceArray] | readonly [DeviceArray, DeviceArray];

/** Frozen rows that stand before the learned ones. */
export interface Conditioning {
  /** [tasks * V, d]; only the first `counts[task]` rows of each task are read. */
  readonly frozen: DeviceArray;
  /** Rows that each task has frozen, as F32 [tasks]. */
  readonly counts: DeviceArray;
}

export interface LearnedRowsSize {
  readonly virtualTokens: number;
  readonly width: number;
  readonly tasks: number;
  /** Where the learned rows [V, d] begin in the flat vector. */
  readonly offset: number;
}

const head = `
@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${GROUP}u + lane;
  let learned = params.virtualTokens * params.width;`;

const params = ['virtualTokens', 'width', 'tasks', 'offset'];
const read = (name: string): Binding => ({ name, element: 'f32', access: 'read' });
const out: Binding = { name: 'out', element: 'f32', access: 'write' };

const forwardKernel = (conditioned: boolean): Kernel =>
  defineKernel({
    family: 'encoder',
    bindings: [read('parameters'), ...(conditioned ? [read('frozen'), read('counts')] : []), out],
    params,
    body: `${head}
  if (i >= learned * params.tasks) { return; }${
    conditioned
      ? `
  let row = i % learned / params.width;
  if (f32(row) < counts[i / learned]) { out[i] = frozen[i]; return; }`
      : ''
  }
  out[i] = parameters[params.offset + i % learned];
}`,
  });

const backwardKernel = (conditioned: boolean, addends: number): Kernel => {
  const names = ['x', 'y'].slice(0, addends);
  const value = names.map((name) => `${name}[task * learned + i]`).join(' + ');
  return defineKernel({
    family: 'encoder',
    bindings: [...names.map(read), ...(conditioned ? [read('counts')] : []), out],
    params,
    body: `${head}
  if (i >= learned) { return; }
  var sum = 0.0;
  for (var task = 0u; task < params.tasks; task++) {${
    conditioned
      ? `
    if (f32(i / params.width) < counts[task]) { continue; }`
      : ''
  }
    sum += ${value};
  }
  out[params.offset + i] = sum;
}`,
  });
};

const numbers = ({ virtualTokens, width, tasks, offset }: LearnedRowsSize): readonly number[] => [
  virtualTokens,
  width,
  tasks,
  offset,
];

/**
 * An encoder's input, task after task: rows [tasks * V, d] are the learned rows [V, d] of the flat vector, shared by all
 * tasks, of which each task has its first ones replaced by frozen ones.
 */
export function learnedRows(
  size: LearnedRowsSize,
  arrays: { readonly parameters: DeviceArray; readonly rows: DeviceArray },
  conditioning: Conditioning | undefined,
): Launch {
  const frozen = conditioning === undefined ? [] : [conditioning.frozen, conditioning.counts];
  return launch(
    forwardKernel(conditioning !== undefined),
    [arrays.parameters, ...frozen, arrays.rows],
    numbers(size),
    foldedGroups(arrays.rows.length, GROUP),
  );
}

/** The way back: dRows [tasks * V, d] summed over tasks into the flat gradient. A replaced row gives exactly 0. */
export function learnedRowsGradient(
  size: LearnedRowsSize,
  arrays: { readonly dRows: Addends; readonly gradient: DeviceArray },
  conditioning: Conditioning | undefined,
): Launch {
  const counts = conditioning === undefined ? [] : [conditioning.counts];
  return launch(
    backwardKernel(conditioning !== undefined, arrays.dRows.length),
    [...arrays.dRows, ...counts, arrays.gradient],
    numbers(size),
    foldedGroups(size.virtualTokens * size.width, GROUP),
  );
}
