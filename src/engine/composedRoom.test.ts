import { beforeAll, describe, expect, it } from 'vitest';
import { useTensorBackend } from '../testing/tensorBackend';
import { composedRoom } from './composedRoom';
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

describe('the room that WebAssembly has for training', () => {
  beforeAll(() => useTensorBackend('cpu'));
  const roomFor = (rows: number, longest: number) => {
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
    const room = composedRoom(gpt2Small, heap, { encoder }, passOf(rows, longest));
    encoder.dispose();
    return room;
  };

  it('holds GPT-2 small with one row of 512 tokens, but not with sixteen', () => {
    expect(roomFor(1, 512).limit).toBeUndefined();
    expect(roomFor(16, 512).limit).toEqual({ kind: 'heap', bytes: heap });
  });
  it('goes by padded lengths', () => {
    expect(roomFor(2, 130).neededBytes).toBe(roomFor(2, 192).neededBytes);
    expect(roomFor(2, 193).neededBytes).toBeGreaterThan(roomFor(2, 192).neededBytes);
  });
});
