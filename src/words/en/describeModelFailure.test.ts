import { describe, expect, it } from 'vitest';
import type { ModelFailure } from '../../model/modelFailure';
import { describeModelFailure } from './describeModelFailure';

/** One of each kind, with the facts that its sentence must show. */
const failures: readonly (readonly [ModelFailure, readonly string[]])[] = [
  [{ kind: 'model-file-missing', fileName: 'config.json', folder: 'my-gpt' }, ['config.json', 'my-gpt']],
  [
    { kind: 'model-download-failed', fileName: 'model.safetensors', status: 503 },
    ['model.safetensors', '503'],
  ],
  [
    { kind: 'model-config-invalid', key: 'n_head', expected: 'a divisor of 64', found: '5' },
    ['n_head', '64', '5'],
  ],
  [{ kind: 'model-architecture-unsupported', found: 'llama' }, ['llama', 'GPT-2']],
  [{ kind: 'tokenizer-missing', folder: 'my-gpt' }, ['my-gpt', 'tokenizer.json']],
  [{ kind: 'tokenizer-invalid', reason: 'no model' }, ['tokenizer.json', 'no model']],
  [{ kind: 'vocabulary-mismatch', tokenizerSize: 50_257, embeddingRows: 10_240 }, ['50,257', '10,240']],
  [
    { kind: 'safetensors-invalid', fileName: 'a.safetensors', reason: 'too short' },
    ['a.safetensors', 'too short'],
  ],
  [{ kind: 'tensor-missing', tensor: 'h.0.ln_1.bias', expected: [64] }, ['h.0.ln_1.bias', '[64]']],
  [
    { kind: 'tensor-shape', tensor: 'wte', expected: [512, 64], found: [512, 32] },
    ['wte', '[512, 64]', '[512, 32]'],
  ],
  [{ kind: 'tensor-unexpected', tensor: 'h.0.crossattention.c_attn.weight' }, ['h.0.crossattention']],
  [{ kind: 'tensor-dtype', tensor: 'wte', found: 'I8' }, ['wte', 'I8', 'BF16']],
  [{ kind: 'tensor-not-finite', tensor: 'wte', index: 7 }, ['wte', '7']],
  [{ kind: 'head-not-tied', tensor: 'lm_head.weight' }, ['lm_head.weight']],
];

describe('a base that was refused', () => {
  it.each(failures)('%o says what, where and what to do', (failure, facts) => {
    const { what, hint } = describeModelFailure(failure);
    for (const fact of facts) expect(`${what} ${hint}`).toContain(fact);
    expect(what).toMatch(/\.$/);
    expect(hint).toMatch(/\.$/);
  });
});
