import { beforeAll, describe, expect, it } from 'vitest';
import { createStubDevice, usedBytes } from '../testing/stubGpu';
import { useTensorBackend } from '../testing/tensorBackend';
import { composedRoom, type TensorMemory } from './composedRoom';
import { createEncoder } from './encoders/createEncoder';

const gpt2Small = {
  layers: 12,
  hiddenSize: 768,
  heads: 12,
  innerSize: 3072,
  vocabSize: 50_257,
  positions: 1024,
  layerNormEpsilon: 1e-5,
};
const heap = 4 * 2 ** 30;

const passOf = (rows: number, longest: number) => ({
  rows,
  longest,
  tokens: rows * longest,
  queries: rows,
  frozen: false,
  passes: 1,
});

describe('the room for training by plain operations', () => {
  beforeAll(() => useTensorBackend('cpu'));
  const inHeap = { kind: 'heap', bytes: heap } as const;
  const roomFor = async (rows: number, longest: number, place: TensorMemory = inHeap, readRows = 0) => {
    const settings = {
      kind: 'lstm',
      hidden: undefined,
      layers: 2,
      initialisation: { kind: 'random' },
      tasknameConditioning: false,
    } as const;
    const encoder = createEncoder(settings, 20, gpt2Small.hiddenSize, [
      { taskname: 'one', tasknameRows: new Float32Array(0) },
    ]);
    const forward = readRows === 0 ? [] : [passOf(1, longest), passOf(readRows, longest)];
    const size = { pass: passOf(rows, longest), forward };
    const room = await composedRoom(gpt2Small, place, { encoder }, size);
    encoder.dispose();
    return room;
  };

  it('in WebAssembly holds GPT-2 small with one row of 512 tokens, but not with sixteen', async () => {
    expect((await roomFor(1, 512)).limit).toBeUndefined();
    expect((await roomFor(16, 512)).limit).toEqual(inHeap);
  });
  it('is needed for rows that are validated together too, each of which takes less', async () => {
    const { neededBytes } = await roomFor(1, 512);
    expect((await roomFor(1, 512, inHeap, 2)).neededBytes).toBe(neededBytes);
    expect((await roomFor(1, 512, inHeap, 16)).neededBytes).toBeGreaterThan(neededBytes);
    expect((await roomFor(1, 512, inHeap, 64)).limit).toEqual(inHeap);
    const { limits } = createStubDevice();
    const place = { kind: 'device', device: createStubDevice() } as const;
    const bytes = limits.maxStorageBufferBindingSize;
    expect((await roomFor(1, 1024, place, 3)).limit).toEqual({ kind: 'array', bytes });
  });
  it('goes by padded lengths', async () => {
    const needed = async (longest: number) => (await roomFor(2, longest)).neededBytes;
    expect(await needed(130)).toBe(await needed(192));
    expect(await needed(193)).toBeGreaterThan(await needed(192));
  });
  it('on a GPU is what the device really has, which it has again', async () => {
    const { neededBytes } = await roomFor(1, 512);
    // A chain of operations takes the place of each kernel of our own.
    const device = createStubDevice(1.5 * neededBytes);
    const place = { kind: 'device', device } as const;
    expect((await roomFor(1, 512, place)).limit).toBeUndefined();
    expect((await roomFor(3, 512, place)).limit).toEqual({ kind: 'device' });
    expect((await roomFor(1, 512, place)).limit).toBeUndefined();
    expect(usedBytes(device)).toBe(0);
  });
  it('on a GPU ends where one tensor is larger than a binding', async () => {
    const device = createStubDevice();
    const { maxStorageBufferBindingSize: bytes } = device.limits;
    // Probabilities of twelve heads.
    const fitting = bytes / (4 * 12 * 1024 * 1024);
    expect((await roomFor(Math.floor(fitting), 1024, { kind: 'device', device })).limit).toBeUndefined();
    expect((await roomFor(Math.floor(fitting) + 1, 1024, { kind: 'device', device })).limit).toEqual({
      kind: 'array',
      bytes,
    });
  });
});
