import { assert, at } from '../../../base/assert';
import { type Binding, defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, type Launch, launch } from '../launch';
import { COLUMNS_EACH, type HeadShape, type HeadTiling, headSplits, headTiling, STEPS } from './headShape';
import { each } from './text';

/**
 * What a use of the head adds to the walk over the tiles. Pieces of WGSL know `rowStart`, `lane`, `split`, `base` (first
 * column of the tile, within the block), `endColumn`; the sum over STEPS invocations that ends in a logit is done by those
 * with `sums`, each of which stays with one `row`.
 */
export interface TileUse {
  /** Behind `hidden` and `words`. */
  readonly bindings: readonly Binding[];
  /** Behind rows, first, columns, tilesPerSplit, firstSplit and splits. */
  readonly params: readonly string[];
  readonly declarations: string;
  readonly before: string;
  /** For one `logit` at `column`. */
  readonly perLogit: string;
  readonly afterTile: string;
  readonly atEnd: string;
}

/**
 * Scalar products of `rows` hidden states with `columns` words. STEPS invocations share each, reading neighbouring lanes,
 * and each holds COLUMNS_EACH * rows sums, so that a lane of a word is read once for all rows and one of a hidden state
 * once for COLUMNS_EACH words. The sums then meet in workgroup memory: STEPS of them make a logit.
 */
function tileCode(tiling: HeadTiling, use: TileUse): string {
  const { rows, threads, perRow, columns, lanes } = tiling;
  const across = threads / STEPS;
  const slots = COLUMNS_EACH * rows;
  return `
var<workgroup> sums: array<f32, ${slots * threads}>;
${use.declarations}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let rowStart = group.x * ${rows}u;
  let split = params.firstSplit + group.y;
  let slot = lane / ${across}u;
  let own = lane % ${across}u;
  let row = rowStart + slot % ${rows}u;
  let isSumming = slot < ${slots}u && row < params.rows;
${each(rows, (r) => `  let h${r} = min(rowStart + ${r}u, params.rows - 1u) * ${perRow}u;`)}
${use.before}
  let startColumn = group.y * params.tilesPerSplit * ${columns}u;
  let endColumn = min(params.columns, startColumn + params.tilesPerSplit * ${columns}u);
  for (var base = startColumn; base < endColumn; base += ${columns}u) {
${each(COLUMNS_EACH, (c) => `    let w${c} = min(base + lane / ${STEPS}u + ${c * across}u, params.columns - 1u) * ${perRow}u;`)}
${each(COLUMNS_EACH * rows, (i) => `    var dot${Math.floor(i / rows)}_${i % rows} = 0.0f;`)}
    for (var k = lane % ${STEPS}u; k < ${perRow}u; k += ${STEPS}u) {
${each(COLUMNS_EACH, (c) => `      let word${c} = words[w${c} + k];`)}
${each(rows, (r) => `      let hidden${r} = hidden[h${r} + k];\n${each(COLUMNS_EACH, (c) => `      dot${c}_${r} += ${lanes.dot(`word${c}`, `hidden${r}`)};`)}`)}
    }
    workgroupBarrier();
${each(slots, (i) => `    sums[${i * threads}u + lane] = dot${Math.floor(i / rows)}_${i % rows};`)}
    workgroupBarrier();
    if (isSumming) {
      var logit = 0.0f;
      for (var i = 0u; i < ${STEPS}u; i++) {
        logit += sums[slot * ${threads}u + own * ${STEPS}u + ((i + own) & ${STEPS - 1}u)];
      }
      let column = base + slot / ${rows}u * ${across}u + own;
      if (column < endColumn) {
${use.perLogit}
      }
    }
${use.afterTile}
  }
${use.atEnd}
}`;
}

const kernels = new Map<string, Kernel>();

function tileKernel(tiling: HeadTiling, name: string, use: (tiling: HeadTiling) => TileUse): Kernel {
  const key = `${name} ${tiling.width} ${tiling.rows}`;
  const known = kernels.get(key);
  if (known !== undefined) return known;
  const parts = use(tiling);
  const { element } = tiling.lanes;
  const kernel = defineKernel({
    family: 'head',
    bindings: [
      { name: 'hidden', element, access: 'read' },
      { name: 'words', element, access: 'read' },
      ...parts.bindings,
    ],
    params: ['rows', 'first', 'columns', 'tilesPerSplit', 'firstSplit', 'splits', ...parts.params],
    body: tileCode(tiling, parts),
  });
  kernels.set(key, kernel);
  return kernel;
}

/** One walk over all tiles of all blocks: a launch for each block, each with the arrays of the use behind. */
export function walkTiles(
  shape: HeadShape,
  arrays: { readonly hidden: DeviceArray; readonly words: readonly DeviceArray[] },
  name: string,
  use: (tiling: HeadTiling) => TileUse,
  given: { readonly arrays: readonly DeviceArray[]; readonly params: (block: number) => readonly number[] },
): readonly Launch[] {
  const tiling = headTiling(shape);
  const splits = headSplits(shape, tiling);
  assert(arrays.words.length === shape.blocks.length, `${arrays.words.length} arrays of words`);
  return shape.blocks.map(({ first, columns }, block) => {
    const own = at(splits.ofBlocks, block);
    return launch(
      tileKernel(tiling, name, use),
      [arrays.hidden, at(arrays.words, block), ...given.arrays],
      [shape.rows, first, columns, splits.tilesPerSplit, own.first, splits.count, ...given.params(block)],
      [splits.rowTiles, own.count, 1],
    );
  });
}
