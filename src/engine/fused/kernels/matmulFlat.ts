import type { MatmulPlan } from './matmulPlan';
import { finishRowsText, multiplyText } from './matmulText';
import { range } from './text';

/** Threads of a workgroup, side by side along the columns, so that a's elements are the same for all of them. */
export const FLAT_LANES = 16;

/**
 * No workgroup memory and no barriers, both of which cost more on software adapters than they save: every thread sums
 * rowsPerThread x 4 products straight from the arrays. Reading is what takes the time there, whether or not all threads
 * read the same: with `broadcast` each of four threads of a subgroup (which has at least four) reads another row of a and
 * tells the others.
 */
export function flatBody(
  { rowsPerThread, broadcast }: Extract<MatmulPlan, { kind: 'flat' }>,
  inFours: boolean,
): string {
  return `
@compute @workgroup_size(${FLAT_LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32${
    broadcast ? ', @builtin(subgroup_invocation_id) subgroupLane: u32' : ''
  }) {
  let firstRow = group.y * ${rowsPerThread}u;
  let column = (group.x * ${FLAT_LANES}u + lane) * 4u;
  ${range(rowsPerThread)
    .map((i) => `var sum${i} = vec4f();`)
    .join('\n  ')}
  for (var k = 0u; k < params.inner; k += ${inFours ? 4 : 1}u) {
    ${multiplyText(rowsPerThread, { inFours, broadcast })}
  }
  ${finishRowsText(rowsPerThread, 'firstRow', 'column')}
}`;
}
