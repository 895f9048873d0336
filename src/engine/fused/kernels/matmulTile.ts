import { type MatmulPlan, tileSize } from './matmulPlan';
import type { Orientation } from './matmulShape';
import { finishRowsText } from './matmulText';
import { range } from './text';

/** Inner elements between two barriers. */
const STEP = 16;
const QUADS = STEP / 4;

type Tile = Extract<MatmulPlan, { kind: 'tile' }>;

/**
 * The vectors of both tiles that thread `lane` fetches. Neighbouring threads read neighbouring elements of the arrays: of
 * stored rows along K where K is their length, else along the rows or columns of the product.
 */
function fetches({ across, down, rowsPerThread }: Tile, orientation: Orientation) {
  const threads = across * down;
  const height = down * rowsPerThread;
  const item = (j: number): string => `(lane + ${j * threads}u)`;
  const split = (j: number, by: number): readonly [string, string] => [
    `${item(j)} / ${by}u`,
    `${item(j)} % ${by}u`,
  ];
  const a = range((height * QUADS) / threads).map((j) => {
    const [outer, inner] = split(j, orientation === 'tn' ? height : QUADS);
    const [row, quad] = orientation === 'tn' ? [inner, outer] : [outer, inner];
    return {
      place: `tileA[${row} * ${QUADS + 1}u + ${quad}]`,
      value: `loadA(firstRow + ${row}, start + ${quad} * 4u)`,
    };
  });
  const b = range((STEP * across) / threads).map((j) => {
    const [outer, inner] = split(j, orientation === 'nt' ? STEP : across);
    const [step, quad] = orientation === 'nt' ? [inner, outer] : [outer, inner];
    return {
      place: `tileB[${step} * ${across + 1}u + ${quad}]`,
      value: `loadB(start + ${step}, firstColumn + ${quad} * 4u)`,
    };
  });
  return [...a, ...b];
}

/**
 * Tiles of a and b in workgroup memory; every thread holds rowsPerThread x 4 sums in registers. The next tiles are read
 * from the arrays before the present ones are multiplied, so that the one hides the wait for the other; the first turn
 * only reads, the last reads zeros. Rows of both tiles are one vec4f longer than needed, so that neighbouring threads hit
 * different banks, also where a transposed operand is written down a column.
 */
export function tileBody(plan: Tile, orientation: Orientation): string {
  const { across, down, rowsPerThread } = plan;
  const [width, height] = tileSize(plan);
  const rows = range(rowsPerThread);
  const fetched = fetches(plan, orientation);
  return `
var<workgroup> tileA: array<vec4f, ${height * (QUADS + 1)}>;
var<workgroup> tileB: array<vec4f, ${STEP * (across + 1)}>;
@compute @workgroup_size(${across * down})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let firstRow = group.y * ${height}u;
  let firstColumn = group.x * ${width}u;
  let x = lane % ${across}u;
  let y = lane / ${across}u;
  ${rows.map((i) => `var sum${i} = vec4f();`).join('\n  ')}
  for (var start = 0u; ; start += ${STEP}u) {
    ${fetched.map(({ value }, j) => `let next${j} = ${value};`).join('\n    ')}
    if (start > 0u) {
      for (var quad = 0u; quad < ${QUADS}u; quad++) {
        ${range(4)
          .map((q) => `let b${q} = tileB[(quad * 4u + ${q}u) * ${across + 1}u + x];`)
          .join('\n        ')}
        ${rows
          .flatMap((i) => [
            `let a${i} = tileA[(y * ${rowsPerThread}u + ${i}u) * ${QUADS + 1}u + quad];`,
            ...range(4).map((q) => `sum${i} += a${i}.${'xyzw'[q]} * b${q};`),
          ])
          .join('\n        ')}
      }
    }
    if (start >= params.inner) { break; }
    workgroupBarrier();
    ${fetched.map(({ place }, j) => `${place} = next${j};`).join('\n    ')}
    workgroupBarrier();
  }
  ${finishRowsText(rowsPerThread, `firstRow + y * ${rowsPerThread}u`, 'firstColumn + x * 4u')}
}`;
}
