import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { centralDifferences } from '../../../testing/finiteDifferences';
import { geluSlopeTwin, geluTwin } from '../../../testing/matmulTwin';
import { keptArray } from '../launch';
import { type Epilogue, type MatmulShape, matmul } from './matmul';

const gpu = { software: false };
const shape: MatmulShape = { rows: 512, inner: 64, columns: 192, orientation: 'nn' };
const arrays = { a: keptArray('a', 1), b: keptArray('b', 1), out: keptArray('out', 1) };
const bias = keptArray('bias', 1);
const before = keptArray('before', 1);

describe('matmul kernels', () => {
  it('are these for a tile, with what goes into the gelu kept', () => {
    expect(matmul(shape, arrays, { kind: 'biasGelu', bias, before }, gpu).kernel.code).toMatchSnapshot();
  });

  it('are these for few rows of a transposed operand at odd places', () => {
    const few = { ...shape, rows: 5, orientation: 'nt', bOffset: 1 } as const;
    expect(matmul(few, arrays, { kind: 'plain' }, gpu).kernel.code).toMatchSnapshot();
  });

  it('are these on software adapters', () => {
    const epilogue: Epilogue = { kind: 'geluSlope', before };
    expect(matmul(shape, arrays, epilogue, { software: true }).kernel.code).toMatchSnapshot();
    const subgroups = matmul(shape, arrays, { kind: 'plain' }, { software: true, subgroups: true });
    expect(subgroups.kernel.code).toMatchSnapshot();
  });

  it.each([
    [1, 4096],
    [8, 1000],
    [20, 768],
    [512, 256],
    [512, 768],
    [2048, 3072],
  ])('keep within what every device has for %i rows and %i columns', (rows, columns) => {
    const sizes: MatmulShape = { ...shape, rows, inner: 768, columns };
    const { code } = matmul(sizes, arrays, { kind: 'plain' }, gpu).kernel;
    const vectors = [...code.matchAll(/var<workgroup> \w+: array<vec4f, (\d+)>/g)].map(([, count]) =>
      Number(count),
    );
    expect(vectors.length).toBeGreaterThan(0);
    expect(16 * vectors.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(16_384);
    expect(Number(/@workgroup_size\((\d+)\)/.exec(code)?.[1])).toBeLessThanOrEqual(256);
  });

  it('serve all sizes that are read in the same way', () => {
    const kernelFor = (sizes: Partial<MatmulShape>) =>
      matmul({ ...shape, ...sizes }, arrays, { kind: 'bias', bias, biasOffset: 4 }, { software: true })
        .kernel;
    expect(kernelFor({ rows: 99, inner: 256, columns: 1024, aOffset: 8 })).toBe(kernelFor({}));
    expect(kernelFor({ inner: 65 })).not.toBe(kernelFor({}));
    expect(kernelFor({ bOffset: 2 })).not.toBe(kernelFor({}));
  });

  it('take no product without elements', () => {
    expect(() => matmul({ ...shape, rows: 0 }, arrays, { kind: 'plain' }, gpu)).toThrow('0 x 64 x 192');
  });
});

describe('the twin of gelu', () => {
  it('has the slope that differences have', () => {
    const points = Float32Array.of(-6, -2, -0.7, 0, 0.1, 1, 3, 9);
    const found = centralDifferences(
      (x) => x.reduce((sum, value) => sum + geluTwin(value), 0),
      points,
      2 ** -8,
    );
    found.forEach((slope, i) => {
      expect(slope).toBeCloseTo(geluSlopeTwin(at(points, i)), 4);
    });
  });
});
