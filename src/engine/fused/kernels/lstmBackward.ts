import { type Binding, defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, type Launch, launch } from '../launch';
import type { Addends } from './learnedRows';
import { type LstmSize, lstmFunctions, powerOfTwo, readsVectors, stretches } from './lstmSize';

/** Rows as in `LstmForwardArrays`. */
export interface LstmBackwardArrays {
  readonly parameters: DeviceArray;
  /** Gradient of the layer's output, [.., 2h]. */
  readonly dOutputs: Addends;
  /** Activated, [.., 8h]. */
  readonly gates: DeviceArray;
  /** [.., 2h] */
  readonly cells: DeviceArray;
  /** Written: gradient of the gates before their activation, [.., 8h]. */
  readonly dGates: DeviceArray;
  /** Written: what a cell passes to the moment before, [tasks * 2h]. */
  readonly dCells: DeviceArray;
}

type Choice = Pick<LstmSize, 'hidden' | 'form' | 'software'>;

/** As much of a row of W_hh as fits; else 64 bytes of it, so that many workgroups share the work, none with torn lines. */
function tiling({ hidden, form, software }: Choice, width: number) {
  const threads = software ? 64 : 256;
  const most = form === 'loop' || software ? threads : 16;
  const columns = powerOfTwo(Math.ceil(hidden / width), most / width);
  return { threads, columns, parts: threads / columns, units: columns * width };
}

/**
 * Back through time, from the last moment of each direction to its first. W_hhᵀ dGates is summed down the columns of W_hh:
 * `columns` neighbouring threads read neighbouring columns, the rows are dealt out to `parts` of them and added up by a
 * tree. A workgroup owns `units` units, or all of them in chunks of that many.
 */
export function lstmBackwardKernel(choice: Choice, vectors: boolean, addends: number): Kernel {
  const { hidden, form } = choice;
  const width = vectors ? 4 : 1;
  const { threads, columns, parts, units } = tiling(choice, width);
  const type = vectors ? 'vec4f' : 'f32';
  const names = ['dOutputs', 'dOutputs2'].slice(0, addends);
  const read = (name: string): Binding => ({ name, element: 'f32', access: 'read' });
  return defineKernel({
    family: 'lstm',
    bindings: [
      { name: 'parameters', element: type, access: 'read' },
      ...names.map(read),
      read('gates'),
      read('cells'),
      { name: 'dGates', element: 'f32', access: 'write' },
      { name: 'dCells', element: 'f32', access: 'write' },
    ],
    params: ['first', 'end', 'moments', 'recurrent', 'directionStride'],
    body: `
const H = ${hidden}u;
const COLUMNS = ${columns}u;
const PARTS = ${parts}u;
const UNITS = ${units}u;
const OWNED = ${form === 'loop' ? hidden : units}u;
var<workgroup> partial: array<${type}, ${threads}>;
${lstmFunctions}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let direction = group.y;
  let weights = (params.recurrent + direction * params.directionStride) / ${width}u;
  for (var done = params.first; done < params.end; done++) {
    let moment = params.moments - 1u - done;
    let row = group.z * params.moments + select(moment, done, direction == 1u);
    let half = (row * 2u + direction) * H;
    let earlier = select(half - 2u * H, half + 2u * H, direction == 1u);
    let later = 4u * select(half + 2u * H, half - 2u * H, direction == 1u);
    for (var chunk = group.x * OWNED; chunk < min(H, (group.x + 1u) * OWNED); chunk += UNITS) {
      let column = min(chunk / ${width}u + lane % COLUMNS, ${hidden / width - 1}u);
      var sum = ${type}();
      if (done > 0u) {
        for (var j = lane / COLUMNS; j < 4u * H; j += PARTS) {
          sum += dGates[later + j] * parameters[weights + column + j * ${hidden / width}u];
        }
      }
      partial[lane] = sum;
      workgroupBarrier();
      for (var live = PARTS / 2u; live > 0u; live /= 2u) {
        if (lane < live * COLUMNS) { partial[lane] += partial[lane + live * COLUMNS]; }
        workgroupBarrier();
      }
      let unit = chunk + lane;
      if (lane < UNITS && unit < H) {
        let dHidden = ${vectors ? 'partial[lane / 4u][lane % 4u]' : 'partial[lane]'} + ${names.map((name) => `${name}[half + unit]`).join(' + ')};
        let at = half * 4u + unit;
        let input = gates[at];
        let forget = gates[at + H];
        let candidate = gates[at + 2u * H];
        let output = gates[at + 3u * H];
        let cell = bent(cells[half + unit]);
        let carried = (group.z * 2u + direction) * H + unit;
        var dCell = dHidden * output * (1.0 - cell * cell);
        if (done > 0u) { dCell += dCells[carried]; }
        var dForget = 0.0;
        if (moment > 0u) { dForget = dCell * cells[earlier + unit] * forget * (1.0 - forget); }
        dGates[at] = dCell * candidate * input * (1.0 - input);
        dGates[at + H] = dForget;
        dGates[at + 2u * H] = dCell * input * (1.0 - candidate * candidate);
        dGates[at + 3u * H] = dHidden * cell * output * (1.0 - output);
        dCells[carried] = dCell * forget;
      }
      workgroupBarrier();
    }
    storageBarrier();
  }
}`,
  });
}

/** The gradient of all gates of one bidirectional LSTM layer. `dGates` and `dCells` are written whole. */
export function lstmBackward(size: LstmSize, arrays: LstmBackwardArrays): readonly Launch[] {
  const { hidden, moments, tasks, recurrentOffset, directionStride, form } = size;
  const { parameters, dOutputs, gates, cells, dGates, dCells } = arrays;
  const vectors = readsVectors(size);
  const kernel = lstmBackwardKernel(size, vectors, dOutputs.length);
  const { units } = tiling(size, vectors ? 4 : 1);
  return stretches(size).map(([first, end]) =>
    launch(
      kernel,
      [parameters, ...dOutputs, gates, cells, dGates, dCells],
      [first, end, moments, recurrentOffset, directionStride],
      [form === 'loop' ? 1 : Math.ceil(hidden / units), 2, tasks],
    ),
  );
}
