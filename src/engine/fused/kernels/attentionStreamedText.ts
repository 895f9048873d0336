import { type AttentionShape, QUERY_BLOCK } from './attentionShape';
import { queryBlockText } from './attentionText';
import { each } from './text';

/** Passing rows that a thread takes at a time, to read what it keeps itself only once for all of them. */
export const AT_ONCE = 4;

/** The sum of a name's four variants. */
export const sumOfFour = (name: string): string => `((${name}0 + ${name}1) + (${name}2 + ${name}3))`;

/**
 * The entry point's head of the kernels whose threads have a query each. They share nothing and wait for nobody, which
 * is what software adapters want: there every barrier and every access to workgroup memory is dear.
 */
export const streamedQueries = ({ queryStride, headSize, heads }: AttentionShape): string => `
const ROWS = ${QUERY_BLOCK}u;
${queryBlockText}

@compute @workgroup_size(ROWS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let block = readBlock(group.x, 0u);
  if (lane >= block.count) { return; }
  let head = group.y;
  let query = block.first + lane;
  let seen = seenBy(query, block);
  let queryAt = query * ${queryStride}u + head * ${headSize}u;
  let outAt = query * ${heads * headSize}u + head * ${headSize}u;
  let statistic = (query * ${heads}u + head) * 2u;`;

/** What `overKeys` hands to the text that it repeats. */
export interface KeyNames {
  /** WGSL for column c of key and of value `index` of the four at hand. */
  key(index: number): string;
  value(index: number): string;
}

/**
 * `body` for every four keys of the block's stretches, in the order in which keys are counted: once for frozen and once
 * for live keys, as they are in different arrays. `sees0` to `sees3` say which of the four this thread's query sees; what
 * is not seen may be any key that the block has.
 */
export function overKeys(shape: AttentionShape, body: (names: KeyNames) => string): string {
  const { headSize, keyStride, keyOffset, valueOffset } = shape;
  const { frozenStride, frozenKeyOffset, frozenValueOffset } = shape;
  const loop = (
    kind: 'frozen' | 'live',
    load: string,
    stride: number,
    key: number,
    value: number,
  ): string => `
  for (var s = 0u; s < 2u; s++) {
    let stretch = select(block.${kind}0, block.${kind}1, s == 1u);
    let end = min(stretch.y, block.keys - counted);
    for (var n = 0u; n < end; n += ${AT_ONCE}u) {
${each(
  AT_ONCE,
  (i) => `      let at${i} = (stretch.x + min(n + ${i}u, end - 1u)) * ${stride}u + head * ${headSize}u;
      let sees${i} = n + ${i}u < end && counted + n + ${i}u < seen;`,
)}
${body({
  key: (i) => `${load}(at${i} + ${key}u, c)`,
  value: (i) => `${load}(at${i} + ${value}u, c)`,
})}
    }
    counted += end;
  }`;
  return `
  var counted = 0u;
${loop('frozen', 'load_frozen', frozenStride, frozenKeyOffset, frozenValueOffset)}
${loop('live', 'load_kv', keyStride, keyOffset, valueOffset)}`;
}
