import { defineKernel, type Kernel } from '../kernel';
import type { AttentionShape } from './attentionShape';
import {
  entry,
  floats,
  type HeadLayout,
  loader,
  queryBlockText,
  stageKeysText,
  staging,
  storer,
} from './attentionText';
import { type Tiles, tilesFor } from './attentionTiles';
import { each } from './text';

export const queryGradientTiles = (headSize: number): Tiles | undefined =>
  tilesFor(headSize, { own: 2, passing: 2, weights: 1 });

/**
 * One workgroup per query block and head, threads as in the forward kernel. With P recomputed from the log-sum-exp,
 * dS = P (dO V^T - D) and dQ = dS K, where D is dO . O of each query, left in the statistics for the keys' gradient.
 */
export function queryGradientKernel(
  shape: AttentionShape,
  layout: HeadLayout,
  gradientStride: number,
  tiles: Tiles,
): Kernel {
  const { heads, headSize, queryStride } = shape;
  const scores = tiles.tile / 4;
  return defineKernel({
    family: 'attention',
    bindings: [
      floats('q', 'read', layout),
      floats('kv', 'read', layout),
      floats('frozen', 'read', layout),
      { name: 'plan', element: 'u32', access: 'read' },
      floats('dOut', 'read', layout),
      floats('out', 'read', layout),
      { name: 'statistics', element: 'f32', access: 'write' },
      floats('dq', 'write', layout),
    ],
    params: ['ownKeys', 'tile', 'columns'],
    body: `
${staging(tiles, ['queries', 'gradients'], ['keys', 'values'])}
var<workgroup> weights: array<f32, ROWS * WEIGHTS>;
${['q', 'kv', 'frozen', 'dOut', 'out'].map((name) => loader(name, layout)).join('\n')}
${storer('dq', layout)}
${queryBlockText}
${stageKeysText(shape)}
${entry}
  let query = block.first + row;
  let real = row < block.count;
  let at = query * ${heads * headSize}u + head * ${headSize}u;
  let statistic = (query * ${heads}u + head) * 2u;
  var seen = 0u;
  var logSum = 0.0;
  if (real) {
    seen = seenBy(query, block);
    logSum = statistics[statistic];
  }
  var along = 0.0;
  for (var c = column; c < COLUMNS; c += LANES) {
    var x = vec4f();
    var dOutHere = vec4f();
    if (real) {
      x = load_q(query * ${queryStride}u + head * ${headSize}u, c);
      dOutHere = load_dOut(at, c);
      along += dot(dOutHere, load_out(at, c));
    }
    queries[row * STRIDE + c] = x;
    gradients[row * STRIDE + c] = dOutHere;
  }
  part[lane] = along;
  workgroupBarrier();
  let d = sumOfLanes(firstLane);

${each(tiles.perLane, (n) => `  var sum${n} = vec4f();`)}
  for (var start = 0u; start < block.keys; start += TILE) {
    workgroupBarrier();
    stageKeys(lane, start, block, head);
    workgroupBarrier();

${each(scores, (n) => `    var score${n} = vec4f();\n    var slope${n} = vec4f();`)}
    for (var c = 0u; c < params.columns; c++) {
      let x = queries[row * STRIDE + c];
      let dOutHere = gradients[row * STRIDE + c];
${each(scores, (n) => `      score${n} += x * keys[(column + ${4 * n}u) * STRIDE + c];`)}
${each(scores, (n) => `      slope${n} += dOutHere * values[(column + ${4 * n}u) * STRIDE + c];`)}
    }
${each(
  scores,
  (n) => `    let p${n} = exp(dot(score${n}, vec4f(1.0)) - logSum);
    let ds${n} = p${n} * (dot(slope${n}, vec4f(1.0)) - d);
    weights[row * WEIGHTS + column + ${4 * n}u] = select(0.0, ds${n}, start + column + ${4 * n}u < seen);`,
)}
    workgroupBarrier();

    for (var k = 0u; k < params.tile; k++) {
      let weight = weights[row * WEIGHTS + k];
${each(tiles.perLane, (n) => `      sum${n} += weight * keys[k * STRIDE + column + ${4 * n}u];`)}
    }
  }

  if (!real) { return; }
  let gradientAt = query * ${gradientStride}u + head * ${headSize}u;
${each(tiles.perLane, (n) => `  store_dq(gradientAt, column + ${4 * n}u, sum${n});`)}
  if (column == 0u) { statistics[statistic + 1u] = d; }
}`,
  });
}
