import { defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';
import type { HeadInputs } from './head';
import { type HeadShape, type HeadTiling, headSplits, headTiling } from './headShape';
import { type TileUse, walkTiles } from './headTile';
import { type Lanes, lanesOf } from './lanes';
import { each } from './text';

/**
 * The tile's shares weight * (softmax - [column is label]) stay in workgroup memory and multiply the same words again, each
 * invocation with lanes of its own. A row of weight 0 has shares of 0 even where its logits are no numbers.
 */
function gradientUse({ rows, threads, held, perRow, columns, lanes }: HeadTiling): TileUse {
  const { element } = lanes;
  const ifOwn = (h: number, body: string): string =>
    `    if (lane + ${h * threads}u < ${perRow}u) {\n${body}\n    }`;
  const multiply = (h: number): string =>
    ifOwn(
      h,
      `      for (var c = 0u; c < filled; c++) {
        let word = words[(base + c) * ${perRow}u + lane + ${h * threads}u];
${each(rows, (r) => `        pull${h}_${r} += shares[c * ${rows}u + ${r}u] * word;`)}
      }`,
    );
  const write = (h: number): string =>
    ifOwn(
      h,
      each(
        rows,
        (r) =>
          `      if (rowStart + ${r}u < params.rows) { pulls[start + ${r * perRow + h * threads}u] = pull${h}_${r}; }`,
      ),
    );
  return {
    bindings: [
      { name: 'labels', element: 'i32', access: 'read' },
      { name: 'weights', element: 'f32', access: 'read' },
      { name: 'logTotals', element: 'f32', access: 'read' },
      { name: 'pulls', element, access: 'write' },
    ],
    params: [],
    declarations: `var<workgroup> shares: array<f32, ${columns * rows}>;`,
    before: `  let label = labels[min(row, params.rows - 1u)] - i32(params.first);
  let weight = weights[min(row, params.rows - 1u)];
  let logTotal = logTotals[min(row, params.rows - 1u)];
${each(held * rows, (i) => `  var pull${Math.floor(i / rows)}_${i % rows} = ${element}(0.0f);`)}`,
    perLogit: `        var share = 0.0f;
        if (weight != 0.0f) {
          share = weight * exp(logit - logTotal);
          if (i32(column) == label) { share -= weight; }
        }
        shares[(column - base) * ${rows}u + slot % ${rows}u] = share;`,
    afterTile: `    workgroupBarrier();
    let filled = min(${columns}u, endColumn - base);
${each(held, multiply)}`,
    atEnd: `  let start = (split * params.rows + rowStart) * ${perRow}u + lane;
${each(held, write)}`,
  };
}

/** Lanes of the result that one workgroup sums, and how many invocations share each. */
const SUM_LANES = 16;
const SUM_PARTS = 16;

const sumKernels = new Map<string, Kernel>();

function sumKernel({ element }: Lanes): Kernel {
  const known = sumKernels.get(element);
  if (known !== undefined) return known;
  const kernel = defineKernel({
    family: 'head',
    bindings: [
      { name: 'pulls', element, access: 'read' },
      { name: 'dHidden', element, access: 'write' },
    ],
    params: ['count', 'splits'],
    body: `
var<workgroup> sums: array<${element}, ${SUM_LANES * SUM_PARTS}>;

@compute @workgroup_size(${SUM_LANES * SUM_PARTS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${SUM_LANES}u + lane % ${SUM_LANES}u;
  var total = ${element}(0.0f);
  if (i < params.count) {
    for (var split = lane / ${SUM_LANES}u; split < params.splits; split += ${SUM_PARTS}u) {
      total += pulls[split * params.count + i];
    }
  }
  sums[lane] = total;
  for (var half = ${(SUM_LANES * SUM_PARTS) / 2}u; half >= ${SUM_LANES}u; half >>= 1u) {
    workgroupBarrier();
    if (lane < half) { sums[lane] += sums[lane + half]; }
  }
  if (lane < ${SUM_LANES}u && i < params.count) { dHidden[i] = sums[lane]; }
}`,
  });
  sumKernels.set(element, kernel);
  return kernel;
}

/**
 * dHidden_i = weights_i (sum_v softmax_iv word_v - word_label), with the logits computed again, tile by tile, and logTotals
 * from `headForward`. Rows of weight 0 get zeros, whatever they hold. hidden and dHidden [m, d], labels i32 [m], weights
 * and logTotals [m], partials [headScratch.gradient].
 */
export function headGradient(
  shape: HeadShape,
  arrays: HeadInputs & {
    readonly labels: DeviceArray;
    readonly weights: DeviceArray;
    readonly logTotals: DeviceArray;
    readonly partials: DeviceArray;
    readonly dHidden: DeviceArray;
  },
): readonly Launch[] {
  const { labels, weights, logTotals, partials, dHidden } = arrays;
  const { count } = headSplits(shape, headTiling(shape));
  const walk = (into: DeviceArray): readonly Launch[] =>
    walkTiles(shape, arrays, 'gradient', gradientUse, {
      arrays: [labels, weights, logTotals, into],
      params: () => [],
    });
  if (count === 1) return walk(dHidden);
  const lanes = lanesOf(shape.width);
  const outputs = (shape.rows * shape.width) / lanes.size;
  return [
    ...walk(partials),
    launch(sumKernel(lanes), [partials, dHidden], [outputs, count], foldedGroups(outputs, SUM_LANES)),
  ];
}
