import { beforeAll, describe, expect, it } from 'vitest';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { createStubDevice, usedBytes } from '../../testing/stubGpu';
import { useTensorBackend } from '../../testing/tensorBackend';
import { createEncoder } from '../encoders/createEncoder';
import { startState } from '../optimiser';
import { createFusedContext } from './fusedContext';
import { fusedMachine } from './fusedMachine';
import { arraysOf, nameGpt } from './gptArrays';
import { noFrozen } from './gptLaunches';
import { holdArrays } from './heldArrays';

const config = {
  layers: 2,
  hiddenSize: 8,
  heads: 2,
  innerSize: 32,
  vocabSize: 20,
  positions: 16,
  layerNormEpsilon: 1e-5,
};
const encoderSettings = {
  kind: 'embedding',
  hidden: undefined,
  layers: 2,
  initialisation: { kind: 'random' },
  tasknameConditioning: false,
} as const;
const optimiser = {
  kind: 'adam',
  learningRate: 1e-3,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  clipNorm: undefined,
} as const;

/** One row: two words of text, a virtual token, a word that is asked. */
const batch: EncodedBatch = {
  batchSize: 1,
  sequenceLength: 4,
  taskIndex: Int32Array.of(0),
  lengths: Int32Array.of(4),
  inputIds: Int32Array.of(5, 6, -1, 7),
  labels: Int32Array.of(0, 0, 0, 3),
  lossMask: Uint8Array.of(0, 0, 0, 1),
};

/** All that a machine is made of. */
function surroundings() {
  const device = createStubDevice();
  const context = createFusedContext({ device, software: false, subgroups: false, check: () => undefined });
  const arrays = nameGpt(config, context.maxBindingBytes);
  const held = holdArrays(
    device,
    [...arraysOf(arrays), noFrozen].map((array) => [array, undefined] as const),
  );
  const gpt = { arrays, held, wordRows: () => new Float32Array(0) };
  const encoder = createEncoder(encoderSettings, 1, config.hiddenSize, [
    { taskname: 'one', tasknameRows: new Float32Array(0) },
  ]);
  const parts = { encoder, optimiser, lossOptions: { candidates: undefined } };
  return {
    device,
    open: () => fusedMachine(context, gpt, parts, startState(new Float32Array(encoder.layout.size))),
    /** Bytes that are still there when all this is gone. */
    left: async () => {
      encoder.dispose();
      held.dispose();
      context.dispose();
      // Recordings are freed a turn later.
      await new Promise((resolve) => setTimeout(resolve));
      return usedBytes(device);
    },
  };
}

/** The device has no memory for the second recording from now on. */
function failSecondRecording(device: GPUDevice): void {
  const { createBuffer } = device;
  let recordings = 0;
  device.createBuffer = (descriptor) => {
    if (descriptor.label === 'parameters' && ++recordings === 2) throw new RangeError('out of memory');
    return createBuffer.call(device, descriptor);
  };
}

describe('what fails before it is on its way', () => {
  beforeAll(() => useTensorBackend('cpu'));

  it('as a step is the last one, since it took text for known that nobody computed, and leaves no memory', async () => {
    const { device, open, left } = surroundings();
    const machine = await open();
    // The first is that of the text, the second that of the batch.
    failSecondRecording(device);
    const step = { microBatches: [batch], learningRate: 1e-3 };
    await expect(machine.take(step)).rejects.toThrow('out of memory');
    await expect(machine.take(step)).rejects.toThrow('no step follows one that failed');
    machine.dispose();
    expect(await left()).toBe(0);
  });

  it('as a machine leaves no memory', async () => {
    const { device, open, left } = surroundings();
    failSecondRecording(device);
    await expect(open()).rejects.toThrow('out of memory');
    expect(await left()).toBe(0);
  });
});
