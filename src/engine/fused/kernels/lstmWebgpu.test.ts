import { describe, expect, it } from 'vitest';
import { largestDifference } from '../../../testing/fixtureTensors';
import { lstmTwin, lstmTwinBackward } from '../../../testing/lstmTwin';
import { openTestDevice } from '../../../testing/runLaunches';
import { waves } from '../../../testing/waves';
import { type DeviceArray, keptArray } from '../launch';
import { lstmBackward } from './lstmBackward';
import { lstmForward } from './lstmForward';
import type { LstmForm, LstmSize } from './lstmSize';

const gpu = await openTestDevice();

interface Case {
  readonly form: LstmForm;
  readonly hidden: number;
  readonly moments: number;
  readonly tasks: number;
  readonly lead: number;
  readonly software: boolean;
}

const cases: readonly Case[] = [
  { form: 'loop', hidden: 1, moments: 1, tasks: 3, lead: 3, software: true },
  { form: 'loop', hidden: 33, moments: 3, tasks: 2, lead: 0, software: false },
  { form: 'loop', hidden: 140, moments: 3, tasks: 1, lead: 8, software: true },
  { form: 'moment', hidden: 65, moments: 3, tasks: 1, lead: 5, software: true },
  { form: 'moment', hidden: 20, moments: 4, tasks: 2, lead: 4, software: false },
];

/** Largest difference, in parts of the largest wanted value. */
const apart = (found: ArrayLike<number>, wanted: Float64Array): number =>
  largestDifference(found, wanted) / wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);

describe.skipIf(gpu === undefined)('the LSTM on WebGPU', () => {
  it.each(cases)(
    '$form: h $hidden, $moments moments, $tasks tasks, $lead elements ahead, software $software',
    async ({ form, hidden, moments, tasks, lead, software }) => {
      const rows = moments * tasks;
      const weights = 4 * hidden * hidden;
      const directionStride = weights + 8 * hidden;
      const size: LstmSize = {
        hidden,
        moments,
        tasks,
        recurrentOffset: lead,
        directionStride,
        form,
        software,
      };
      const kept = (label: string, width: number): DeviceArray => keptArray(label, rows * width * hidden);
      const parameters = keptArray('parameters', lead + 2 * directionStride);
      const [gates, dGates] = [kept('gates', 8), kept('dGates', 8)];
      const [cells, outputs, before] = [kept('cells', 2), kept('outputs', 2), kept('before', 2)];
      const dOutputs = [kept('dOutputs', 2), kept('dOutputs2', 2)] as const;
      const dCells = keptArray('dCells', tasks * 2 * hidden);
      const values = waves(parameters.length, 1).map((value) => value / Math.sqrt(hidden));
      // The first gates lie far out, where exponentials overflow.
      const projections = waves(gates.length, 2).map((value, i) => (i < 3 ? 300 * (i - 1) : value));
      const given = [waves(outputs.length, 3), waves(outputs.length, 4)] as const;
      const garbage = (array: DeviceArray) => new Float32Array(array.length).fill(Number.NaN);
      const contents = new Map<DeviceArray, Float32Array>([
        [parameters, values],
        [gates, projections],
        [dOutputs[0], given[0]],
        [dOutputs[1], given[1]],
        ...[cells, outputs, before, dGates, dCells].map((array) => [array, garbage(array)] as const),
      ]);
      const launches = [
        ...lstmForward(size, { parameters, gates, cells, outputs, before }),
        ...lstmBackward(size, { parameters, dOutputs, gates, cells, dGates, dCells }),
      ];
      const wanted = [gates, cells, outputs, before, dGates];
      const found = (await gpu?.run(launches, contents, wanted)) ?? [];
      // The same bits again.
      expect(await gpu?.run(launches, contents, wanted)).toEqual(found);
      const starts = [lead, lead + directionStride];
      const twinInput = {
        hidden,
        moments,
        tasks,
        projections,
        recurrent: starts.map((start) => values.subarray(start, start + weights)),
        bias: starts.map((start) => {
          const both = values.subarray(start + weights, start + directionStride);
          return Float64Array.from(
            { length: 4 * hidden },
            (_, i) => (both[i] ?? 0) + (both[i + 4 * hidden] ?? 0),
          );
        }),
      };
      const twin = lstmTwin(twinInput);
      const summed = Float64Array.from(given[0], (value, i) => value + (given[1][i] ?? 0));
      const expected = [
        twin.gates,
        twin.cells,
        twin.outputs,
        twin.before,
        lstmTwinBackward(twinInput, summed),
      ];
      wanted.forEach(({ label }, i) => {
        expect(apart(found[i] ?? [], expected[i] ?? new Float64Array()), label).toBeLessThan(1e-5);
      });
    },
  );
});
