import { tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import type { EncoderKind, EncoderSettings } from '../../../run/tuningConfig';
import {
  encoderOracle,
  oracleParameters,
  oracleSettings,
  oracleTasks,
  strayGradients,
} from '../../../testing/encoderOracle';
import { largestDifference, readFixtureTensors, tensorOf } from '../../../testing/fixtureTensors';
import { openTestDevice } from '../../../testing/runLaunches';
import { useTensorBackend } from '../../../testing/tensorBackend';
import { waves } from '../../../testing/waves';
import { createEncoder } from '../../encoders/createEncoder';
import { encoderLayout } from '../../encoders/encoderStages';
import type { EncoderTask } from '../../promptEncoder';
import { type DeviceArray, keptArray } from '../launch';
import { fusedEncoder } from './fusedEncoder';

const gpu = await openTestDevice();

beforeAll(() => useTensorBackend('cpu'));

interface Case {
  readonly kind: EncoderKind;
  readonly V: number;
  readonly d: number;
  readonly hidden: number | undefined;
  readonly layers: number;
  /** Frozen rows of each task's name. */
  readonly frozen: readonly number[];
}

// Equal hidden sizes share compiled programs, and 32 is the oracle's.
const cases: readonly Case[] = [
  { kind: 'lstm', V: 3, d: 6, hidden: 5, layers: 2, frozen: [0, 2, 4] },
  { kind: 'lstm', V: 1, d: 10, hidden: 5, layers: 1, frozen: [0] },
  { kind: 'lstm', V: 5, d: 8, hidden: 32, layers: 2, frozen: [0, 0] },
  { kind: 'mlp', V: 3, d: 33, hidden: 3, layers: 3, frozen: [1, 0, 0] },
  { kind: 'mlp', V: 2, d: 1, hidden: undefined, layers: 1, frozen: [0] },
  { kind: 'tpmlp', V: 3, d: 10, hidden: 31, layers: 2, frozen: [0, 1] },
  { kind: 'embedding', V: 3, d: 33, hidden: undefined, layers: 2, frozen: [0, 0, 0] },
];

/** Largest difference, in parts of the largest wanted value. */
const apart = (found: Float32Array, wanted: Float32Array): number =>
  largestDifference(found, wanted) / wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);

function settingsOf({ kind, hidden, layers }: Case): EncoderSettings {
  return { kind, hidden, layers, initialisation: { kind: 'random' }, tasknameConditioning: true };
}

const tasksOf = ({ d, frozen }: Case): readonly EncoderTask[] =>
  frozen.map((count, t) => ({ taskname: `task${t}`, tasknameRows: waves(count * d, 0.5 + t) }));

/** Rows and flat gradient as the plain encoder has them. */
function plainly(given: Case, parameters: Float32Array, dRows: Float32Array) {
  const encoder = createEncoder(settingsOf(given), given.V, given.d, tasksOf(given));
  const pass = encoder.forward(tensor1d(parameters));
  const rows = Float32Array.from(pass.rows.dataSync());
  const gradient = pass.backward(tensor2d(dRows, [dRows.length / given.d, given.d]));
  return { rows, gradient: Float32Array.from(gradient.dataSync()) };
}

/** Rows and flat gradient of the fused encoder. */
async function runFused(
  settings: EncoderSettings,
  V: number,
  d: number,
  tasks: readonly EncoderTask[],
  parameters: Float32Array,
  dRows: Float32Array,
) {
  const arrays = {
    parameters: keptArray('parameters', parameters.length),
    gradient: keptArray('gradient', parameters.length),
    rows: keptArray('rows', dRows.length),
    dRows: keptArray('dRows', dRows.length),
  };
  const encoder = fusedEncoder(settings, V, d, tasks, arrays, { software: true });
  const contents = new Map<DeviceArray, Float32Array>([
    [arrays.parameters, parameters],
    [arrays.dRows, dRows],
    // An element that nobody writes stays wrong.
    [arrays.gradient, new Float32Array(parameters.length).fill(99)],
  ]);
  for (const { array, contents: values } of encoder.kept) {
    contents.set(array, values ?? new Float32Array(array.length).fill(Number.NaN));
  }
  // Twice back: what forward left must still be there.
  const launches = [...encoder.forward, ...encoder.backward, ...encoder.backward];
  const found = (await gpu?.run(launches, contents, [arrays.rows, arrays.gradient])) ?? [];
  return { layout: encoder.layout, rows: at(found, 0), gradient: at(found, 1) };
}

describe.skipIf(gpu === undefined)('fused encoders on WebGPU', () => {
  it.each(cases)('$kind, V $V, d $d, h $hidden, $layers layers, frozen $frozen', async (given) => {
    const { V, d } = given;
    const tasks = tasksOf(given);
    const { size } = encoderLayout(settingsOf(given), V, d, tasks);
    const parameters = waves(size, 0);
    const dRows = waves(tasks.length * V * d, 2);
    const { layout, rows, gradient } = await runFused(settingsOf(given), V, d, tasks, parameters, dRows);
    const wanted = plainly(given, parameters, dRows);
    expect(apart(rows, wanted.rows)).toBeLessThan(1e-5);
    for (const { name, shape, offset } of layout.entries) {
      const end = offset + shape.reduce((product, side) => product * side, 1);
      const own = wanted.gradient.slice(offset, end);
      const found = gradient.slice(offset, end);
      expect(apart(found, own), name).toBeLessThan(1e-5);
      own.forEach((value, i) => {
        if (value === 0) expect(at(found, i), `${name} ${i}`).toBe(0);
      });
    }
  });

  it.each(encoderOracle.encoders)('$name as torch has it', async (entry) => {
    const { d, V } = encoderOracle;
    const expected = readFixtureTensors(`encoders/${entry.expected}`);
    // One case is enough: the others differ by the tasknames, which the plain encoder was compared on above.
    const oracle = at(entry.cases, entry.cases.length > 1 ? 1 : 0);
    const tasks = oracleTasks([oracle.taskname]);
    const settings = oracleSettings(entry);
    const parameters = oracleParameters(entry, encoderLayout(settings, V, d, tasks));
    const weightOfRows = tensorOf(expected, 'R');
    const { layout, rows, gradient } = await runFused(settings, V, d, tasks, parameters, weightOfRows);
    expect(largestDifference(rows, tensorOf(expected, oracle.out))).toBeLessThan(1e-5);
    expect(strayGradients(entry, oracle, layout, gradient, 1e-4)).toEqual([]);
  });
});
