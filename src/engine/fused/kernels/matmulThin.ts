import type { MatmulPlan } from './matmulPlan';
import type { Orientation } from './matmulShape';
import { multiplyText } from './matmulText';
import { range } from './text';

/** Columns of a workgroup: 64 bytes side by side, enough for whole memory transactions, few enough for many workgroups. */
export const THIN_COLUMNS = 16;
const QUADS = THIN_COLUMNS / 4;
/** Rows added up at once: with 64 slices 16 KiB of workgroup memory, all that WebGPU promises. */
const ROWS_AT_ONCE = 4;
/** Partial sums that are added in the first round; the second adds the rest. */
const FIRST_ROUND = 4;

/** Puts the sums of rows `first` ... into workgroup memory, adds the slices up and stores them. */
function addUpText(rowsPerThread: number, atOnce: number, slices: number): string {
  const outputs = atOnce * QUADS;
  const secondRound = slices / FIRST_ROUND;
  const sum = (i: number): string =>
    rowsPerThread > atOnce ? `select(sum${i}, sum${i + atOnce}, first > 0u)` : `sum${i}`;
  return `
  for (var first = 0u; first < ${rowsPerThread}u; first += ${atOnce}u) {
    ${range(atOnce)
      .map((i) => `partial[(slice * ${atOnce}u + ${i}u) * ${QUADS}u + quad] = ${sum(i)};`)
      .join('\n    ')}
    workgroupBarrier();
    for (var item = lane; item < ${secondRound * outputs}u; item += ${QUADS * slices}u) {
      let place = item / ${outputs}u * ${FIRST_ROUND * outputs}u + item % ${outputs}u;
      partial[place] = ${range(FIRST_ROUND)
        .map((s) => `partial[place + ${s * outputs}u]`)
        .join(' + ')};
    }
    workgroupBarrier();
    if (lane < ${outputs}u) {
      var total = vec4f();
      for (var s = 0u; s < ${secondRound}u; s++) { total += partial[s * ${FIRST_ROUND * outputs}u + lane]; }
      finish(firstRow + first + lane / ${QUADS}u, firstColumn + lane % ${QUADS}u * 4u, total);
    }
    workgroupBarrier();
  }`;
}

/**
 * For few rows: b is what there is to read. Each slice of a workgroup sums, for 16 columns, one element (or four) of
 * the inner dimension out of as many as there are slices, then the slices are added in two rounds through workgroup memory, in a fixed order.
 */
export function thinBody(
  { rowsPerThread, slices }: Extract<MatmulPlan, { kind: 'thin' }>,
  orientation: Orientation,
  inFours: boolean,
): string {
  const atOnce = Math.min(rowsPerThread, ROWS_AT_ONCE);
  const step = inFours ? 4 : 1;
  // neighbouring threads read neighbouring elements: along the columns, or along K where b is stored the other way
  const [quad, slice] =
    orientation === 'nt'
      ? [`lane / ${slices}u`, `lane % ${slices}u`]
      : [`lane % ${QUADS}u`, `lane / ${QUADS}u`];
  return `
var<workgroup> partial: array<vec4f, ${slices * atOnce * QUADS}>;
@compute @workgroup_size(${QUADS * slices})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let firstRow = group.y * ${rowsPerThread}u;
  let firstColumn = group.x * ${THIN_COLUMNS}u;
  let quad = ${quad};
  let slice = ${slice};
  let column = firstColumn + quad * 4u;
  ${range(rowsPerThread)
    .map((i) => `var sum${i} = vec4f();`)
    .join('\n  ')}
  for (var k = slice * ${step}u; k < params.inner; k += ${step * slices}u) {
    ${multiplyText(rowsPerThread, { inFours })}
  }${addUpText(rowsPerThread, atOnce, slices)}
}`;
}
