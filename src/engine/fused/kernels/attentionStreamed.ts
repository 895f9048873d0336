import { defineKernel, type Kernel } from '../kernel';
import type { KeyGradientLayout } from './attentionKeyGradient';
import { type AttentionShape, KEY_BLOCK, KEY_RECORD } from './attentionShape';
import {
  AT_ONCE,
  entryParameters,
  fourRows,
  overKeys,
  rowsAtHand,
  streamedQueries,
  sumOfFour,
  toldBy,
} from './attentionStreamedText';
import { floats, type HeadLayout, loader, storer } from './attentionText';
import { each } from './text';

const columnsOf = ({ headSize }: AttentionShape): number => Math.ceil(headSize / 4);

const eachOfFour = (line: (index: number) => string): string => each(AT_ONCE, line);

const summed = (name: string): string => `dot(${name}, vec4f(1.0))`;

/** attentionForward for software adapters: a thread per query and head. */
export function streamedForwardKernel(shape: AttentionShape, layout: HeadLayout): Kernel {
  const columns = columnsOf(shape);
  return defineKernel({
    family: 'attention',
    enable: toldBy(shape),
    bindings: [
      floats('q', 'read', layout),
      floats('kv', 'read', layout),
      floats('frozen', 'read', layout),
      { name: 'plan', element: 'u32', access: 'read' },
      floats('out', 'write', layout),
      { name: 'statistics', element: 'f32', access: 'write' },
    ],
    params: ['ownKeys', 'columns'],
    body: `
const LOWEST = -3.0e38f;
${['q', 'kv', 'frozen'].map((name) => loader(name, layout)).join('\n')}
${storer('out', layout)}
${streamedQueries(shape)}
  var x: array<vec4f, ${columns}>;
  var sums: array<vec4f, ${columns}>;
  for (var c = 0u; c < params.columns; c++) { x[c] = load_q(queryAt, c); }
  var largest = LOWEST;
  var sum = 0.0;
${overKeys(
  shape,
  ({ keys, values }) => `
${eachOfFour((i) => `      var four${i} = vec4f();`)}
      for (var c = 0u; c < params.columns; c++) {
        let here = x[c];
${keys}
${eachOfFour((i) => `        four${i} += here * key${i};`)}
      }
${eachOfFour((i) => `      let score${i} = select(LOWEST, ${summed(`four${i}`)}, sees${i});`)}
      let before = largest;
      largest = max(largest, max(max(score0, score1), max(score2, score3)));
      let shrink = exp(before - largest);
${eachOfFour((i) => `      let weight${i} = select(0.0, exp(score${i} - largest), sees${i});`)}
      sum = sum * shrink + ${sumOfFour('weight')};
      for (var c = 0u; c < params.columns; c++) {
        var here = sums[c] * shrink;
${values}
${eachOfFour((i) => `        here += weight${i} * value${i};`)}
        sums[c] = here;
      }`,
)}
  if (lane >= block.count) { return; }
  for (var c = 0u; c < params.columns; c++) { store_out(outAt, c, sums[c] / sum); }
  statistics[statistic] = largest + log(sum);
}`,
  });
}

/** attentionQueryGradient for software adapters: a thread per query and head. */
export function streamedQueryGradientKernel(
  shape: AttentionShape,
  layout: HeadLayout,
  gradientStride: number,
): Kernel {
  const columns = columnsOf(shape);
  return defineKernel({
    family: 'attention',
    enable: toldBy(shape),
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
    params: ['ownKeys', 'columns'],
    body: `
${['q', 'kv', 'frozen', 'dOut', 'out'].map((name) => loader(name, layout)).join('\n')}
${storer('dq', layout)}
${streamedQueries(shape)}
  var x: array<vec4f, ${columns}>;
  var gradient: array<vec4f, ${columns}>;
  var sums: array<vec4f, ${columns}>;
  var along = vec4f();
  for (var c = 0u; c < params.columns; c++) {
    x[c] = load_q(queryAt, c);
    gradient[c] = load_dOut(outAt, c);
    along += gradient[c] * load_out(outAt, c);
  }
  let d = ${summed('along')};
  let logSum = statistics[statistic];
${overKeys(
  shape,
  ({ keys, values }) => `
${eachOfFour((i) => `      var score${i} = vec4f();\n      var slope${i} = vec4f();`)}
      for (var c = 0u; c < params.columns; c++) {
        let xHere = x[c];
        let gradientHere = gradient[c];
${keys}
${values}
${eachOfFour((i) => `        score${i} += xHere * key${i};\n        slope${i} += gradientHere * value${i};`)}
      }
${eachOfFour(
  (i) => `      let p${i} = exp(${summed(`score${i}`)} - logSum);
      let ds${i} = select(0.0, p${i} * (${summed(`slope${i}`)} - d), sees${i});`,
)}
      for (var c = 0u; c < params.columns; c++) {
        var here = sums[c];
${keys}
${eachOfFour((i) => `        here += ds${i} * key${i};`)}
        sums[c] = here;
      }`,
)}
  if (lane >= block.count) { return; }
  let gradientAt = query * ${gradientStride}u + head * ${shape.headSize}u;
  for (var c = 0u; c < params.columns; c++) { store_dq(gradientAt, c, sums[c]); }
  statistics[statistic + 1u] = d;
}`,
  });
}

/** attentionKeyGradient for software adapters: a thread per key and head. */
export function streamedKeyGradientKernel(
  shape: AttentionShape,
  layout: HeadLayout,
  gradient: KeyGradientLayout,
): Kernel {
  const { heads, headSize, queryStride, keyStride, keyOffset, valueOffset } = shape;
  const columns = columnsOf(shape);
  const queries = fourRows(shape, 'q', (suffix) => `load_q(at${suffix}, c)`);
  const gradients = fourRows(shape, 'd', (suffix) => `load_dOut(outAt${suffix}, c)`);
  return defineKernel({
    family: 'attention',
    enable: toldBy(shape),
    bindings: [
      floats('q', 'read', layout),
      floats('kv', 'read', layout),
      { name: 'plan', element: 'u32', access: 'read' },
      floats('dOut', 'read', layout),
      { name: 'statistics', element: 'f32', access: 'read' },
      floats('dkv', 'write', layout),
    ],
    params: ['keyRecords', 'ownKeys', 'columns'],
    body: `
${['q', 'kv', 'dOut'].map((name) => loader(name, layout)).join('\n')}
${storer('dkv', layout)}

@compute @workgroup_size(${KEY_BLOCK})
fn main(${entryParameters(shape)}) {
  let record = params.keyRecords + group.x * ${KEY_RECORD}u;
  let count = plan[record + 1u];
  if (count == 0u) { return; }
  // Threads behind the block's end go along, since others may hear from them, and keep their result.
  let key = plan[record] + min(lane, count - 1u);
  let end = plan[record + 3u];
  let head = group.y;
  let keyAt = key * ${keyStride}u + head * ${headSize}u;
  var k: array<vec4f, ${columns}>;
  var v: array<vec4f, ${columns}>;
  var dk: array<vec4f, ${columns}>;
  var dv: array<vec4f, ${columns}>;
  for (var c = 0u; c < params.columns; c++) {
    k[c] = load_kv(keyAt + ${keyOffset}u, c);
    v[c] = load_kv(keyAt + ${valueOffset}u, c);
  }
  for (var start = plan[record + 2u]; start < end; start += ${AT_ONCE}u) {
${eachOfFour(
  (i) => `    let query${i} = min(start + ${i}u, end - 1u);
    let sees${i} = start + ${i}u < end && plan[params.ownKeys + query${i}] >= key;
    let statistic${i} = (query${i} * ${heads}u + head) * 2u;
    var score${i} = vec4f();
    var slope${i} = vec4f();`,
)}
${rowsAtHand(
  shape,
  (suffix, index) => `let row${suffix} = min(start + ${index}, end - 1u);
      let at${suffix} = row${suffix} * ${queryStride}u + head * ${headSize}u;
      let outAt${suffix} = row${suffix} * ${heads * headSize}u + head * ${headSize}u;`,
)}
    for (var c = 0u; c < params.columns; c++) {
      let kHere = k[c];
      let vHere = v[c];
${queries}
${gradients}
${eachOfFour((i) => `      score${i} += kHere * q${i};\n      slope${i} += vHere * d${i};`)}
    }
${eachOfFour(
  (i) => `    let p${i} = select(0.0, exp(${summed(`score${i}`)} - statistics[statistic${i}]), sees${i});
    let ds${i} = select(0.0, p${i} * (${summed(`slope${i}`)} - statistics[statistic${i} + 1u]), sees${i});`,
)}
    for (var c = 0u; c < params.columns; c++) {
      var dkHere = dk[c];
      var dvHere = dv[c];
${queries}
${gradients}
${eachOfFour((i) => `      dkHere += ds${i} * q${i};\n      dvHere += p${i} * d${i};`)}
      dk[c] = dkHere;
      dv[c] = dvHere;
    }
  }
  if (lane >= count) { return; }
  let at = key * ${gradient.stride}u + head * ${headSize}u;
  for (var c = 0u; c < params.columns; c++) {
    store_dkv(at + ${gradient.keyOffset}u, c, dk[c]);
    store_dkv(at + ${gradient.valueOffset}u, c, dv[c]);
  }
}`,
  });
}
