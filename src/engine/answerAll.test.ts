import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt } from '../testing/tinyGpt';
import { answerAll } from './answerAll';
import { createFrozenModel } from './gpt/composedModel';
import type { ScoredRow } from './scoreRows';

beforeAll(() => useTensorBackend('cpu'));

/** A row that no prompt is for. */
const skippedRow = (line: number): ScoredRow => ({
  split: 'test',
  example: { line, taskname: 'nowhere', fields: {} },
  template: undefined,
  labels: [],
  lossOver: 'vocabulary',
  outcome: { kind: 'skipped', line, reason: 'unknown-task', length: 0 },
});

describe('answering every row', () => {
  it('G10 marks as many rows as a long file has: more than a call takes as arguments', async () => {
    const checkpoint = await readTinyGpt();
    const options = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
    const model = createFrozenModel(checkpoint, options);
    const embeddings = tensor2d(new Float32Array(0), [0, checkpoint.config.hiddenSize]);
    const rows = Array.from({ length: 130_000 }, (_, i) => skippedRow(130_000 - i));
    const parts = {
      model,
      tokenizer: checkpoint.tokenizer,
      rows: { embeddings, offsets: [] },
      maxNewTokens: 1,
      normalisation: 'sum',
      signal: new AbortController().signal,
    } as const;
    const answering = answerAll({ kind: 'tuned' }, rows, parts, true);
    let step = await answering.next();
    while (step.done !== true) step = await answering.next();
    expect(step.value).toHaveLength(rows.length);
    expect(step.value[0]).toMatchObject({ line: 1, skipped: 'unknown-task' });
    embeddings.dispose();
    model.dispose();
  });
});
