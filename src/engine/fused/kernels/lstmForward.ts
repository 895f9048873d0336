import { defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, type Launch, launch } from '../launch';
import { type LstmSize, lstmFunctions, powerOfTwo, readsVectors, stretches } from './lstmSize';

/** What the recurrence reads and leaves, all [tasks * moments, ...]; a row holds the forward direction, then the reverse. */
export interface LstmForwardArrays {
  readonly parameters: DeviceArray;
  /** [.., 8h]. Before: x W_ihᵀ of gates i, f, g, o. After: the gates themselves, activated. */
  readonly gates: DeviceArray;
  /** [.., 2h] */
  readonly cells: DeviceArray;
  /** [.., 2h]: the layer's output. */
  readonly outputs: DeviceArray;
  /** [.., 2h]: the output of the moment before in the direction's own order; zeros at its first. */
  readonly before: DeviceArray;
}

type Choice = Pick<LstmSize, 'hidden' | 'form' | 'software'>;

function tiling({ hidden, form, software }: Choice, width: number) {
  const group = form === 'loop' && !software ? 256 : 64;
  const most = form === 'loop' ? 8 : 16;
  const lanes = software ? 1 : powerOfTwo(Math.ceil(hidden / width), most);
  return { group, lanes, units: group / lanes };
}

/**
 * `lanes` neighbouring threads share one hidden unit: they read consecutive numbers of its four rows of W_hh and one of
 * them adds up. A workgroup owns `units` units, or all of them in chunks of that many.
 */
export function lstmForwardKernel(choice: Choice, vectors: boolean): Kernel {
  const { hidden, form } = choice;
  const width = vectors ? 4 : 1;
  const { group, lanes, units } = tiling(choice, width);
  const scalar = (i: string): string =>
    vectors ? `parameters[(${i}) / 4u][(${i}) % 4u]` : `parameters[${i}]`;
  const products = vectors
    ? `let h = vec4f(before[half + k], before[half + k + 1u], before[half + k + 2u], before[half + k + 3u]);
        let w = (start + k) / 4u;
        sum += vec4f(dot(parameters[w], h), dot(parameters[w + ${(hidden * hidden) / 4}u], h),
          dot(parameters[w + ${(2 * hidden * hidden) / 4}u], h), dot(parameters[w + ${(3 * hidden * hidden) / 4}u], h));`
    : `let w = start + k;
        sum += vec4f(parameters[w], parameters[w + ${hidden * hidden}u],
          parameters[w + ${2 * hidden * hidden}u], parameters[w + ${3 * hidden * hidden}u]) * before[half + k];`;
  return defineKernel({
    family: 'lstm',
    bindings: [
      { name: 'parameters', element: vectors ? 'vec4f' : 'f32', access: 'read' },
      { name: 'gates', element: 'f32', access: 'write' },
      { name: 'cells', element: 'f32', access: 'write' },
      { name: 'outputs', element: 'f32', access: 'write' },
      { name: 'before', element: 'f32', access: 'write' },
    ],
    params: ['first', 'end', 'moments', 'recurrent', 'directionStride'],
    body: `
const H = ${hidden}u;
const UNITS = ${units}u;
const OWNED = ${form === 'loop' ? hidden : units}u;
var<workgroup> partial: array<vec4f, ${group}>;
${lstmFunctions}
@compute @workgroup_size(${group})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let direction = group.y;
  let weights = params.recurrent + direction * params.directionStride;
  let biases = weights + 4u * H * H;
  for (var moment = params.first; moment < params.end; moment++) {
    let row = group.z * params.moments + select(moment, params.moments - 1u - moment, direction == 1u);
    let half = (row * 2u + direction) * H;
    for (var chunk = group.x * OWNED; chunk < min(H, (group.x + 1u) * OWNED); chunk += UNITS) {
      var sum = vec4f();
      if (moment > 0u) {
        let start = weights + min(chunk + lane / ${lanes}u, H - 1u) * H;
        for (var k = lane % ${lanes}u * ${width}u; k < H; k += ${lanes * width}u) {
          ${products}
        }
      }
      partial[lane] = sum;
      workgroupBarrier();
      let unit = chunk + lane;
      if (lane < UNITS && unit < H) {
        var signal = vec4f();
        for (var p = 0u; p < ${lanes}u; p++) { signal += partial[lane * ${lanes}u + p]; }
        let first = half * 4u + unit;
        let bias = biases + unit;
        signal += vec4f(gates[first], gates[first + H], gates[first + 2u * H], gates[first + 3u * H]);
        signal += vec4f(${[0, 1, 2, 3].map((gate) => scalar(`bias + ${gate}u * H`)).join(', ')});
        signal += vec4f(${[4, 5, 6, 7].map((gate) => scalar(`bias + ${gate}u * H`)).join(', ')});
        let input = sigmoid(signal.x);
        let forget = sigmoid(signal.y);
        let candidate = bent(signal.z);
        let output = sigmoid(signal.w);
        var cell = input * candidate;
        if (moment == 0u) {
          before[half + unit] = 0.0;
        } else {
          cell += forget * cells[select(half - 2u * H, half + 2u * H, direction == 1u) + unit];
        }
        let hidden = output * bent(cell);
        gates[first] = input;
        gates[first + H] = forget;
        gates[first + 2u * H] = candidate;
        gates[first + 3u * H] = output;
        cells[half + unit] = cell;
        outputs[half + unit] = hidden;
        if (moment + 1u < params.moments) {
          before[select(half + 2u * H, half - 2u * H, direction == 1u) + unit] = hidden;
        }
      }
      workgroupBarrier();
    }
    storageBarrier();
  }
}`,
  });
}

/** The recurrence of one bidirectional LSTM layer (`torch.nn.LSTM`: gates i, f, g, o, two biases) over all moments. */
export function lstmForward(size: LstmSize, arrays: LstmForwardArrays): readonly Launch[] {
  const { hidden, moments, tasks, recurrentOffset, directionStride, form } = size;
  const vectors = readsVectors(size);
  const kernel = lstmForwardKernel(size, vectors);
  const { units } = tiling(size, vectors ? 4 : 1);
  const bound = [arrays.parameters, arrays.gates, arrays.cells, arrays.outputs, arrays.before];
  return stretches(size).map(([first, end]) =>
    launch(
      kernel,
      bound,
      [first, end, moments, recurrentOffset, directionStride],
      [form === 'loop' ? 1 : Math.ceil(hidden / units), 2, tasks],
    ),
  );
}
