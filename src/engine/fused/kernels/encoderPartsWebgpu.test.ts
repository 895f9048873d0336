import { describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import { largestDifference } from '../../../testing/fixtureTensors';
import { learnedRowsTwin, learnedRowsTwinBackward } from '../../../testing/learnedRowsTwin';
import { openTestDevice } from '../../../testing/runLaunches';
import { waves } from '../../../testing/waves';
import { type DeviceArray, keptArray, type Launch } from '../launch';
import { gelu, relu, reluSlope } from './activation';
import { columnSums } from './columnSums';
import { learnedRows, learnedRowsGradient } from './learnedRows';

const gpu = await openTestDevice();

type Contents = readonly (readonly [DeviceArray, Float32Array])[];

async function results(launches: readonly Launch[], contents: Contents, ...wanted: readonly DeviceArray[]) {
  return (await gpu?.run(launches, new Map(contents), wanted)) ?? [];
}

describe.skipIf(gpu === undefined)('the small kernels of encoders on WebGPU', () => {
  it.each([1, 31, 65])('activate %i numbers', async (length) => {
    const [x, before, bent] = [
      keptArray('x', length),
      keptArray('before', length),
      keptArray('bent', length),
    ];
    const [gradient, out] = [keptArray('gradient', length), keptArray('out', length)];
    // Far out on both sides exponentials overflow; at 0 a ReLU has no slope.
    const values = waves(length, 0.1).map((value, i) => value * at([1, 5, 400, 0], i % 4));
    const found = await results(
      [gelu({ before, out: bent }), relu(x), reluSlope({ gradient, y: x, out })],
      [
        [x, values],
        [before, values],
        [gradient, waves(length, 2)],
      ],
      bent,
      x,
      out,
    );
    const scale = Math.sqrt(2 / Math.PI);
    const tanhForm = values.map((v) => 0.5 * v * (1 + Math.tanh(scale * (v + 0.044715 * v ** 3))));
    expect(largestDifference(at(found, 0), tanhForm)).toBeLessThan(1e-5);
    expect([...at(found, 1)]).toEqual([...values].map((v) => (v > 0 ? v : 0)));
    expect([...at(found, 2)]).toEqual([...waves(length, 2)].map((g, i) => (at(values, i) > 0 ? g : 0)));
  });

  it('let what is no number through a ReLU, so that the loss hears of it', async () => {
    const x = keptArray('x', 4);
    const [found] = await results([relu(x)], [[x, Float32Array.of(Number.NaN, -1, -0, 2)]], x);
    expect([...(found ?? [])]).toEqual([Number.NaN, 0, 0, 2]);
  });

  it.each([
    [1, 1],
    [3, 65],
    [33, 3],
  ])('sum the columns of %i x %i', async (rows, columns) => {
    const x = keptArray('x', rows * 2 * columns);
    const [plain, blocked] = [keptArray('plain', 2 * columns + 1), keptArray('blocked', 4 + 5 * columns)];
    const blocks = { width: columns, stride: 2 * columns + 3, copies: 2 };
    const values = waves(x.length, 0);
    const found = await results(
      [
        columnSums({ rows, columns: 2 * columns, outOffset: 1 }, { x, out: plain }),
        columnSums({ rows, columns: 2 * columns, outOffset: 1, blocks }, { x, out: blocked }),
      ],
      [[x, values]],
      plain,
      blocked,
    );
    const sums = Array.from({ length: 2 * columns }, (_, column) =>
      values.reduce((sum, value, i) => (i % (2 * columns) === column ? sum + value : sum), 0),
    );
    const [first, second] = [sums.slice(0, columns), sums.slice(columns)];
    expect(largestDifference(at(found, 0), [0, ...sums])).toBeLessThan(1e-5);
    const twice = [0, ...first, ...first, 0, 0, 0, ...second, ...second];
    expect(largestDifference(at(found, 1).slice(0, twice.length), twice)).toBeLessThan(1e-5);
  });

  it.each([
    { virtualTokens: 1, width: 3, counts: [0] },
    { virtualTokens: 3, width: 31, counts: [0, 2, 3] },
  ])('splice $virtualTokens learned rows, frozen $counts', async ({ virtualTokens, width, counts }) => {
    const size = { virtualTokens, width, tasks: counts.length, offset: 5 };
    const total = virtualTokens * width;
    const rows = keptArray('rows', total * counts.length);
    const unspliced = keptArray('unspliced', rows.length);
    const parameters = keptArray('parameters', total + 5);
    const [gradient, single] = [keptArray('gradient', total + 5), keptArray('single', total + 5)];
    const dRows = [keptArray('a', rows.length), keptArray('b', rows.length)] as const;
    const conditioning = { frozen: keptArray('frozen', rows.length), counts: keptArray('n', counts.length) };
    const [learned, frozen] = [waves(parameters.length, 0), waves(rows.length, 1)];
    const [a, b] = [waves(rows.length, 2), waves(rows.length, 3)];
    const found = await results(
      [
        learnedRows(size, { parameters, rows }, conditioning),
        learnedRows(size, { parameters, rows: unspliced }, undefined),
        learnedRowsGradient(size, { dRows, gradient }, conditioning),
        learnedRowsGradient(size, { dRows: [dRows[0]], gradient: single }, undefined),
      ],
      [
        [parameters, learned],
        [conditioning.frozen, frozen],
        [conditioning.counts, Float32Array.from(counts)],
        [dRows[0], a],
        [dRows[1], b],
      ],
      rows,
      unspliced,
      gradient,
      single,
    );
    const none = counts.map(() => 0);
    expect([...at(found, 0)]).toEqual([...learnedRowsTwin(size, learned, frozen, counts)]);
    expect([...at(found, 1)]).toEqual([...learnedRowsTwin(size, learned, frozen, none)]);
    const sum = a.map((value, i) => value + at(b, i));
    const [both, alone] = [found[2]?.slice(5) ?? [], found[3]?.slice(5) ?? []];
    expect(largestDifference(both, learnedRowsTwinBackward(size, sum, counts))).toBeLessThan(1e-5);
    expect(largestDifference(alone, learnedRowsTwinBackward(size, a, none))).toBeLessThan(1e-5);
  });
});
