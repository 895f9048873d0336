import type { Binding } from '../kernel';
import { type AttentionShape, QUERY_RECORD } from './attentionShape';
import { LANES, type Tiles } from './attentionTiles';

/** Where heads lie in memory; every number is written into the kernel's text. */
export interface HeadLayout {
  readonly heads: number;
  readonly headSize: number;
  /** Whether every stretch of a head begins and ends on whole groups of four numbers. */
  readonly wide: boolean;
}

export const floats = (name: string, access: Binding['access'], { wide }: HeadLayout): Binding => ({
  name,
  element: wide ? 'vec4f' : 'f32',
  access,
});

/** `load_name(start, column)`: four numbers of the head that begins at element `start`, zeros past its end. */
export function loader(name: string, { headSize, wide }: HeadLayout): string {
  const signature = `fn load_${name}(start: u32, column: u32) -> vec4f`;
  if (wide) return `${signature} { return ${name}[start / 4u + column]; }`;
  return `${signature} {
  var four = vec4f();
  for (var e = 0u; e < 4u && column * 4u + e < ${headSize}u; e++) { four[e] = ${name}[start + column * 4u + e]; }
  return four;
}`;
}

/** `store_name(start, column, four)`: the reverse, which writes nothing past the head's end. */
export function storer(name: string, { headSize, wide }: HeadLayout): string {
  const signature = `fn store_${name}(start: u32, column: u32, four: vec4f)`;
  const columns = Math.ceil(headSize / 4);
  if (wide) return `${signature} { if (column < ${columns}u) { ${name}[start / 4u + column] = four; } }`;
  return `${signature} {
  for (var e = 0u; e < 4u && column * 4u + e < ${headSize}u; e++) { ${name}[start + column * 4u + e] = four[e]; }
}`;
}

/** Constants and the memory where `own` and `passing` rows are staged. */
export function staging(tiles: Tiles, own: readonly string[], passing: readonly string[]): string {
  const { columns, stride, rows, tile } = tiles;
  return `
const ROWS = ${rows}u;
const TILE = ${tile}u;
const LANES = ${LANES}u;
const THREADS = ROWS * LANES;
const COLUMNS = ${columns}u;
const STRIDE = ${stride}u;
const WEIGHTS = TILE + 1u;
${own.map((name) => `var<workgroup> ${name}: array<vec4f, ROWS * STRIDE>;`).join('\n')}
${passing.map((name) => `var<workgroup> ${name}: array<vec4f, TILE * STRIDE>;`).join('\n')}
var<workgroup> part: array<f32, THREADS>;

fn sumOfLanes(firstLane: u32) -> f32 {
  return (part[firstLane] + part[firstLane + 1u]) + (part[firstLane + 2u] + part[firstLane + 3u]);
}`;
}

/** The entry point's head: one workgroup per block, head and, where a block is cut, part of a block. */
export const entry = `
var<workgroup> planned: Block;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  if (lane == 0u) { planned = readBlock(group.x, group.z); }
  let block = workgroupUniformLoad(&planned);
  if (block.count == 0u) { return; }
  let head = group.y;
  let row = lane / LANES;
  let column = lane % LANES;
  let firstLane = lane - column;`;

/**
 * Reading a query block's record. The keys of its four stretches are counted through as if they lay side by side; a
 * query sees a leading part of them.
 */
export const queryBlockText = `
struct Block {
  first: u32,
  count: u32,
  // Start and count of each stretch.
  frozen0: vec2u,
  frozen1: vec2u,
  live0: vec2u,
  live1: vec2u,
  // Keys that all these queries see, and those that the last one sees.
  open: u32,
  keys: u32,
}
fn seenBy(query: u32, block: Block) -> u32 {
  let end = plan[params.ownKeys + query] + 1u;
  return block.open + min(block.live1.y, max(end, block.live1.x) - block.live1.x);
}

fn readBlock(index: u32, cut: u32) -> Block {
  let at = index * ${QUERY_RECORD}u;
  var block: Block;
  block.first = plan[at] + cut * ROWS;
  block.count = min(ROWS, max(plan[at + 1u], cut * ROWS) - cut * ROWS);
  block.frozen0 = vec2u(plan[at + 2u], plan[at + 3u]);
  block.frozen1 = vec2u(plan[at + 4u], plan[at + 5u]);
  block.live0 = vec2u(plan[at + 6u], plan[at + 7u]);
  block.live1 = vec2u(plan[at + 8u], plan[at + 9u]);
  block.open = block.frozen0.y + block.frozen1.y + block.live0.y;
  if (block.count > 0u) { block.keys = seenBy(block.first + block.count - 1u, block); }
  return block;
}`;

/** Staging a tile of a block's keys and values, which need not end where a stretch does. */
export function stageKeysText(shape: AttentionShape): string {
  const { headSize, keyStride, keyOffset, valueOffset } = shape;
  const { frozenStride, frozenKeyOffset, frozenValueOffset } = shape;
  return `
fn stageKeys(lane: u32, start: u32, block: Block, head: u32) {
  for (var e = lane; e < TILE * COLUMNS; e += THREADS) {
    let index = start + e / COLUMNS;
    let column = e % COLUMNS;
    let frozenKeys = block.frozen0.y + block.frozen1.y;
    var k = vec4f();
    var v = vec4f();
    if (index < frozenKeys) {
      let past = index - min(index, block.frozen0.y);
      let key = select(block.frozen1.x + past, block.frozen0.x + index, index < block.frozen0.y);
      let at = key * ${frozenStride}u + head * ${headSize}u;
      k = load_frozen(at + ${frozenKeyOffset}u, column);
      v = load_frozen(at + ${frozenValueOffset}u, column);
    } else if (index < block.keys) {
      let live = index - frozenKeys;
      let past = live - min(live, block.live0.y);
      let key = select(block.live1.x + past, block.live0.x + live, live < block.live0.y);
      let at = key * ${keyStride}u + head * ${headSize}u;
      k = load_kv(at + ${keyOffset}u, column);
      v = load_kv(at + ${valueOffset}u, column);
    }
    keys[e / COLUMNS * STRIDE + column] = k;
    values[e / COLUMNS * STRIDE + column] = v;
  }
}`;
}
