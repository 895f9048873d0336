import { defineKernel, type Kernel } from '../kernel';
import { type DeviceArray, foldedGroups, type Launch, launch } from '../launch';
import { type Lanes, lanesOf } from './lanes';

const GROUP = 64;

const kernels = new Map<string, Kernel>();

function cached(name: string, width: number, make: (lanes: Lanes, perRow: number) => Kernel): Kernel {
  const key = `${name} ${width}`;
  const known = kernels.get(key);
  if (known !== undefined) return known;
  const lanes = lanesOf(width);
  const kernel = make(lanes, width / lanes.size);
  kernels.set(key, kernel);
  return kernel;
}

/** The head of a program with one invocation per lane of `rows` rows; the body knows `i`, `row` and `k`. */
const perLane = (rows: string, perRow: number, body: string): string => `
@compute @workgroup_size(${GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
        @builtin(local_invocation_index) lane: u32) {
  let i = (group.y * groups.x + group.x) * ${GROUP}u + lane;
  if (i >= ${rows} * ${perRow}u) { return; }
  let row = i / ${perRow}u;
  let k = i % ${perRow}u;
${body}
}`;

const groupsFor = (rows: number, width: number) => foldedGroups((rows * width) / lanesOf(width).size, GROUP);

const embedKernel = (width: number): Kernel =>
  cached('embed', width, ({ element }, perRow) =>
    defineKernel({
      family: 'assembly',
      bindings: [
        { name: 'words', element, access: 'read' },
        { name: 'sources', element: 'i32', access: 'read' },
        { name: 'virtualRows', element, access: 'read' },
        { name: 'positions', element, access: 'read' },
        { name: 'places', element: 'i32', access: 'read' },
        { name: 'out', element, access: 'write' },
      ],
      params: ['count', 'first', 'columns', 'isFirst'],
      body: perLane(
        'params.count',
        perRow,
        `  let source = sources[row];
  let column = source - i32(params.first);
  let isMine = source >= 0 && column >= 0 && column < i32(params.columns);
  if (isMine) {
    out[i] = words[u32(column) * ${perRow}u + k] + positions[u32(places[row]) * ${perRow}u + k];
  } else if (params.isFirst == 1u) {
    if (source <= -2) {
      out[i] = virtualRows[u32(-2 - source) * ${perRow}u + k] + positions[u32(places[row]) * ${perRow}u + k];
    } else {
      out[i] = ${element}(0.0f);
    }
  }`,
      ),
    }),
  );

/**
 * Input rows of the model, out_i = x_i + positions[place_i], for one block of the vocabulary: rows `first` to
 * `first + columns - 1` of the word embeddings. source_i >= 0: that token's word; -1: nothing, the row is zero and gets no
 * position; -2 - r: virtual row r. With several blocks there is one launch for each, in any order after the first one:
 * the first writes every row (zero where another block has the word), the others their own words only.
 * words [columns, d], sources i32 [count], virtualRows [R, d], positions [P, d], places i32 [count], out [count, d].
 */
export function embedTokens(
  size: { readonly count: number; readonly width: number },
  arrays: {
    readonly words: DeviceArray;
    readonly sources: DeviceArray;
    readonly virtualRows: DeviceArray;
    readonly positions: DeviceArray;
    readonly places: DeviceArray;
    readonly out: DeviceArray;
  },
  block: { readonly first: number; readonly columns: number; readonly isFirst: boolean },
): Launch {
  const { words, sources, virtualRows, positions, places, out } = arrays;
  return launch(
    embedKernel(size.width),
    [words, sources, virtualRows, positions, places, out],
    [size.count, block.first, block.columns, block.isFirst ? 1 : 0],
    groupsFor(size.count, size.width),
  );
}

const gatherKernel = (width: number): Kernel =>
  cached('gather', width, ({ element }, perRow) =>
    defineKernel({
      family: 'assembly',
      bindings: [
        { name: 'dx', element, access: 'read' },
        { name: 'starts', element: 'u32', access: 'read' },
        { name: 'tokens', element: 'u32', access: 'read' },
        { name: 'out', element, access: 'write' },
      ],
      params: ['virtualRows', 'accumulate'],
      body: perLane(
        'params.virtualRows',
        perRow,
        `  var total = ${element}(0.0f);
  for (var place = starts[row]; place < starts[row + 1u]; place++) {
    total += dx[tokens[place] * ${perRow}u + k];
  }
  if (params.accumulate == 1u) { total += out[i]; }
  out[i] = total;`,
      ),
    }),
  );

/**
 * Gradient of the virtual rows from that of the input rows: out_r = (accumulate ? out_r : 0) + sum of dx over the tokens
 * that row r stands at, in the order of `tokens`; zero for a row that stands nowhere. dx [n, d], starts u32 [R + 1],
 * tokens u32 (those of row r from starts_r to before starts_{r+1}), out [R, d].
 */
export function gatherVirtualGradient(
  size: { readonly virtualRows: number; readonly width: number; readonly accumulate: boolean },
  arrays: {
    readonly dx: DeviceArray;
    readonly starts: DeviceArray;
    readonly tokens: DeviceArray;
    readonly out: DeviceArray;
  },
): Launch {
  return launch(
    gatherKernel(size.width),
    [arrays.dx, arrays.starts, arrays.tokens, arrays.out],
    [size.virtualRows, size.accumulate ? 1 : 0],
    groupsFor(size.virtualRows, size.width),
  );
}

const spreadKernel = (width: number): Kernel =>
  cached('spread', width, ({ element }, perRow) =>
    defineKernel({
      family: 'assembly',
      bindings: [
        { name: 'base', element, access: 'read' },
        { name: 'x', element, access: 'read' },
        { name: 'inverse', element: 'u32', access: 'read' },
        { name: 'out', element, access: 'write' },
      ],
      params: ['count', 'rows'],
      body: perLane(
        'params.count',
        perRow,
        `  let picked = inverse[row];
  var total = base[i];
  if (picked < params.rows) { total += x[picked * ${perRow}u + k]; }
  out[i] = total;`,
      ),
    }),
  );

/**
 * The reverse of picking rows, added to a base: out_i = base_i + (inverse_i < m ? x[inverse_i] : 0).
 * base [n, d], x [m, d], inverse u32 [n], out [n, d].
 */
export function addSpread(
  size: { readonly count: number; readonly width: number; readonly rows: number },
  arrays: {
    readonly base: DeviceArray;
    readonly x: DeviceArray;
    readonly inverse: DeviceArray;
    readonly out: DeviceArray;
  },
): Launch {
  return launch(
    spreadKernel(size.width),
    [arrays.base, arrays.x, arrays.inverse, arrays.out],
    [size.count, size.rows],
    groupsFor(size.count, size.width),
  );
}
