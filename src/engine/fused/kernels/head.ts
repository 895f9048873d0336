import { defineKernel } from '../kernel';
import { type DeviceArray, type Launch, launch } from '../launch';
import { COLUMNS_EACH, type HeadShape, type HeadTiling, headSplits, headTiling, STEPS } from './headShape';
import { type TileUse, walkTiles } from './headTile';

/** Below any logit, and far enough from the end of F32 that differences stay finite. */
const LOWEST = '-1e30f';

/** Workgroup size of the joins: so many rows at once by STEPS invocations each. */
const JOIN_ROWS = 16;

/**
 * Each summing invocation keeps its columns' highest logit and the sum of exp(logit - highest); a split ends with those of
 * its rows, joined in a fixed order, and with the logit of the label where it is one of the split's columns, else 0.
 */
function forwardUse({ rows, threads }: HeadTiling): TileUse {
  const across = threads / STEPS;
  return {
    bindings: [
      { name: 'labels', element: 'i32', access: 'read' },
      { name: 'partials', element: 'f32', access: 'write' },
    ],
    params: [],
    declarations: `var<workgroup> found: array<vec3f, ${COLUMNS_EACH * rows * across}>;`,
    before: `  var highest = ${LOWEST};
  var total = 0.0f;
  var ofLabel = 0.0f;
  let label = labels[min(row, params.rows - 1u)] - i32(params.first);`,
    perLogit: `        let ratio = exp(-abs(logit - highest));
        if (logit > highest) {
          total = total * ratio + 1.0f;
          highest = logit;
        } else {
          total += ratio;
        }
        if (i32(column) == label) { ofLabel = logit; }`,
    afterTile: '',
    atEnd: `
  if (isSumming) { found[lane] = vec3f(highest, total, ofLabel); }
  workgroupBarrier();
  if (lane < ${rows}u && rowStart + lane < params.rows) {
    highest = ${LOWEST};
    for (var i = 0u; i < ${COLUMNS_EACH * across}u; i++) {
      highest = max(highest, found[(i / ${across}u * ${rows}u + lane) * ${across}u + i % ${across}u].x);
    }
    total = 0.0f;
    ofLabel = 0.0f;
    for (var i = 0u; i < ${COLUMNS_EACH * across}u; i++) {
      let one = found[(i / ${across}u * ${rows}u + lane) * ${across}u + i % ${across}u];
      total += one.y * exp(one.x - highest);
      ofLabel += one.z;
    }
    let at = 3u * ((rowStart + lane) * params.splits + split);
    partials[at] = highest;
    partials[at + 1u] = total;
    partials[at + 2u] = ofLabel;
  }`,
  };
}

const joinForward = defineKernel({
  family: 'head',
  bindings: [
    { name: 'partials', element: 'f32', access: 'read' },
    { name: 'weights', element: 'f32', access: 'read' },
    { name: 'logTotals', element: 'f32', access: 'write' },
    { name: 'rowLosses', element: 'f32', access: 'write' },
    { name: 'loss', element: 'f32', access: 'write' },
  ],
  params: ['rows', 'splits', 'accumulate'],
  body: `
var<workgroup> found: array<vec3f, ${JOIN_ROWS * STEPS}>;
var<workgroup> losses: array<f32, ${JOIN_ROWS}>;

fn joined(a: vec3f, b: vec3f) -> vec3f {
  let highest = max(a.x, b.x);
  return vec3f(highest, a.y * exp(a.x - highest) + b.y * exp(b.x - highest), a.z + b.z);
}

@compute @workgroup_size(${JOIN_ROWS * STEPS})
fn main(@builtin(local_invocation_index) lane: u32) {
  let slot = lane / ${STEPS}u;
  let part = lane % ${STEPS}u;
  var sum = 0.0f;
  for (var base = 0u; base < params.rows; base += ${JOIN_ROWS}u) {
    let row = base + slot;
    var whole = vec3f(${LOWEST}, 0.0f, 0.0f);
    if (row < params.rows) {
      for (var split = part; split < params.splits; split += ${STEPS}u) {
        let at = 3u * (row * params.splits + split);
        whole = joined(whole, vec3f(partials[at], partials[at + 1u], partials[at + 2u]));
      }
    }
    workgroupBarrier();
    found[lane] = whole;
    workgroupBarrier();
    if (part == 0u && row < params.rows) {
      for (var i = 1u; i < ${STEPS}u; i++) { whole = joined(whole, found[lane + i]); }
      let logTotal = whole.x + log(whole.y);
      logTotals[row] = logTotal;
      rowLosses[row] = logTotal - whole.z;
      if (weights[row] != 0.0f) { sum += weights[row] * (logTotal - whole.z); }
    }
  }
  if (part == 0u) { losses[slot] = sum; }
  workgroupBarrier();
  if (lane == 0u) {
    for (var i = 1u; i < ${JOIN_ROWS}u; i++) { sum += losses[i]; }
    if (params.accumulate == 1u) { sum += loss[0]; }
    loss[0] = sum;
  }
}`,
});

export interface HeadInputs {
  readonly hidden: DeviceArray;
  /** One per block. */
  readonly words: readonly DeviceArray[];
}

/**
 * Cross-entropy without logits in memory: logTotals_i = log sum_v exp(hidden_i . word_v); rowLosses_i = logTotals_i -
 * hidden_i . word_label; loss = (accumulate ? loss : 0) + sum_i weights_i rowLosses_i, in nats and in a fixed order.
 * Rows of weight 0 add nothing, whatever they hold. hidden [m, d], labels i32 [m] (ids as the blocks count them),
 * weights [m], partials [headScratch.forward], logTotals and rowLosses [m], loss [1].
 */
export function headForward(
  shape: HeadShape,
  arrays: HeadInputs & {
    readonly labels: DeviceArray;
    readonly weights: DeviceArray;
    readonly partials: DeviceArray;
    readonly logTotals: DeviceArray;
    readonly rowLosses: DeviceArray;
    readonly loss: DeviceArray;
  },
  options: { readonly accumulate: boolean },
): readonly Launch[] {
  const { labels, weights, partials, logTotals, rowLosses, loss } = arrays;
  const { count } = headSplits(shape, headTiling(shape));
  return [
    ...walkTiles(shape, arrays, 'forward', forwardUse, { arrays: [labels, partials], params: () => [] }),
    launch(
      joinForward,
      [partials, weights, logTotals, rowLosses, loss],
      [shape.rows, count, options.accumulate ? 1 : 0],
      [1, 1, 1],
    ),
  ];
}
