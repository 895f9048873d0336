import { assertUnreachable } from '../../../base/assert';
import type { OptimiserSettings } from '../../../run/tuningConfig';
import { defineKernel, type Kernel, literal } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';
import { lanesOf } from './lanes';

const GROUP = 256;

/** Most partial sums of the norm: what one group adds up at its end. */
const MOST_PARTIALS = 256;

/**
 * What changes from step to step, as F32 in this order, uploaded before each: learningRate; stepSize, learningRate /
 * (1 - beta1^t) for step t = 1, 2, ...; secondCorrection, sqrt(1 - beta2^t); gradientScale, 1 / micro-batches; ringSlot, a
 * whole number.
 */
export const HYPER = ['learningRate', 'stepSize', 'secondCorrection', 'gradientScale', 'ringSlot'] as const;

const hyper = (name: (typeof HYPER)[number]): string => `hyper[${HYPER.indexOf(name)}]`;

/** Elements that `gradientNorm` needs for its partial sums, `entries` in the flat vector. */
export const normPartials = (entries: number): number =>
  Math.min(MOST_PARTIALS, Math.ceil(entries / (4 * GROUP)));

/** Adds `sums` up into `sums[0]`. */
const TREE = `  for (var half = ${GROUP / 2}u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (lane < half) { sums[lane] += sums[lane + half]; }
  }`;

const squaresKernels = new Map<number, Kernel>();

function squaresKernel(entries: number): Kernel {
  const { element, size, sum } = lanesOf(entries);
  const known = squaresKernels.get(size);
  if (known !== undefined) return known;
  const kernel = defineKernel({
    family: 'optimiser',
    bindings: [
      { name: 'gradient', element, access: 'read' },
      { name: 'partials', element: 'f32', access: 'write' },
    ],
    params: ['count'],
    body: `
var<workgroup> sums: array<f32, ${GROUP}>;

@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  var total = ${element}(0.0f);
  for (var i = group.x * ${GROUP}u + lane; i < params.count; i += groups.x * ${GROUP}u) {
    total += gradient[i] * gradient[i];
  }
  sums[lane] = ${sum('total')};
${TREE}
  if (lane == 0u) { partials[group.x] = sums[0]; }
}`,
  });
  squaresKernels.set(size, kernel);
  return kernel;
}

/** A compiler may take it that no number is NaN, so that only the bits tell. */
const IS_FINITE = `
fn isFinite(x: f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u; }
`;

const decideKernel = defineKernel({
  family: 'optimiser',
  bindings: [
    { name: 'partials', element: 'f32', access: 'read' },
    { name: 'hyper', element: 'f32', access: 'read' },
    { name: 'loss', element: 'f32', access: 'read' },
    { name: 'status', element: 'f32', access: 'write' },
    { name: 'ring', element: 'f32', access: 'write' },
  ],
  params: ['partials'],
  body: `${IS_FINITE}
var<workgroup> sums: array<f32, ${GROUP}>;

@compute @workgroup_size(${GROUP})
fn main(@builtin(local_invocation_index) lane: u32) {
  sums[lane] = 0.0f;
  if (lane < params.partials) { sums[lane] = partials[lane]; }
${TREE}
  if (lane > 0u) { return; }
  let norm = sqrt(sums[0]) * ${hyper('gradientScale')};
  let scaledLoss = loss[0] * ${hyper('gradientScale')};
  if (!isFinite(sums[0]) || !isFinite(loss[0])) { status[2] = 1.0f; }
  status[0] = norm;
  status[1] = scaledLoss;
  let slot = 2u * u32(${hyper('ringSlot')});
  ring[slot] = scaledLoss;
  ring[slot + 1u] = norm;
}`,
});

/**
 * Norm of gradientScale * gradient over all entries, and whether the step may be taken. status F32 [4] becomes (norm,
 * gradientScale * loss, halted, unused): halted turns 1 when loss or gradient are not finite, and stays so until somebody
 * writes 0 again. The pair (gradientScale * loss, norm) also goes to ring[2 * ringSlot]. Two launches, to come before
 * `optimiserStep`. gradient [E], partials [normPartials(E)], hyper as `HYPER`, loss [1] the sum over micro-batches,
 * ring [2 * slots].
 */
export function gradientNorm(
  size: { readonly entries: number },
  arrays: {
    readonly gradient: DeviceArray;
    readonly partials: DeviceArray;
    readonly hyper: DeviceArray;
    readonly loss: DeviceArray;
    readonly status: DeviceArray;
    readonly ring: DeviceArray;
  },
): readonly Launch[] {
  const { entries } = size;
  const partials = normPartials(entries);
  const count = entries / lanesOf(entries).size;
  return [
    launch(squaresKernel(entries), [arrays.gradient, arrays.partials], [count], [partials, 1, 1]),
    launch(
      decideKernel,
      [arrays.partials, arrays.hyper, arrays.loss, arrays.status, arrays.ring],
      [partials],
      [1, 1, 1],
    ),
  ];
}

/** WGSL of the gradient that Adam sees and of the parameters it starts from, by where the decay goes. */
function withDecay({ kind, weightDecay }: OptimiserSettings): readonly [slope: string, start: string] {
  if (weightDecay === 0) return ['bounded', 'parameter'];
  const decay = literal(weightDecay);
  switch (kind) {
    case 'adamw':
      return ['bounded', `parameter * (1.0f - ${hyper('learningRate')} * ${decay})`];
    case 'adam':
      return [`bounded + parameter * ${decay}`, 'parameter'];
    default:
      return assertUnreachable(kind);
  }
}

const stepKernels = new Map<string, Kernel>();

function stepKernel(settings: OptimiserSettings, entries: number): Kernel {
  const { beta1, beta2, epsilon, clipNorm, kind, weightDecay } = settings;
  const { element } = lanesOf(entries);
  const key = JSON.stringify([kind, beta1, beta2, epsilon, weightDecay, clipNorm ?? null, element]);
  const known = stepKernels.get(key);
  if (known !== undefined) return known;
  const [slope, start] = withDecay(settings);
  const clip = clipNorm === undefined ? '' : ` * min(${literal(clipNorm)} / (status[0] + 1e-6f), 1.0f)`;
  const kernel = defineKernel({
    family: 'optimiser',
    bindings: [
      { name: 'gradient', element, access: 'read' },
      { name: 'hyper', element: 'f32', access: 'read' },
      { name: 'status', element: 'f32', access: 'read' },
      { name: 'parameters', element, access: 'write' },
      { name: 'previous', element, access: 'write' },
      { name: 'firstMoment', element, access: 'write' },
      { name: 'secondMoment', element, access: 'write' },
    ],
    params: ['count'],
    body: `
@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${GROUP}u + lane;
  if (i >= params.count || status[2] != 0.0f) { return; }
  let parameter = parameters[i];
  let bounded = gradient[i] * (${hyper('gradientScale')}${clip});
  let slope = ${slope};
  let first = firstMoment[i] * ${literal(beta1)} + slope * ${literal(1 - beta1)};
  let second = secondMoment[i] * ${literal(beta2)} + slope * slope * ${literal(1 - beta2)};
  let spread = sqrt(second) / ${hyper('secondCorrection')} + ${literal(epsilon)};
  previous[i] = parameter;
  firstMoment[i] = first;
  secondMoment[i] = second;
  parameters[i] = ${start} - first / spread * ${hyper('stepSize')};
}`,
  });
  stepKernels.set(key, kernel);
  return kernel;
}

/**
 * One step of Adam or AdamW over the flat vector, with the clip by global norm, as `engine/optimiser` has it; what
 * changes from step to step comes by `hyper`, the norm by `status` (both after `gradientNorm`). `previous` gets the
 * parameters from before. Nothing at all is written when status says halted. All but hyper and status [E].
 */
export function optimiserStep(
  settings: OptimiserSettings,
  size: { readonly entries: number },
  arrays: {
    readonly parameters: DeviceArray;
    readonly previous: DeviceArray;
    readonly firstMoment: DeviceArray;
    readonly secondMoment: DeviceArray;
    readonly gradient: DeviceArray;
    readonly hyper: DeviceArray;
    readonly status: DeviceArray;
  },
): readonly Launch[] {
  const count = size.entries / lanesOf(size.entries).size;
  const { gradient, status, parameters, previous, firstMoment, secondMoment } = arrays;
  const bound = [gradient, arrays.hyper, status, parameters, previous, firstMoment, secondMoment];
  return [launch(stepKernel(settings, size.entries), bound, [count], foldedGroups(count, GROUP))];
}
