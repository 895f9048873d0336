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

export const forwardTiles = (headSize: number): Tiles | undefined =>
  tilesFor(headSize, { own: 1, passing: 2, weights: 1 });

/**
 * One workgroup per query block and head. Four threads share a query: each scores a quarter of a tile's keys, then sums
 * a quarter of the columns. Largest score and sum are carried along (the online softmax of flash attention), so that no
 * scores reach memory.
 */
export function forwardKernel(shape: AttentionShape, layout: HeadLayout, tiles: Tiles): Kernel {
  const { heads, headSize, queryStride } = shape;
  const scores = tiles.tile / 4;
  return defineKernel({
    family: 'attention',
    bindings: [
      floats('q', 'read', layout),
      floats('kv', 'read', layout),
      floats('frozen', 'read', layout),
      { name: 'plan', element: 'u32', access: 'read' },
      floats('out', 'write', layout),
      { name: 'statistics', element: 'f32', access: 'write' },
    ],
    params: ['ownKeys', 'tile', 'columns'],
    body: `
const LOWEST = -3.0e38f;
${staging(tiles, ['queries'], ['keys', 'values'])}
var<workgroup> weights: array<f32, ROWS * WEIGHTS>;
${['q', 'kv', 'frozen'].map((name) => loader(name, layout)).join('\n')}
${storer('out', layout)}
${queryBlockText}
${stageKeysText(shape)}
${entry}
  let query = block.first + row;
  let real = row < block.count;
  var seen = 0u;
  if (real) { seen = seenBy(query, block); }
  for (var e = lane; e < ROWS * COLUMNS; e += THREADS) {
    var x = vec4f();
    if (e / COLUMNS < block.count) {
      x = load_q((block.first + e / COLUMNS) * ${queryStride}u + head * ${headSize}u, e % COLUMNS);
    }
    queries[e / COLUMNS * STRIDE + e % COLUMNS] = x;
  }

  var largest = LOWEST;
  var sum = 0.0;
${each(tiles.perLane, (n) => `  var out${n} = vec4f();`)}
  for (var start = 0u; start < block.keys; start += TILE) {
    workgroupBarrier();
    stageKeys(lane, start, block, head);
    workgroupBarrier();

${each(scores, (n) => `    var four${n} = vec4f();`)}
    for (var c = 0u; c < params.columns; c++) {
      let x = queries[row * STRIDE + c];
${each(scores, (n) => `      four${n} += x * keys[(column + ${4 * n}u) * STRIDE + c];`)}
    }
${each(scores, (n) => `    let sees${n} = start + column + ${4 * n}u < seen;`)}
${each(scores, (n) => `    let score${n} = select(LOWEST, dot(four${n}, vec4f(1.0)), sees${n});`)}
    part[lane] = ${scores === 1 ? 'score0' : Array.from({ length: scores }, (_, n) => `score${n}`).reduce((a, b) => `max(${a}, ${b})`)};
    workgroupBarrier();
    let before = largest;
    largest = max(largest, max(max(part[firstLane], part[firstLane + 1u]), max(part[firstLane + 2u], part[firstLane + 3u])));
    let shrink = exp(before - largest);
    sum *= shrink;
${each(scores, (n) => `    let weight${n} = select(0.0, exp(score${n} - largest), sees${n});`)}
${each(scores, (n) => `    weights[row * WEIGHTS + column + ${4 * n}u] = weight${n};`)}
${each(scores, (n) => `    sum += weight${n};`)}
${each(tiles.perLane, (n) => `    out${n} *= shrink;`)}
    workgroupBarrier();

    for (var k = 0u; k < params.tile; k++) {
      let weight = weights[row * WEIGHTS + k];
${each(tiles.perLane, (n) => `      out${n} += weight * values[k * STRIDE + column + ${4 * n}u];`)}
    }
  }

  part[lane] = sum;
  workgroupBarrier();
  if (!real) { return; }
  let total = sumOfLanes(firstLane);
  let at = query * ${heads * headSize}u + head * ${headSize}u;
${each(tiles.perLane, (n) => `  store_out(at, column + ${4 * n}u, out${n} / total);`)}
  if (column == 0u) { statistics[(query * ${heads}u + head) * 2u] = largest + log(total); }
}`,
  });
}
