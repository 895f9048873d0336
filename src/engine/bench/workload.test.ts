import { describe, expect, it } from 'vitest';
import { hashed, hashedUniform } from './hashNumbers';
import { minimumGflop, parseShape } from './shape';
import { makeWorkload } from './workload';

const shapeOf = (text: string) => {
  const shape = parseShape(text);
  if (typeof shape === 'string') throw new Error(shape);
  return shape;
};

describe('the fixed workload', () => {
  it('hashes integers as its twins in other languages do', () => {
    expect([hashed(1, 0), hashed(1, 1), hashed(9999, 3)]).toEqual([33350994, 2672842292, 246704959]);
  });

  it('draws uniform numbers with 24 bits', () => {
    expect([...hashedUniform(3, 3, 0.5, 1)]).toEqual([
      0.5607317090034485, 1.4483340978622437, 1.1195831298828125,
    ]);
  });

  it('gives S2 the same tensors and tokens as the shared recipe', () => {
    const { checkpoint, encoder, batch } = makeWorkload(shapeOf('S2'));
    const firstLast = (numbers: ArrayLike<number> | undefined) => [
      numbers?.[0],
      numbers?.[(numbers?.length ?? 0) - 1],
    ];
    const { weights } = checkpoint;
    const block = weights.blocks[1];
    expect({
      wte: firstLast(weights.wordEmbeddings),
      wpe: firstLast(weights.positionEmbeddings),
      wqkv: firstLast(block?.attentionWeight),
      lnf: firstLast(weights.lnfBias),
      emb: firstLast(encoder.get('embedding.weight')),
      'r1.whh': firstLast(encoder.get('lstm_head.weight_hh_l1_reverse')),
      'm1.b': firstLast(encoder.get('mlp_head.2.bias')),
    }).toEqual({
      wte: [-0.03410303220152855, 0.013379411771893501],
      wpe: [-0.033295441418886185, -0.02416275255382061],
      wqkv: [-0.032645512372255325, -0.04970714822411537],
      lnf: [0.04852738976478577, 0.017641205340623856],
      emb: [-1.7207638025283813, -0.6957411170005798],
      'r1.whh': [-0.11732806265354156, -0.1583099216222763],
      'm1.b': [-0.059226080775260925, -0.04792270064353943],
    });
    expect([...batch.inputIds.slice(0, 9)]).toEqual([-1, -2, -3, -4, -5, -6, 485, 189, 311]);
    const targets = batch.labels.filter((_, i) => batch.lossMask[i] === 1);
    expect([...targets]).toEqual([366, 148, 39, 36]);
  });

  it('turns matrices to torch’s [out, in]', () => {
    const { encoder } = makeWorkload(shapeOf('S2'));
    const weight = encoder.get('lstm_head.weight_ih_l0');
    expect(weight?.length).toBe(128 * 64);
    expect(weight?.[64]).toBe(-0.1756478101015091);
  });
});

describe('a shape', () => {
  it('has a smallest number of operations', () => {
    expect(minimumGflop(shapeOf('S1'))).toBeCloseTo(10.15493, 5);
  });
  it.each([
    ['S9', /eight positive integers/],
    ['1,2,3', /eight positive integers/],
    ['2,60,4,512,32,4,6,1', /multiple of 2 \* H/],
    ['2,64,4,512,6,4,6,1', /at least P \+ A/],
  ])('%s is refused', (text, reason) => {
    expect(parseShape(text)).toMatch(reason);
  });
  it('keeps its short name when written out', () => {
    expect(shapeOf('2,64,4,512,32,4,6,1').name).toBe('S2');
    expect(shapeOf('1,64,4,512,32,4,6,1').name).toBe('1,64,4,512,32,4,6,1');
  });
});
