import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { type EpilogueTwin, matmulTwin } from '../../../testing/matmulTwin';
import { openTestDevice } from '../../../testing/runLaunches';
import { type DeviceArray, keptArray } from '../launch';
import { type Epilogue, type MatmulShape, matmul, matmulBy, type Orientation } from './matmul';
import type { MatmulPlan } from './matmulPlan';

const gpu = await openTestDevice();

const noise = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => 2 * Math.sin(12.9898 * i + seed) ** 3);

// Few slices: SwiftShader takes seconds to compile a kernel with much workgroup memory.
const TILE: MatmulPlan = { kind: 'tile', across: 8, down: 8, rowsPerThread: 4 };
const HIGH_TILE: MatmulPlan = { kind: 'tile', across: 8, down: 4, rowsPerThread: 8 };
const THIN: MatmulPlan = { kind: 'thin', rowsPerThread: 8, slices: 8 };
const LOW_THIN: MatmulPlan = { kind: 'thin', rowsPerThread: 2, slices: 16 };
// What graphics cards get; each once, for the same reason.
const LARGE: MatmulPlan = { kind: 'tile', across: 16, down: 16, rowsPerThread: 8 };
const MIDDLE: MatmulPlan = { kind: 'tile', across: 16, down: 16, rowsPerThread: 4 };
const MANY_SLICES: MatmulPlan = { kind: 'thin', rowsPerThread: 8, slices: 64 };
const FLAT: MatmulPlan = { kind: 'flat', rowsPerThread: 8, broadcast: false };
const BROADCAST: MatmulPlan = {
  kind: 'flat',
  rowsPerThread: 8,
  broadcast: gpu?.device.features.has('subgroups') ?? false,
};

/** Elements of an operand with `rows` stored rows; what lies before, between and behind them is NaN. */
function operand(rows: number, length: number, offset: number, stride: number, seed: number): Float32Array {
  const values = new Float32Array(offset + rows * stride + 5).fill(Number.NaN);
  const dense = noise(rows * length, seed);
  for (let i = 0; i < dense.length; i++) {
    values[offset + Math.floor(i / length) * stride + (i % length)] = at(dense, i);
  }
  return values;
}

interface Case {
  readonly shape: MatmulShape;
  readonly plan: MatmulPlan;
}

/** Where the operands lie, dense or with gaps. */
function placed(
  sizes: readonly [number, number, number],
  orientation: Orientation,
  gap: number,
): MatmulShape {
  const [rows, inner, columns] = sizes;
  return {
    rows,
    inner,
    columns,
    orientation,
    aOffset: gap,
    aStride: (orientation === 'tn' ? rows : inner) + gap,
    bOffset: 2 * gap,
    bStride: (orientation === 'nt' ? inner : columns) + gap,
    outOffset: gap,
    outStride: columns + 2 * gap,
  };
}

function operands(shape: MatmulShape) {
  const { rows, inner, columns, orientation, aOffset = 0, aStride = 0, bOffset = 0, bStride = 0 } = shape;
  const [aRows, aLength] = orientation === 'tn' ? [inner, rows] : [rows, inner];
  const [bRows, bLength] = orientation === 'nt' ? [columns, inner] : [inner, columns];
  return {
    a: operand(aRows, aLength, aOffset, aStride, 1),
    b: operand(bRows, bLength, bOffset, bStride, 2),
  };
}

/** Largest deviation from what is expected relative to its largest value; untouched places must still hold -7. */
function deviation(out: Float32Array, expected: Float64Array, shape: MatmulShape): number {
  const { columns, outOffset = 0, outStride = columns } = shape;
  const rest = out.slice();
  let worst = 0;
  expected.forEach((value, i) => {
    const place = outOffset + Math.floor(i / columns) * outStride + (i % columns);
    const off = Math.abs(at(out, place) - value);
    worst = Number.isNaN(off) ? Number.POSITIVE_INFINITY : Math.max(worst, off);
    rest[place] = -7;
  });
  expect(rest.every((value) => value === -7)).toBe(true);
  return worst / Math.max(...expected.map(Math.abs));
}

/** Relative to each value, or absolute for small ones. */
function largestError(found: Float32Array, expected: Float64Array): number {
  const errors = expected.map((value, i) => Math.abs(at(found, i) - value) / (1 + Math.abs(value)));
  return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...errors);
}

async function plainDeviations(cases: readonly Case[]): Promise<readonly number[]> {
  const contents = new Map<DeviceArray, Float32Array>();
  const runs = cases.map(({ shape, plan }) => {
    const { a, b } = operands(shape);
    const outLength = (shape.outOffset ?? 0) + shape.rows * (shape.outStride ?? shape.columns);
    const arrays = {
      a: keptArray('a', a.length),
      b: keptArray('b', b.length),
      out: keptArray('out', outLength),
    };
    contents.set(arrays.a, a).set(arrays.b, b).set(arrays.out, new Float32Array(outLength).fill(-7));
    const expected = matmulTwin(shape, a, b, { kind: 'plain' }).result;
    return { arrays, shape, expected, launch: matmulBy(plan, shape, arrays, { kind: 'plain' }) };
  });
  const launches = runs.map(({ launch }) => launch);
  const outs = await gpu?.run(
    launches,
    contents,
    runs.map(({ arrays }) => arrays.out),
  );
  return runs.map(({ shape, expected }, i) => deviation(at(outs ?? [], i), expected, shape));
}

type Sizes = readonly [number, number, number];

/** Sizes, and gaps that make all offsets and strides odd or multiples of four (read and written four at a time). */
const MANY: readonly (readonly [Sizes, gap: number])[] = [
  [[1, 1, 1], 1],
  [[3, 31, 33], 0],
  [[33, 65, 3], 0],
  [[65, 3, 67], 2],
  [[20, 33, 31], 1],
  [[1, 4, 4], 4],
  [[36, 68, 36], 4],
  [[20, 300, 68], 4],
];
const ODD = [[[33, 17, 35], 1]] as const;
const WIDE = [[[20, 36, 36], 4]] as const;
const BEYOND_A_TILE = [[[132, 36, 68], 4]] as const;
const LONG_SUM = [[[9, 300, 20], 4]] as const;

describe.skipIf(gpu === undefined)('matmul on WebGPU', () => {
  it.each([
    ['tiles', 'nn', TILE, ODD],
    ['tiles', 'nt', TILE, WIDE],
    ['tiles', 'tn', TILE, ODD],
    ['high tiles', 'nn', HIGH_TILE, WIDE],
    ['large tiles', 'nn', LARGE, BEYOND_A_TILE],
    ['middle tiles', 'nn', MIDDLE, BEYOND_A_TILE],
    ['thin in many slices', 'nn', MANY_SLICES, LONG_SUM],
    ['thin', 'nn', THIN, WIDE],
    ['thin', 'nt', LOW_THIN, ODD],
    ['flat with broadcasts', 'nn', BROADCAST, MANY],
    ['flat with broadcasts', 'nt', BROADCAST, MANY],
    ['flat', 'nn', FLAT, MANY],
    ['flat', 'nt', FLAT, MANY],
    ['flat', 'tn', FLAT, MANY],
  ] as const)(
    '%s, %s, agree with the twin and read nothing they should not',
    async (_, orientation, plan, sizes) => {
      const cases = sizes.map(([size, gap]) => ({ plan, shape: placed(size, orientation, gap) }));
      for (const found of await plainDeviations(cases)) expect(found).toBeLessThan(3e-6);
    },
  );

  it.each([
    [5, 7, 1],
    [8, 16, 4],
  ])('epilogues agree with the twin, K %i, N %i, bias from %i on', async (inner, columns, biasOffset) => {
    const rows = 3;
    const a = noise(rows * inner, 3);
    const b = noise(inner * columns, 4);
    // some far out on both sides, where exp overflows
    const farOut = (value: number, i: number) => value * (i % 5 === 0 ? 300 : 1);
    const bias = noise(columns + biasOffset, 5).map(farOut);
    const dense = noise(rows * columns, 6).map(farOut);
    const arrays = { a: keptArray('a', a.length), b: keptArray('b', b.length) };
    const biasArray = keptArray('bias', bias.length);
    const denseArray = keptArray('dense', dense.length);
    const before = keptArray('before', dense.length);
    const cases: readonly (readonly [Epilogue, EpilogueTwin])[] = [
      [
        { kind: 'bias', bias: biasArray, biasOffset },
        { kind: 'bias', bias, biasOffset },
      ],
      [
        { kind: 'biasGelu', bias: biasArray, before },
        { kind: 'biasGelu', bias },
      ],
      [
        { kind: 'biasGelu', bias: biasArray, before: undefined },
        { kind: 'biasGelu', bias },
      ],
      [
        { kind: 'biasResidual', bias: biasArray, residual: denseArray },
        { kind: 'biasResidual', bias, residual: dense },
      ],
      [
        { kind: 'geluSlope', before: denseArray },
        { kind: 'geluSlope', before: dense },
      ],
    ];
    const shape = { rows, inner, columns, orientation: 'nn' } as const;
    const outs = cases.map(([{ kind }]) => keptArray(kind, dense.length));
    const launches = cases.map(([epilogue], i) =>
      matmul(shape, { ...arrays, out: at(outs, i) }, epilogue, { software: true }),
    );
    const contents = new Map([
      [arrays.a, a],
      [arrays.b, b],
      [biasArray, bias],
      [denseArray, dense],
    ]);
    const found = (await gpu?.run(launches, contents, [...outs, before])) ?? [];
    const expected = cases.map(([, twin]) => matmulTwin(shape, a, b, twin));
    expected.forEach(({ result }, i) => {
      expect(largestError(at(found, i), result)).toBeLessThan(5e-6);
    });
    expect(largestError(at(found, outs.length), at(expected, 1).before)).toBeLessThan(5e-6);
  });
});
