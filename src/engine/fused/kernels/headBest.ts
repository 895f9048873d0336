import { defineKernel } from '../kernel';
import { type DeviceArray, type Launch, launch } from '../launch';
import type { HeadInputs } from './head';
import { COLUMNS_EACH, type HeadShape, type HeadTiling, headSplits, headTiling, STEPS } from './headShape';
import { type TileUse, walkTiles } from './headTile';

/** No column: loses to any, and is what is left where no logit is a number. */
const NOBODY = 'vec2u(0xff7fffffu, 0xffffffffu)';

/** Of two (bits of a logit, id) the higher logit, the lower id where they are equal. */
const BETTER = `
fn better(a: vec2u, b: vec2u) -> vec2u {
  let x = bitcast<f32>(a.x);
  let y = bitcast<f32>(b.x);
  return select(a, b, y > x || (y == x && b.y < a.y));
}
`;

function bestUse({ rows, threads }: HeadTiling): TileUse {
  const across = threads / STEPS;
  return {
    bindings: [{ name: 'partials', element: 'u32', access: 'write' }],
    params: [],
    declarations: `var<workgroup> found: array<vec2u, ${COLUMNS_EACH * rows * across}>;
${BETTER}`,
    before: `  var best = ${NOBODY};`,
    perLogit: '        best = better(best, vec2u(bitcast<u32>(logit), params.first + column));',
    afterTile: '',
    atEnd: `
  if (isSumming) { found[lane] = best; }
  workgroupBarrier();
  if (lane < ${rows}u && rowStart + lane < params.rows) {
    best = ${NOBODY};
    for (var i = 0u; i < ${COLUMNS_EACH * across}u; i++) {
      best = better(best, found[(i / ${across}u * ${rows}u + lane) * ${across}u + i % ${across}u]);
    }
    let at = 2u * ((rowStart + lane) * params.splits + split);
    partials[at] = best.x;
    partials[at + 1u] = best.y;
  }`,
  };
}

const joinBest = defineKernel({
  family: 'head',
  bindings: [
    { name: 'partials', element: 'u32', access: 'read' },
    { name: 'best', element: 'u32', access: 'write' },
  ],
  params: ['splits'],
  body: `${BETTER}
var<workgroup> found: array<vec2u, ${STEPS}>;

@compute @workgroup_size(${STEPS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  var winner = ${NOBODY};
  for (var split = lane; split < params.splits; split += ${STEPS}u) {
    let at = 2u * (group.x * params.splits + split);
    winner = better(winner, vec2u(partials[at], partials[at + 1u]));
  }
  found[lane] = winner;
  workgroupBarrier();
  if (lane == 0u) {
    for (var i = 1u; i < ${STEPS}u; i++) { winner = better(winner, found[i]); }
    best[group.x] = winner.y;
  }
}`,
});

/**
 * best_i: id with the highest logit hidden_i . word_v, the lowest of several; 0xffffffff where no logit is a number.
 * hidden [m, d], partials [headScratch.best], best u32 [m].
 */
export function headBest(
  shape: HeadShape,
  arrays: HeadInputs & { readonly partials: DeviceArray; readonly best: DeviceArray },
): readonly Launch[] {
  const { partials, best } = arrays;
  const { count } = headSplits(shape, headTiling(shape));
  return [
    ...walkTiles(shape, arrays, 'best', bestUse, { arrays: [partials], params: () => [] }),
    launch(joinBest, [partials, best], [count], [shape.rows, 1, 1]),
  ];
}

const logitsUse = (): TileUse => ({
  bindings: [{ name: 'logits', element: 'f32', access: 'write' }],
  params: ['offset', 'all'],
  declarations: '',
  before: '',
  perLogit: '        logits[row * params.all + params.offset + column] = logit;',
  afterTile: '',
  atEnd: '',
});

/**
 * All logits hidden_i . word_v [m, V], in the order of the blocks, for who wants to draw from them. V: columns of all
 * blocks together. hidden [m, d].
 */
export function headLogits(
  shape: HeadShape,
  arrays: HeadInputs & { readonly logits: DeviceArray },
): readonly Launch[] {
  const before = (block: number): number =>
    shape.blocks.slice(0, block).reduce((sum, { columns }) => sum + columns, 0);
  return walkTiles(shape, arrays, 'logits', logitsUse, {
    arrays: [arrays.logits],
    params: (block) => [before(block), before(shape.blocks.length)],
  });
}
