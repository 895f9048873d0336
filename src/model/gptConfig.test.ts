import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGptConfig } from './gptConfig';

const small = { model_type: 'gpt2', n_layer: 2, n_embd: 8, n_head: 4, n_positions: 16, vocab_size: 300 };

const read = (changes: Readonly<Record<string, unknown>>) => readGptConfig({ ...small, ...changes });

describe('config.json of a base', () => {
  test('may leave out what transformers has defaults for', () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        config: {
          layers: 2,
          hiddenSize: 8,
          heads: 4,
          innerSize: 32,
          vocabSize: 300,
          positions: 16,
          layerNormEpsilon: 1e-5,
        },
        headTied: true,
      },
    });
  });

  test('may give the inner width and say that the head is its own', () => {
    const found = read({ n_inner: 20, tie_word_embeddings: false });
    expect(found).toMatchObject({ ok: true, value: { config: { innerSize: 20 }, headTied: false } });
  });

  test.each([
    ['activation_function', 'relu'],
    ['activation_function', 'gelu'],
    ['scale_attn_weights', false],
    ['scale_attn_by_inverse_layer_idx', true],
    ['add_cross_attention', true],
    ['n_layer', 0],
    ['n_layer', 1.5],
    ['n_layer', '2'],
    ['n_embd', undefined],
    ['n_embd', 1e9],
    ['n_head', 3],
    ['n_head', 16],
    ['n_inner', -1],
    ['vocab_size', 1e12],
    ['n_positions', null],
    ['layer_norm_epsilon', 0],
    ['layer_norm_epsilon', '1e-5'],
  ])('is refused when %s is %s', (key, value) => {
    expect(read({ [key]: value })).toMatchObject({ ok: false, error: { kind: 'model-config-invalid', key } });
  });

  test.each([
    ['llama', { model_type: 'llama' }],
    ['GPTNeoForCausalLM', { model_type: undefined, architectures: ['GPTNeoForCausalLM'] }],
    ['unknown', { model_type: undefined }],
  ])('of another architecture is refused as %s', (found, changes) => {
    expect(read(changes)).toEqual({ ok: false, error: { kind: 'model-architecture-unsupported', found } });
  });

  test('whatever JSON it is, it is read or refused', () => {
    const key = fc.constantFrom(...Object.keys(small), 'n_inner', 'layer_norm_epsilon');
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue())), (json) => {
        const mixed = typeof json === 'object' && json !== null ? { ...small, ...json } : json;
        const found = readGptConfig(mixed);
        if (found.ok) expect(found.value.config.hiddenSize % found.value.config.heads).toBe(0);
        else expect(found.error.kind).toMatch(/^model-/);
      }),
    );
  });
});
