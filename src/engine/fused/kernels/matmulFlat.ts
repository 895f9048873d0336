import type { RowsPerThread } from './matmulPlan';
import { finishRowsText, multiplyText } from './matmulText';
import { range } from './text';

/** Threads of a workgroup, side by side along the columns, so that a's elements are the same for all of them. */
export const FLAT_LANES = 16;

/**
 * No workgroup memory and no barriers, both of which cost more on software adapters than they save: every thread sums
 * rowsPerThread x 4 products straight from the arrays.
 */
export function flatBody(rowsPerThread: RowsPerThread, inFours: boolean): string {
  return `
@compute @workgroup_size(${FLAT_LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let firstRow = group.y * ${rowsPerThread}u;
  let column = (group.x * ${FLAT_LANES}u + lane) * 4u;
  ${range(rowsPerThread)
    .map((i) => `var sum${i} = vec4f();`)
    .join('\n  ')}
  for (var k = 0u; k < params.inner; k += ${inFours ? 4 : 1}u) {
    ${multiplyText(rowsPerThread, 'column', inFours)}
  }
  ${finishRowsText(rowsPerThread, 'firstRow', 'column')}
}`;
}
