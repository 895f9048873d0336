import { defineKernel } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';

const GROUP = 64;

const kernel = defineKernel({
  family: 'encoder',
  bindings: [
    { name: 'x', element: 'f32', access: 'read' },
    { name: 'out', element: 'f32', access: 'write' },
  ],
  params: ['rows', 'columns', 'block', 'blockStride', 'copies', 'outOffset'],
  body: `
@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let column = (group.y * groups.x + group.x) * ${GROUP}u + lane;
  if (column >= params.columns) { return; }
  var sum = 0.0;
  for (var row = 0u; row < params.rows; row++) { sum += x[row * params.columns + column]; }
  let place = params.outOffset + column / params.block * params.blockStride + column % params.block;
  for (var copy = 0u; copy < params.copies; copy++) { out[place + copy * params.block] = sum; }
}`,
});

export interface ColumnSumsSize {
  readonly rows: number;
  readonly columns: number;
  /** First element written. */
  readonly outOffset: number;
  /**
   * Columns go out in blocks of `width`, `stride` elements from one to the next; each block is written `copies` times, one
   * behind the other. Left out: one block, once.
   */
  readonly blocks?: { readonly width: number; readonly stride: number; readonly copies: number };
}

/** Sums over the rows of x [rows, columns]: the gradient of a bias. A thread per column, so that reads are coalesced. */
export function columnSums(
  size: ColumnSumsSize,
  arrays: { readonly x: DeviceArray; readonly out: DeviceArray },
): Launch {
  const { rows, columns, outOffset } = size;
  const { width, stride, copies } = size.blocks ?? { width: columns, stride: columns, copies: 1 };
  return launch(
    kernel,
    [arrays.x, arrays.out],
    [rows, columns, width, stride, copies, outOffset],
    foldedGroups(columns, GROUP),
  );
}
