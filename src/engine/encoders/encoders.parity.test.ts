import { memory, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../base/assert';
import {
  encoderOracle,
  oracleParameters,
  oracleSettings,
  oracleTasks,
  strayGradients,
} from '../../testing/encoderOracle';
import { largestDifference, readFixtureTensors, tensorOf } from '../../testing/fixtureTensors';
import { useTensorBackend } from '../../testing/tensorBackend';
import { createEncoder } from './createEncoder';
import { tiled } from './initialise';

const { d, V } = encoderOracle;
const tolerance = 1e-4;

type Entry = (typeof encoderOracle)['encoders'][number];

function build(entry: Entry, tasknames: Parameters<typeof oracleTasks>[0]) {
  const encoder = createEncoder(oracleSettings(entry), V, d, oracleTasks(tasknames));
  return { encoder, parameters: tensor1d(oracleParameters(entry, encoder.layout)) };
}

beforeAll(() => useTensorBackend('wasm'));

describe.each(encoderOracle.encoders)('encoder $name', (entry) => {
  const expected = readFixtureTensors(`encoders/${entry.expected}`);
  const weightOfRows = tensorOf(expected, 'R');

  it.each(entry.cases)('with taskname "$taskname"', (oracle) => {
    const { encoder, parameters } = build(entry, [oracle.taskname]);
    const pass = encoder.forward(parameters);
    expect(largestDifference(pass.rows.dataSync(), tensorOf(expected, oracle.out))).toBeLessThan(tolerance);
    const gradient = Float32Array.from(pass.backward(tensor2d(weightOfRows, [V, d])).dataSync());
    expect(strayGradients(entry, oracle, encoder.layout, gradient, tolerance)).toEqual([]);
  });

  const conditioned = entry.cases.length > 1;
  if (conditioned)
    it('splices tasks of different lengths together as it does each alone', () => {
      const { encoder, parameters } = build(entry, ['short', 'long', 'none']);
      const rows = encoder.forward(parameters).rows.dataSync();
      ['short.out', 'long.out', 'none.out'].forEach((name, task) => {
        const found = rows.subarray(task * V * d, (task + 1) * V * d);
        expect(largestDifference(found, tensorOf(expected, name)), name).toBeLessThan(tolerance);
      });
    });

  it('adds up the gradients of tasks that go through it together', () => {
    const names = entry.cases.map((c) => c.taskname);
    const gradientOf = (tasks: Parameters<typeof oracleTasks>[0]): Float32Array => {
      const { encoder, parameters } = build(entry, tasks);
      const rows = tensor2d(Float32Array.from(tasks.flatMap(() => [...weightOfRows])), [tasks.length * V, d]);
      return Float32Array.from(encoder.forward(parameters).backward(rows).dataSync());
    };
    const apart = names.map((name) => gradientOf([name]));
    const summed = at(apart, 0).map((_, i) => apart.reduce((sum, gradient) => sum + at(gradient, i), 0));
    expect(largestDifference(gradientOf(names), summed)).toBeLessThan(tolerance);
  });

  it('frees all it made', () => {
    const before = memory().numTensors;
    const { encoder, parameters } = build(entry, ['short', 'long']);
    const pass = encoder.forward(parameters);
    const given = tensor2d(new Float32Array(2 * V * d).fill(1), [2 * V, d]);
    pass.backward(given).dispose();
    pass.dispose();
    encoder.dispose();
    given.dispose();
    parameters.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('text initialisation', () => {
  it.each(encoderOracle.text_init)('of $ids', ({ ids, rows }) => {
    expect(tiled(ids, rows.length)).toEqual(rows);
  });
});
