import { assert } from '../../../base/assert';
import { defineKernel, type Kernel, literal } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';

/** Threads of a workgroup, and how many of them share a row. A row's sums take one barrier each. */
const GROUP = 64;
const LANES = 16;

const kernels = new Map<string, Kernel>();

function cached(key: string, make: () => Kernel): Kernel {
  const known = kernels.get(key);
  if (known !== undefined) return known;
  const kernel = make();
  kernels.set(key, kernel);
  return kernel;
}

/** Rows are read four numbers at a time where the width allows it. */
const elementOf = (width: number): 'vec4f' | 'f32' => (width % 4 === 0 ? 'vec4f' : 'f32');

/** What both directions declare: this thread's row and columns, and sums over a row. */
function opening(width: number): string {
  const element = elementOf(width);
  return `
const LANES = ${LANES}u;
const COLUMNS = ${element === 'f32' ? width : width / 4}u;
alias Element = ${element};

fn total(x: Element) -> f32 { return ${element === 'f32' ? 'x' : 'dot(x, vec4f(1.0))'}; }

@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let row = (group.y * groups.x + group.x) * ${GROUP / LANES}u + lane / LANES;
  // Threads of a row past the end have no columns, but take part in barriers.
  let first = select(COLUMNS, lane % LANES, row < params.rows);
  let firstLane = lane - lane % LANES;
  let start = row * COLUMNS;`;
}

function forwardKernel(width: number, epsilon: number, affine: boolean): Kernel {
  const element = elementOf(width);
  return defineKernel({
    family: 'layer-norm',
    bindings: [
      { name: 'x', element, access: 'read' },
      { name: 'normal', element, access: 'write' },
      { name: 'inverseDeviation', element: 'f32', access: 'write' },
      ...(affine
        ? ([
            { name: 'gain', element, access: 'read' },
            { name: 'shift', element, access: 'read' },
            { name: 'hidden', element, access: 'write' },
          ] as const)
        : []),
    ],
    params: ['rows'],
    body: `
var<workgroup> sums: array<f32, ${GROUP}>;
var<workgroup> squares: array<f32, ${GROUP}>;
${opening(width)}
  var sum = Element();
  for (var c = first; c < COLUMNS; c += LANES) { sum += x[start + c]; }
  sums[lane] = total(sum);
  workgroupBarrier();
  var mean = 0.0;
  for (var i = 0u; i < LANES; i++) { mean += sums[firstLane + i]; }
  mean /= ${literal(width)};

  var square = Element();
  for (var c = first; c < COLUMNS; c += LANES) {
    let centred = x[start + c] - mean;
    square += centred * centred;
  }
  squares[lane] = total(square);
  workgroupBarrier();
  var variance = 0.0;
  for (var i = 0u; i < LANES; i++) { variance += squares[firstLane + i]; }
  variance /= ${literal(width)};

  let inverse = 1.0 / sqrt(variance + ${literal(epsilon)});
  for (var c = first; c < COLUMNS; c += LANES) {
    let value = (x[start + c] - mean) * inverse;
    normal[start + c] = value;${affine ? '\n    hidden[start + c] = value * gain[c] + shift[c];' : ''}
  }
  if (lane == firstLane && row < params.rows) { inverseDeviation[row] = inverse; }
}`,
  });
}

function backwardKernel(width: number, hasResidual: boolean, hasGain: boolean): Kernel {
  const element = elementOf(width);
  const given = hasGain ? 'dNormal[start + c] * gain[c]' : 'dNormal[start + c]';
  return defineKernel({
    family: 'layer-norm',
    bindings: [
      { name: 'dNormal', element, access: 'read' },
      { name: 'normal', element, access: 'read' },
      { name: 'inverseDeviation', element: 'f32', access: 'read' },
      { name: 'result', element, access: 'write' },
      ...(hasResidual ? ([{ name: 'residual', element, access: 'read' }] as const) : []),
      ...(hasGain ? ([{ name: 'gain', element, access: 'read' }] as const) : []),
    ],
    params: ['rows'],
    body: `
var<workgroup> sums: array<vec2f, ${GROUP}>;
${opening(width)}
  var sum = Element();
  var along = Element();
  for (var c = first; c < COLUMNS; c += LANES) {
    let dn = ${given};
    sum += dn;
    along += dn * normal[start + c];
  }
  sums[lane] = vec2f(total(sum), total(along));
  workgroupBarrier();
  var means = vec2f();
  for (var i = 0u; i < LANES; i++) { means += sums[firstLane + i]; }
  means /= ${literal(width)};

  for (var c = first; c < COLUMNS; c += LANES) {
    let dn = ${given};
    let dx = (dn - means.x - normal[start + c] * means.y) * inverseDeviation[row];
    result[start + c] = ${hasResidual ? 'residual[start + c] + ' : ''}dx;
  }
}`,
  });
}

export interface RowSize {
  readonly rows: number;
  readonly width: number;
}

function overRows(kernel: Kernel, { rows, width }: RowSize, arrays: readonly DeviceArray[]): Launch {
  const [first] = arrays;
  assert(first !== undefined && first.length >= rows * width, `layer norm of [${rows}, ${width}]: too short`);
  return launch(kernel, arrays, [rows], foldedGroups(rows, GROUP / LANES));
}

/**
 * normal = (x - mean) / sqrt(variance + epsilon) of every row, with the biased variance, and the inverse of that root
 * for the way back. x and normal [rows, width], inverseDeviation [rows]. Gain and shift are part of the next weights.
 */
export function layerNormForward(
  size: RowSize & { readonly epsilon: number },
  arrays: {
    readonly x: DeviceArray;
    readonly normal: DeviceArray;
    readonly inverseDeviation: DeviceArray;
  },
): Launch {
  const { width, epsilon } = size;
  const kernel = cached(`forward ${width} ${epsilon}`, () => forwardKernel(width, epsilon, false));
  return overRows(kernel, size, [arrays.x, arrays.normal, arrays.inverseDeviation]);
}

/** The same with hidden = normal * gain + shift beside it: the model's last norm. gain and shift [width]. */
export function layerNormAffine(
  size: RowSize & { readonly epsilon: number },
  arrays: {
    readonly x: DeviceArray;
    readonly gain: DeviceArray;
    readonly shift: DeviceArray;
    readonly hidden: DeviceArray;
    readonly normal: DeviceArray;
    readonly inverseDeviation: DeviceArray;
  },
): Launch {
  const { width, epsilon } = size;
  const { x, gain, shift, hidden, normal, inverseDeviation } = arrays;
  const kernel = cached(`affine ${width} ${epsilon}`, () => forwardKernel(width, epsilon, true));
  return overRows(kernel, size, [x, normal, inverseDeviation, gain, shift, hidden]);
}

/**
 * out = residual + (dn - mean(dn) - normal * mean(dn * normal)) * inverseDeviation with dn = dNormal * gain, row by
 * row: the gradient at x, given that at normal. Without `gain` it is 1, without `residual` 0. gain [width],
 * inverseDeviation [rows], all others [rows, width].
 */
export function layerNormBackward(
  size: RowSize,
  arrays: {
    readonly dNormal: DeviceArray;
    readonly normal: DeviceArray;
    readonly inverseDeviation: DeviceArray;
    readonly residual?: DeviceArray;
    readonly gain?: DeviceArray;
    readonly out: DeviceArray;
  },
): Launch {
  const { dNormal, normal, inverseDeviation, residual, gain, out } = arrays;
  const [hasResidual, hasGain] = [residual !== undefined, gain !== undefined];
  const kernel = cached(`backward ${size.width} ${hasResidual} ${hasGain}`, () =>
    backwardKernel(size.width, hasResidual, hasGain),
  );
  const given = [residual ?? [], gain ?? []].flat();
  return overRows(kernel, size, [dNormal, normal, inverseDeviation, out, ...given]);
}
