import { defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';
import { STEPS } from './headShape';
import { lanesOf } from './lanes';

/** Products of a workgroup, by STEPS invocations each. */
const PER_GROUP = 4;

const kernels = new Map<number, Kernel>();

export function wordLogitsKernel(width: number): Kernel {
  const known = kernels.get(width);
  if (known !== undefined) return known;
  const lanes = lanesOf(width);
  const perRow = width / lanes.size;
  const kernel = defineKernel({
    family: 'generation',
    bindings: [
      { name: 'hidden', element: lanes.element, access: 'read' },
      { name: 'words', element: lanes.element, access: 'read' },
      { name: 'rows', element: 'u32', access: 'read' },
      { name: 'ids', element: 'i32', access: 'read' },
      { name: 'logits', element: 'f32', access: 'write' },
    ],
    params: ['count', 'first', 'columns'],
    body: `
var<workgroup> sums: array<f32, ${PER_GROUP * STEPS}>;

@compute @workgroup_size(${PER_GROUP * STEPS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${PER_GROUP}u + lane / ${STEPS}u;
  var isMine = false;
  var sum = 0.0f;
  if (i < params.count) {
    let column = ids[i] - i32(params.first);
    isMine = column >= 0 && column < i32(params.columns);
    if (isMine) {
      let h = rows[i] * ${perRow}u;
      let w = u32(column) * ${perRow}u;
      for (var k = lane % ${STEPS}u; k < ${perRow}u; k += ${STEPS}u) {
        sum += ${lanes.dot('hidden[h + k]', 'words[w + k]')};
      }
    }
  }
  sums[lane] = sum;
  workgroupBarrier();
  if (isMine && lane % ${STEPS}u == 0u) {
    for (var k = 1u; k < ${STEPS}u; k++) { sum += sums[lane + k]; }
    logits[i] = sum;
  }
}`,
  });
  kernels.set(width, kernel);
  return kernel;
}

/**
 * Logits of single words: logits_i = hidden[rows_i] . word[ids_i], for ids that are among the rows of `words`, which begin
 * with id `first`; others are left as they are, for the launches of other blocks. An id of -1 is nobody's.
 * hidden [m, width], words [columns, width], rows u32 [count], ids i32 [count], logits [count].
 */
export function wordLogits(
  size: { readonly count: number; readonly width: number },
  arrays: {
    readonly hidden: DeviceArray;
    readonly words: DeviceArray;
    readonly rows: DeviceArray;
    readonly ids: DeviceArray;
    readonly logits: DeviceArray;
  },
  block: { readonly first: number; readonly columns: number },
): Launch {
  const { hidden, words, rows, ids, logits } = arrays;
  return launch(
    wordLogitsKernel(size.width),
    [hidden, words, rows, ids, logits],
    [size.count, block.first, block.columns],
    foldedGroups(size.count, PER_GROUP),
  );
}
