import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTensorBackend } from '../../testing/tensorBackend';
import { createFrozenModel } from '../gpt/composedModel';
import { createBenchStepper } from './benchStep';
import { distanceFromGolden, lossTolerance } from './golden';
import { parseShape } from './shape';
import { makeWorkload } from './workload';

describe.each(['wasm', 'cpu'] as const)('the benchmarked step on %s', (backend) => {
  beforeAll(() => useTensorBackend(backend));

  it('follows the golden losses of S2 for ten steps and keeps no tensor', async () => {
    const shape = parseShape('S2');
    if (typeof shape === 'string') throw new Error(shape);
    const before = memory().numTensors;
    const workload = makeWorkload(shape);
    const model = createFrozenModel(workload.checkpoint, {
      maxBindingBytes: 2 ** 27,
      check: () => undefined,
    });
    const stepper = await createBenchStepper(shape, workload, model);
    for (let step = 0; step < 10; step++) await stepper.queue();
    const losses = [...(await stepper.losses())];
    expect(distanceFromGolden('S2', losses)).toBeLessThan(lossTolerance);
    stepper.dispose();
    model.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('the gate', () => {
  it('measures the worst step, relative', () => {
    expect(distanceFromGolden('S2', [6.370078, 6.342339 * 1.01])).toBeCloseTo(0.01, 9);
  });
  it('cannot judge a shape without golden losses', () => {
    expect(distanceFromGolden('1,64,4,512,32,4,6,1', [1])).toBeUndefined();
  });
});
