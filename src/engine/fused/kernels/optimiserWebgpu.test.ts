import { dispose, tensor1d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../../base/assert';
import type { OptimiserSettings } from '../../../run/tuningConfig';
import { openTestDevice } from '../../../testing/runLaunches';
import { useTensorBackend } from '../../../testing/tensorBackend';
import { disposeState, optimiserStep as plainStep, startState } from '../../optimiser';
import { type DeviceArray, keptArray } from '../launch';
import { gradientNorm, normPartials, optimiserStep } from './optimiser';

const gpu = await openTestDevice();

const SETTINGS: OptimiserSettings = {
  kind: 'adamw',
  learningRate: 0.02,
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-8,
  weightDecay: 0.05,
  clipNorm: 1,
};

const RING = 4;
/** Micro-batches whose gradients and losses were added up. */
const MICRO = 2;

function arraysOf(entries: number) {
  const whole = (label: string): DeviceArray => keptArray(label, entries);
  return {
    parameters: whole('parameters'),
    previous: whole('previous'),
    firstMoment: whole('first moment'),
    secondMoment: whole('second moment'),
    gradient: whole('gradient'),
    partials: keptArray('partials', normPartials(entries)),
    hyper: keptArray('hyper', 5),
    loss: keptArray('loss', 1),
    status: keptArray('status', 4),
    ring: keptArray('ring', 2 * RING),
  };
}

type Contents = ReadonlyMap<DeviceArray, Float32Array>;

/** Runs one step on the device; `contents` go in with the gradient, and come back changed. */
async function deviceStep(
  settings: OptimiserSettings,
  arrays: ReturnType<typeof arraysOf>,
  contents: Contents,
  given: {
    readonly step: number;
    readonly rate: number;
    readonly gradient: Float32Array;
    readonly loss: number;
  },
): Promise<Contents> {
  const { step, rate } = given;
  const hyper = [
    rate,
    rate / (1 - settings.beta1 ** step),
    Math.sqrt(1 - settings.beta2 ** step),
    1 / MICRO,
    step % RING,
  ];
  const filled = new Map(contents)
    .set(arrays.gradient, given.gradient)
    .set(arrays.hyper, Float32Array.from(hyper))
    .set(arrays.loss, Float32Array.of(given.loss));
  const size = { entries: arrays.parameters.length };
  const launches = [...gradientNorm(size, arrays), ...optimiserStep(settings, size, arrays)];
  const { parameters, previous, firstMoment, secondMoment, status, ring } = arrays;
  const wanted = [parameters, previous, firstMoment, secondMoment, status, ring];
  const found = (await gpu?.run(launches, filled, wanted)) ?? [];
  return new Map(wanted.map((array, i) => [array, at(found, i)]));
}

const numbers = (length: number, seed: number, size: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => size * Math.sin(seed + 1.7 * i));

function expectClose(found: Float32Array | undefined, expected: Float32Array): void {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const apart = expected.reduce((most, x, i) => Math.max(most, Math.abs(x - at(found ?? [], i))), 0);
  expect(apart).toBeLessThan(2e-5 * largest);
}

describe.skipIf(gpu === undefined)('optimiser step on WebGPU', () => {
  beforeAll(() => useTensorBackend('cpu'));

  it.each<readonly [string, number, Partial<OptimiserSettings>]>([
    ['AdamW', 1_500, {}],
    ['AdamW without clip and decay', 33, { clipNorm: undefined, weightDecay: 0 }],
    ['Adam with decay', 65, { kind: 'adam' }],
  ])('takes ten steps as the readable optimiser does: %s', async (_, entries, changes) => {
    const settings = { ...SETTINGS, ...changes };
    const arrays = arraysOf(entries);
    const start = numbers(entries, 1, 1);
    let state = startState(start);
    let contents: Contents = new Map([[arrays.parameters, start]]);
    for (let step = 1; step <= 10; step++) {
      const rate = settings.learningRate / step;
      // Some steps are clipped and some are not: norms from about 0.1 to 10 at these sizes.
      const gradient = numbers(entries, step, step % 2 === 0 ? 0.01 : 1);
      const before = state;
      const slope = tensor1d(gradient.map((value) => value / MICRO));
      const { state: after, gradNorm } = plainStep(state, slope, rate, settings);
      const [norm] = gradNorm.dataSync();
      contents = await deviceStep(settings, arrays, contents, { step, rate, gradient, loss: step });
      expectClose(contents.get(arrays.previous), before.parameters.dataSync<'float32'>());
      expectClose(contents.get(arrays.parameters), after.parameters.dataSync<'float32'>());
      expectClose(contents.get(arrays.firstMoment), after.firstMoment.dataSync<'float32'>());
      expectClose(contents.get(arrays.secondMoment), after.secondMoment.dataSync<'float32'>());
      expectClose(contents.get(arrays.status)?.slice(0, 3), Float32Array.of(norm ?? 0, step / MICRO, 0));
      const slot = 2 * (step % RING);
      const logged = contents.get(arrays.ring)?.slice(slot, slot + 2);
      expectClose(logged, Float32Array.of(step / MICRO, norm ?? 0));
      dispose([slope, gradNorm]);
      disposeState(before);
      state = after;
    }
    disposeState(state);
  });

  it.each<readonly [string, number, number]>([
    ['a loss that is not a number', Number.NaN, 1],
    ['an infinite loss', Number.POSITIVE_INFINITY, 1],
    ['a gradient that is not a number', 1, Number.NaN],
    ['an infinite gradient', 1, Number.NEGATIVE_INFINITY],
  ])('stops for good at %s', async (_, loss, entry) => {
    const arrays = arraysOf(31);
    const fine = numbers(31, 2, 1);
    const first: Contents = new Map([[arrays.parameters, numbers(31, 1, 1)]]);
    const taken = await deviceStep(SETTINGS, arrays, first, { step: 1, rate: 0.1, gradient: fine, loss: 1 });
    const bad = fine.map((value, i) => (i === 17 ? value * entry : value));
    const met = await deviceStep(SETTINGS, arrays, taken, { step: 2, rate: 0.1, gradient: bad, loss });
    const later = await deviceStep(SETTINGS, arrays, met, { step: 3, rate: 0.1, gradient: fine, loss: 1 });
    expect(taken.get(arrays.status)?.[2]).toBe(0);
    expect(taken.get(arrays.parameters)).not.toEqual(first.get(arrays.parameters));
    for (const stopped of [met, later]) {
      expect(stopped.get(arrays.status)?.[2]).toBe(1);
      for (const array of [arrays.parameters, arrays.previous, arrays.firstMoment, arrays.secondMoment]) {
        expect(stopped.get(array)).toEqual(taken.get(array));
      }
    }
  });
});
