import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../model/checkpoint';
import { createStubDevice, usedBytes } from '../../testing/stubGpu';
import { useTensorBackend } from '../../testing/tensorBackend';
import { readTinyGpt } from '../../testing/tinyGpt';
import { createEncoder } from '../encoders/createEncoder';
import type { RunSize } from '../trainingRoom';
import type { TrainingParts } from '../tuningStep';
import { createFusedEngine } from './fusedEngine';
import { arraysOf, nameGpt } from './gptArrays';

let checkpoint: Checkpoint;
let parts: TrainingParts;
beforeAll(async () => {
  await useTensorBackend('cpu');
  checkpoint = await readTinyGpt();
  const settings = {
    kind: 'mlp',
    hidden: undefined,
    layers: 2,
    initialisation: { kind: 'random' },
    tasknameConditioning: false,
  } as const;
  const tasks = [{ taskname: 'one', tasknameRows: new Float32Array(0) }];
  const optimiser = {
    kind: 'adamw',
    learningRate: 1e-3,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    weightDecay: 0.01,
    clipNorm: 1,
  } as const;
  const encoder = createEncoder(settings, 4, checkpoint.config.hiddenSize, tasks);
  parts = { encoder, optimiser, lossOptions: { candidates: undefined } };
});

const passOf = (tokens: number): RunSize => ({
  pass: { rows: 1, longest: tokens, tokens, queries: 1, frozen: false, passes: 1 },
  forward: [],
  beside: [],
  after: [],
});

/** A model on a device with so much memory. */
function modelOn(memoryBytes?: number) {
  const device = createStubDevice(memoryBytes);
  const engine = createFusedEngine({ device, software: false, subgroups: false, check: () => undefined });
  return { device, model: engine.model(checkpoint) };
}

const weightBytes = (): number =>
  arraysOf(nameGpt(checkpoint.config, 128 * 2 ** 20)).reduce((sum, { length }) => sum + 4 * length, 0);

describe('the room that a GPU has for training', () => {
  it('is taken when it is asked for: weights and scratch, not what the run makes itself', async () => {
    const { device, model } = modelOn();
    const { neededBytes, limit } = await model.trainingRoom(parts, passOf(40), true);
    expect(limit).toBeUndefined();
    const taken = usedBytes(device);
    expect(taken).toBeGreaterThan(0.5 * neededBytes);
    expect(taken).toBeLessThan(neededBytes);
    await model.trainingRoom(parts, passOf(40), true);
    expect(usedBytes(device)).toBe(taken);
  });
  it('is given back with the model', async () => {
    const { device, model } = modelOn();
    await model.trainingRoom(parts, passOf(40), true);
    model.dispose();
    expect(usedBytes(device)).toBe(0);
  });
  it('is given back where somebody only asks', async () => {
    const { device, model } = modelOn();
    await model.trainingRoom(parts, passOf(8), false);
    const { neededBytes } = await model.trainingRoom(parts, passOf(40), false);
    const weights = usedBytes(device);
    await model.trainingRoom(parts, passOf(40), true);
    expect(usedBytes(device)).toBeGreaterThan(weights);
    expect(usedBytes(device)).toBeLessThan(neededBytes);
    const fresh = modelOn();
    await fresh.model.trainingRoom(parts, passOf(40), true);
    expect(usedBytes(device)).toBe(usedBytes(fresh.device));
  });
  it('is refused where scratch does not fit, and given back', async () => {
    const { neededBytes } = await modelOn().model.trainingRoom(parts, passOf(1000), true);
    const { device, model } = modelOn(neededBytes / 2);
    await model.trainingRoom(parts, passOf(8), true);
    const before = usedBytes(device);
    expect(await model.trainingRoom(parts, passOf(1000), true)).toEqual({
      neededBytes,
      limit: { kind: 'device' },
    });
    expect(usedBytes(device)).toBe(before);
    expect((await model.trainingRoom(parts, passOf(8), true)).limit).toBeUndefined();
  });
  it('is refused where training fits, but not what is written when it has ended', async () => {
    const prompts = Array.from({ length: 32 }, (_, line) => ({
      line,
      taskIndex: 0,
      prefix: Int32Array.of(line, -1, 3),
      candidates: [],
      cut: 0,
    }));
    const after = [{ prompts, restrictTo: undefined, maxNewTokens: 30 }];
    const { neededBytes } = await modelOn().model.trainingRoom(parts, passOf(8), false);
    const { model } = modelOn(neededBytes);
    expect((await model.trainingRoom(parts, passOf(8), false)).limit).toBeUndefined();
    const whole = await model.trainingRoom(parts, { ...passOf(8), after }, true);
    expect(whole.limit).toEqual({ kind: 'device' });
    expect(whole.neededBytes).toBeGreaterThan(neededBytes);
    // The array that stands for no frozen text is not counted.
    const room = await modelOn(whole.neededBytes + 16).model.trainingRoom(
      parts,
      { ...passOf(8), after },
      true,
    );
    expect(room).toEqual({ neededBytes: whole.neededBytes, limit: undefined });
  });
  it('is refused by name to whoever reads before a run, where the weights alone do not fit', async () => {
    const { device, model } = modelOn(weightBytes() / 2);
    const rows = { embeddings: tensor2d([], [0, checkpoint.config.hiddenSize]), offsets: [0] };
    const prompt = { taskIndex: 0, prefix: new Int32Array(30) };
    const failure = { kind: 'weights-too-large', neededBytes: weightBytes() };
    const asks = () => model.openContinuation(prompt, rows, { maxNewTokens: 1 });
    await expect(asks()).rejects.toMatchObject({ failure });
    await expect(
      model.vocabularyProducts(new Float32Array(checkpoint.config.hiddenSize)),
    ).rejects.toMatchObject({ failure });
    expect(usedBytes(device)).toBe(0);
  });
  it.each(['room', 'reading'] as const)(
    'is refused with the reading that asks meanwhile, %s first',
    async (first) => {
      const { device, model } = modelOn(weightBytes() / 2);
      const asks = {
        room: () => model.trainingRoom(parts, passOf(8), true),
        reading: () => model.vocabularyProducts(new Float32Array(checkpoint.config.hiddenSize)),
      };
      const begun = first === 'room' ? asks.room() : asks.reading();
      const other = first === 'room' ? asks.reading() : asks.room();
      const [room, reading] = first === 'room' ? [begun, other] : [other, begun];
      await expect(reading).rejects.toMatchObject({ failure: { kind: 'weights-too-large' } });
      expect(await room).toMatchObject({ limit: { kind: 'device' } });
      expect(usedBytes(device)).toBe(0);
    },
  );
  it('leaves no weights behind where the device fails in the middle, and can be asked again', async () => {
    const { device, model } = modelOn();
    const { popErrorScope } = device;
    device.popErrorScope = () => Promise.reject(new Error('device lost'));
    await expect(model.trainingRoom(parts, passOf(8), true)).rejects.toThrow('device lost');
    expect(usedBytes(device)).toBe(0);
    device.popErrorScope = popErrorScope;
    expect((await model.trainingRoom(parts, passOf(8), true)).limit).toBeUndefined();
  });
  it('is refused without a buffer of somebody who writes meanwhile', async () => {
    const { device, model } = modelOn();
    const freed = new Set<object>();
    const bound = new Set<object>();
    const { createBuffer, createBindGroup } = device;
    device.createBuffer = (descriptor) => {
      const buffer = createBuffer.call(device, descriptor);
      const destroy = buffer.destroy.bind(buffer);
      buffer.destroy = () => {
        freed.add(buffer);
        return destroy();
      };
      return buffer;
    };
    device.createBindGroup = (descriptor) => {
      for (const { resource } of descriptor.entries) if ('buffer' in resource) bound.add(resource.buffer);
      return createBindGroup.call(device, descriptor);
    };
    await model.trainingRoom(parts, passOf(8), true);
    const rows = { embeddings: tensor2d([], [0, checkpoint.config.hiddenSize]), offsets: [0] };
    const prompt = { taskIndex: 0, prefix: new Int32Array(30) };
    const writing = await model.openContinuation(prompt, rows, { maxNewTokens: 1 });
    let scopes = 0;
    device.popErrorScope = async () => {
      // The weights are there for the writing. The device takes its time with its answer about the scratch.
      scopes++;
      await writing.logits();
      return { message: 'out of memory' };
    };
    expect((await model.trainingRoom(parts, passOf(1000), true)).limit).toEqual({ kind: 'device' });
    expect(scopes).toBe(1);
    expect(freed.size).toBeGreaterThan(0);
    expect(bound.size).toBeGreaterThan(0);
    expect([...bound].filter((buffer) => freed.has(buffer))).toEqual([]);
    writing.close();
    rows.embeddings.dispose();
  });
  it('is refused where the weights do not fit, and given back', async () => {
    const { device, model } = modelOn(10_000);
    expect((await model.trainingRoom(parts, passOf(8), true)).limit).toEqual({ kind: 'device' });
    expect(usedBytes(device)).toBe(0);
  });
  it('is refused where an array is larger than a binding, without asking the device', async () => {
    const { device, model } = modelOn();
    const bytes = 128 * 2 ** 20;
    const tokens = bytes / 4 / checkpoint.config.innerSize + 1;
    expect((await model.trainingRoom(parts, passOf(tokens), true)).limit).toEqual({ kind: 'array', bytes });
    expect(usedBytes(device)).toBe(0);
  });
});
