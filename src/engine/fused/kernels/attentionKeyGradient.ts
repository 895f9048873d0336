import { defineKernel, type Kernel } from '../kernel';
import { type AttentionShape, KEY_RECORD } from './attentionShape';
import { entry, floats, type HeadLayout, loader, staging, storer } from './attentionText';
import { type Tiles, tilesFor } from './attentionTiles';
import { each } from './text';

export const keyGradientTiles = (headSize: number): Tiles | undefined =>
  tilesFor(headSize, { own: 2, passing: 2, weights: 2 });

/** Where gradients of live keys and values go: key j, head h, element e to dkv[j * stride + keyOffset + h * headSize + e]. */
export interface KeyGradientLayout {
  readonly stride: number;
  readonly keyOffset: number;
  readonly valueOffset: number;
}

/**
 * One workgroup per key block and head; four threads share a key while the queries that see it pass by.
 * dV = P^T dO and dK = dS^T Q, with P and dS as in the queries' gradient.
 */
export function keyGradientKernel(
  shape: AttentionShape,
  layout: HeadLayout,
  gradient: KeyGradientLayout,
  tiles: Tiles,
): Kernel {
  const { heads, headSize, queryStride, keyStride, keyOffset, valueOffset } = shape;
  const scores = tiles.tile / 4;
  return defineKernel({
    family: 'attention',
    bindings: [
      floats('q', 'read', layout),
      floats('kv', 'read', layout),
      { name: 'plan', element: 'u32', access: 'read' },
      floats('dOut', 'read', layout),
      { name: 'statistics', element: 'f32', access: 'read' },
      floats('dkv', 'write', layout),
    ],
    params: ['keyRecords', 'ownKeys', 'tile', 'columns'],
    body: `
${staging(tiles, ['keys', 'values'], ['queries', 'gradients'])}
var<workgroup> weights: array<vec2f, ROWS * WEIGHTS>;
${['q', 'kv', 'dOut'].map((name) => loader(name, layout)).join('\n')}
${storer('dkv', layout)}

struct Block {
  first: u32,
  count: u32,
  firstQuery: u32,
  endQuery: u32,
}

fn readBlock(index: u32, cut: u32) -> Block {
  let at = params.keyRecords + index * ${KEY_RECORD}u;
  let count = min(ROWS, max(plan[at + 1u], cut * ROWS) - cut * ROWS);
  return Block(plan[at] + cut * ROWS, count, plan[at + 2u], plan[at + 3u]);
}
${entry}
  let key = block.first + row;
  let real = row < block.count;
  for (var e = lane; e < ROWS * COLUMNS; e += THREADS) {
    var k = vec4f();
    var v = vec4f();
    if (e / COLUMNS < block.count) {
      let at = (block.first + e / COLUMNS) * ${keyStride}u + head * ${headSize}u;
      k = load_kv(at + ${keyOffset}u, e % COLUMNS);
      v = load_kv(at + ${valueOffset}u, e % COLUMNS);
    }
    keys[e / COLUMNS * STRIDE + e % COLUMNS] = k;
    values[e / COLUMNS * STRIDE + e % COLUMNS] = v;
  }

${each(tiles.perLane, (n) => `  var dk${n} = vec4f();\n  var dv${n} = vec4f();`)}
  for (var start = block.firstQuery; start < block.endQuery; start += TILE) {
    workgroupBarrier();
    for (var e = lane; e < TILE * COLUMNS; e += THREADS) {
      let query = start + e / COLUMNS;
      var x = vec4f();
      var dOutHere = vec4f();
      if (query < block.endQuery) {
        x = load_q(query * ${queryStride}u + head * ${headSize}u, e % COLUMNS);
        dOutHere = load_dOut(query * ${heads * headSize}u + head * ${headSize}u, e % COLUMNS);
      }
      queries[e / COLUMNS * STRIDE + e % COLUMNS] = x;
      gradients[e / COLUMNS * STRIDE + e % COLUMNS] = dOutHere;
    }
    workgroupBarrier();

${each(scores, (n) => `    var score${n} = vec4f();\n    var slope${n} = vec4f();`)}
    for (var c = 0u; c < params.columns; c++) {
      let k = keys[row * STRIDE + c];
      let v = values[row * STRIDE + c];
${each(scores, (n) => `      score${n} += k * queries[(column + ${4 * n}u) * STRIDE + c];`)}
${each(scores, (n) => `      slope${n} += v * gradients[(column + ${4 * n}u) * STRIDE + c];`)}
    }
${each(
  scores,
  (n) => `    weights[row * WEIGHTS + column + ${4 * n}u] =
      weightsOf(start + column + ${4 * n}u, key, head, block.endQuery, dot(score${n}, vec4f(1.0)), dot(slope${n}, vec4f(1.0)));`,
)}
    workgroupBarrier();

    for (var i = 0u; i < params.tile; i++) {
      let weight = weights[row * WEIGHTS + i];
${each(tiles.perLane, (n) => `      dv${n} += weight.x * gradients[i * STRIDE + column + ${4 * n}u];`)}
${each(tiles.perLane, (n) => `      dk${n} += weight.y * queries[i * STRIDE + column + ${4 * n}u];`)}
    }
  }

  if (!real) { return; }
  let at = key * ${gradient.stride}u + head * ${headSize}u;
${each(tiles.perLane, (n) => `  store_dkv(at + ${gradient.keyOffset}u, column + ${4 * n}u, dk${n});`)}
${each(tiles.perLane, (n) => `  store_dkv(at + ${gradient.valueOffset}u, column + ${4 * n}u, dv${n});`)}
}

// P and dS of a query and a key; nothing where the query does not see the key.
fn weightsOf(query: u32, key: u32, head: u32, end: u32, score: f32, slope: f32) -> vec2f {
  if (query >= end) { return vec2f(); }
  if (plan[params.ownKeys + query] < key) { return vec2f(); }
  let at = (query * ${heads}u + head) * 2u;
  let p = exp(score - statistics[at]);
  return vec2f(p, p * (slope - statistics[at + 1u]));
}`,
  });
}
