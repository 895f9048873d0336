import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../base/random';
import type { EncoderSettings, Initialisation } from '../../run/tuningConfig';
import { useTensorBackend } from '../../testing/tensorBackend';
import { createEncoder } from './createEncoder';
import { initialParameters, type StartingWords } from './initialise';
import { sizeOf } from './parameterLayout';

beforeAll(() => useTensorBackend('cpu'));

const d = 64;
const virtualTokens = 10;
const tasks = ['mood', 'intent'].map((taskname) => ({ taskname, tasknameRows: new Float32Array(0) }));

/** Word embedding of id k is k everywhere. Ids 0 and 1 are special. */
const words: StartingWords = {
  wordEmbeddings: (ids) =>
    Float32Array.from({ length: ids.length * d }, (_, i) => ids[Math.floor(i / d)] ?? 0),
  sampledIds: { vocabSize: 50, isSpecial: (id) => id < 2 },
  textIds: (name) => (name.startsWith('intent') ? [7] : [5, 6]),
};

function start(kind: EncoderSettings['kind'], initialisation: Initialisation, seed = 1) {
  const settings: EncoderSettings = {
    kind,
    hidden: undefined,
    layers: 2,
    initialisation,
    tasknameConditioning: false,
  };
  const { layout } = createEncoder(settings, virtualTokens, d, tasks);
  const values = initialParameters(settings, d, layout, words, createRandom(seed));
  return new Map(
    layout.entries.map(({ name, shape, offset }) => [name, values.subarray(offset, offset + sizeOf(shape))]),
  );
}

const valuesOf = (parameters: ReadonlyMap<string, Float32Array>, name: string): number[] => {
  const values = [...(parameters.get(name) ?? [])];
  expect(values.length, name).toBeGreaterThan(0);
  return values;
};
const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
const deviation = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe('random start as in torch', () => {
  it('draws all of an LSTM within 1/sqrt(h), evenly', () => {
    const parameters = start('lstm', { kind: 'random' });
    const bound = 1 / Math.sqrt(d / 2);
    for (const [name] of parameters) {
      if (!name.startsWith('lstm_head.')) continue;
      expect(largest(valuesOf(parameters, name)), name).toBeLessThanOrEqual(bound);
      expect(deviation(valuesOf(parameters, name)) / (bound / Math.sqrt(3)), name).toBeCloseTo(1, 0);
    }
  });
  it('draws linear weights and biases within 1/sqrt(inputs)', () => {
    const parameters = start('mlp', { kind: 'random' });
    for (const [name, inputs] of [
      ['mlp_head.0.weight', d],
      ['mlp_head.0.bias', d],
      ['mlp_head.2.weight', d / 2],
      ['mlp_head.2.bias', d / 2],
    ] as const) {
      const values = valuesOf(parameters, name);
      expect(largest(values), name).toBeLessThanOrEqual(1 / Math.sqrt(inputs));
      expect(largest(values), name).toBeGreaterThan(0.8 / Math.sqrt(inputs));
    }
  });
  it('draws the learned rows of an encoder from N(0, 1), those of prompt tuning xavier-normal', () => {
    expect(deviation(valuesOf(start('lstm', { kind: 'random' }), 'embedding.weight'))).toBeCloseTo(1, 0.5);
    const rows = valuesOf(start('embedding', { kind: 'random' }), 'mood.prompt_embeddings.weight');
    expect(deviation(rows) / Math.sqrt(2 / (virtualTokens + d))).toBeCloseTo(1, 0.5);
  });
  it('gives TPMLP small weights and no bias, as NeMo does', () => {
    const parameters = start('tpmlp', { kind: 'random' });
    expect(deviation(valuesOf(parameters, 'first.weight'))).toBeCloseTo(0.023, 3);
    expect(largest(valuesOf(parameters, 'second.bias'))).toBe(0);
  });
  it('is the same for the same seed only', () => {
    const rows = (seed: number) => valuesOf(start('lstm', { kind: 'random' }, seed), 'embedding.weight');
    expect(rows(3)).toEqual(rows(3));
    expect(rows(3)).not.toEqual(rows(4));
  });
});

describe('a start from words', () => {
  it('samples whole rows of the vocabulary, never a special token', () => {
    const rows = valuesOf(start('lstm', { kind: 'vocabulary' }), 'embedding.weight');
    for (let row = 0; row < virtualTokens; row++) {
      const [first = 0, ...others] = rows.slice(row * d, (row + 1) * d);
      expect(first).toBeGreaterThanOrEqual(2);
      expect(others.every((value) => value === first)).toBe(true);
    }
    expect(new Set(rows).size).toBeGreaterThan(3);
  });
  it('repeats the words of a text over the rows, for each task its own in plain prompt tuning', () => {
    const parameters = start('embedding', { kind: 'text', text: undefined });
    const firstOfRows = (name: string): number[] => valuesOf(parameters, name).filter((_, i) => i % d === 0);
    expect(firstOfRows('mood.prompt_embeddings.weight')).toEqual([5, 6, 5, 6, 5, 6, 5, 6, 5, 6]);
    expect(firstOfRows('intent.prompt_embeddings.weight')).toEqual(Array(10).fill(7));
  });
});
