import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { centralDifferences, weightedSum } from '../../../testing/finiteDifferences';
import { openTestDevice } from '../../../testing/runLaunches';
import { type DeviceArray, keptArray } from '../launch';
import { layerNormAffine, layerNormBackward, layerNormForward } from './layerNorm';

const gpu = await openTestDevice();
const epsilon = 1e-5;

const waves = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * i * 0.37 + seed) + 0.5);

const mean = (row: readonly number[]): number => row.reduce((sum, value) => sum + value, 0) / row.length;

/** One row in double. */
function normalised(x: readonly number[]): { readonly normal: readonly number[]; readonly inverse: number } {
  const centre = mean(x);
  const inverse = 1 / Math.sqrt(mean(x.map((value) => (value - centre) ** 2)) + epsilon);
  return { normal: x.map((value) => (value - centre) * inverse), inverse };
}

/** Gradient at x of one row, given that at its normal. */
function gradientAtX(x: readonly number[], dn: readonly number[]): readonly number[] {
  const { normal, inverse } = normalised(x);
  const along = mean(dn.map((value, i) => value * at(normal, i)));
  return dn.map((value, i) => (value - mean(dn) - at(normal, i) * along) * inverse);
}

const rowsOf = (values: Float32Array, width: number): readonly (readonly number[])[] =>
  Array.from({ length: values.length / width }, (_, row) => [
    ...values.subarray(row * width, (row + 1) * width),
  ]);

function expectClose(found: Float32Array | undefined, expected: readonly number[]): void {
  const largest = Math.max(1e-3, ...expected.map(Math.abs));
  expect(found?.length).toBe(expected.length);
  const worst = Math.max(...expected.map((value, i) => Math.abs(value - (found?.[i] ?? Number.NaN))));
  expect(worst).toBeLessThan(1e-5 * largest);
}

it('has a twin that knows its derivative', () => {
  for (const width of [2, 3, 7]) {
    const x = waves(width, 1);
    const dn = [...waves(width, 2)];
    const differences = centralDifferences(
      (moved) => weightedSum(normalised([...moved]).normal, dn),
      x,
      1e-3,
    );
    const exact = gradientAtX([...x], dn);
    differences.forEach((value, i) => {
      expect(Math.abs(value - at(exact, i))).toBeLessThan(2e-3);
    });
  }
});

describe.skipIf(gpu === undefined)('layer norm on WebGPU', () => {
  const sizes = [
    [1, 1],
    [9, 31],
    [3, 65],
    [6, 132],
  ] as const;

  it.each(sizes)('forward and back, %i rows of %i', async (rows, width) => {
    const contents = new Map<DeviceArray, Float32Array>();
    const given = (label: string, length: number, seed: number): DeviceArray => {
      const array = keptArray(label, length);
      contents.set(array, waves(length, seed));
      return array;
    };
    const made = (label: string, length = rows * width): DeviceArray => keptArray(label, length);
    const x = given('x', rows * width, 1);
    const gain = given('gain', width, 2);
    const shift = given('shift', width, 3);
    const dNormal = given('gradient', rows * width, 4);
    const residual = given('residual', rows * width, 5);
    const forward = { normal: made('normal'), inverseDeviation: made('inverse', rows) };
    const last = { normal: made('last normal'), inverseDeviation: made('last inverse', rows) };
    const hidden = made('hidden');
    const [plainBack, fullBack] = [made('plain back'), made('full back')];
    const size = { rows, width, epsilon };
    const found = await gpu?.run(
      [
        layerNormForward(size, { x, ...forward }),
        layerNormAffine(size, { x, gain, shift, hidden, ...last }),
        layerNormBackward(size, { dNormal, ...forward, out: plainBack }),
        layerNormBackward(size, { dNormal, ...last, residual, gain, out: fullBack }),
      ],
      contents,
      [
        forward.normal,
        forward.inverseDeviation,
        last.normal,
        last.inverseDeviation,
        hidden,
        plainBack,
        fullBack,
      ],
    );

    const numbers = (array: DeviceArray): readonly number[] => [...(contents.get(array) ?? [])];
    const rowsIn = (array: DeviceArray) => rowsOf(contents.get(array) ?? new Float32Array(), width);
    const twin = rowsIn(x).map(normalised);
    const normals = twin.flatMap(({ normal }) => normal);
    const inverses = twin.map(({ inverse }) => inverse);
    const gains = numbers(gain);
    const back = (dn: readonly (readonly number[])[]): readonly number[] =>
      rowsIn(x).flatMap((row, i) => gradientAtX(row, at(dn, i)));
    const plain = back(rowsIn(dNormal));
    const scaled = back(rowsIn(dNormal).map((row) => row.map((value, c) => value * at(gains, c))));
    const expected = [
      normals,
      inverses,
      normals,
      inverses,
      normals.map((value, i) => value * at(gains, i % width) + at(numbers(shift), i % width)),
      plain,
      scaled.map((value, i) => value + at(numbers(residual), i)),
    ];
    expected.forEach((values, i) => {
      expectClose(found?.[i], values);
    });
  });
});
