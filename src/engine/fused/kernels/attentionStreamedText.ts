import { type AttentionShape, QUERY_BLOCK } from './attentionShape';
import { queryBlockText } from './attentionText';
import { each } from './text';

/** Passing rows that a thread takes at a time, to read what it keeps itself only once for all of them. */
export const AT_ONCE = 4;

/** Feature that kernels need whose threads tell each other what they read. */
export const toldBy = ({ subgroups }: AttentionShape): readonly ['subgroups'] | readonly [] =>
  subgroups === true ? ['subgroups'] : [];

/** The entry point's parameters. */
export const entryParameters = ({ subgroups }: AttentionShape): string =>
  `@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32${
    subgroups === true ? ', @builtin(subgroup_invocation_id) subgroupLane: u32' : ''
  }`;

/** WGSL for the number of the passing row that this thread reads, among the four at hand. */
const OWN = 'subgroupLane % 4u';

/**
 * Column c of four passing rows as `name0` to `name3`; `load` gives it for the row that a suffix names. All threads want the same
 * rows, and reading is what takes the time, whether or not all read the same: where they can, each of four threads of a
 * subgroup (which has at least four) reads another row, suffix `Own`, and tells the others.
 */
export function fourRows(
  { subgroups }: AttentionShape,
  name: string,
  load: (suffix: string) => string,
): string {
  if (subgroups !== true) return each(AT_ONCE, (i) => `        let ${name}${i} = ${load(String(i))};`);
  return `        let ${name}Own = ${load('Own')};
${each(AT_ONCE, (i) => `        let ${name}${i} = subgroupBroadcast(${name}Own, ${i}u);`)}`;
}

/** The sum of a name's four variants. */
export const sumOfFour = (name: string): string => `((${name}0 + ${name}1) + (${name}2 + ${name}3))`;

/**
 * The entry point's head of the kernels whose threads have a query each. They share nothing and wait for nobody, which
 * is what software adapters want: there every barrier and every access to workgroup memory is dear.
 */
export const streamedQueries = (shape: AttentionShape): string => `
const ROWS = ${QUERY_BLOCK}u;
${queryBlockText}

@compute @workgroup_size(ROWS)
fn main(${entryParameters(shape)}) {
  let block = readBlock(group.x, 0u);
  if (block.count == 0u) { return; }
  let head = group.y;
  // Threads behind the block's end go along, since others may hear from them, and keep their result.
  let query = block.first + min(lane, block.count - 1u);
  let seen = seenBy(query, block);
  let queryAt = query * ${shape.queryStride}u + head * ${shape.headSize}u;
  let outAt = query * ${shape.heads * shape.headSize}u + head * ${shape.headSize}u;
  let statistic = (query * ${shape.heads}u + head) * 2u;`;

/** A line for each passing row that this thread reads itself, given its suffix and WGSL for its number among the four. */
export function rowsAtHand(
  { subgroups }: AttentionShape,
  line: (suffix: string, index: string) => string,
): string {
  if (subgroups === true) return `      ${line('Own', OWN)}`;
  return each(AT_ONCE, (i) => `      ${line(String(i), `${i}u`)}`);
}

/** What `overKeys` hands to the text that it repeats. */
export interface KeyNames {
  /** WGSL that has column c of the four keys at hand as `key0` to `key3`, and of their values as `value0` to `value3`. */
  readonly keys: string;
  readonly values: string;
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
${each(AT_ONCE, (i) => `      let sees${i} = n + ${i}u < end && counted + n + ${i}u < seen;`)}
${rowsAtHand(shape, (suffix, index) => `let at${suffix} = (stretch.x + min(n + ${index}, end - 1u)) * ${stride}u + head * ${headSize}u;`)}
${body({
  keys: fourRows(shape, 'key', (suffix) => `${load}(at${suffix} + ${key}u, c)`),
  values: fourRows(shape, 'value', (suffix) => `${load}(at${suffix} + ${value}u, c)`),
})}
    }
    counted += end;
  }`;
  return `
  var counted = 0u;
${loop('frozen', 'load_frozen', frozenStride, frozenKeyOffset, frozenValueOffset)}
${loop('live', 'load_kv', keyStride, keyOffset, valueOffset)}`;
}
