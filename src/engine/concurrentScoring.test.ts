import { memory, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CandidatePrompt } from '../prompt/encodedExample';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt } from '../testing/tinyGpt';
import { createFrozenModel } from './gpt/composedModel';

beforeAll(() => useTensorBackend('wasm'));

const signal = new AbortController().signal;

/** So long that a model reads them in several groups. */
const longPrompts = (...candidates: readonly number[][]): readonly CandidatePrompt[] =>
  Array.from({ length: 40 }, (_, line) => ({
    line,
    taskIndex: 0,
    prefix: Int32Array.from({ length: 100 }, (_, i) => (line + i) % 50),
    candidates: candidates.map((ids) => Int32Array.from(ids)),
    cut: 0,
  }));

describe('labels scored for two at once', () => {
  it('are as they are one after the other: each keeps its own candidates to the end', async () => {
    const checkpoint = await readTinyGpt();
    const options = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
    const model = createFrozenModel(checkpoint, options);
    const embeddings = tensor2d(new Float32Array(0), [0, checkpoint.config.hiddenSize]);
    const score = (prompts: readonly CandidatePrompt[], restrictTo: Int32Array) =>
      model.scoreCandidates(prompts, { embeddings, offsets: [0] }, { restrictTo, signal });
    const first = () => score(longPrompts([5, 1], [7, 1]), Int32Array.of(1, 5, 7));
    const second = () => score(longPrompts([9, 1], [11, 1]), Int32Array.of(1, 9, 11));
    const alone = [await first(), await second()];
    expect(await Promise.all([first(), second()])).toEqual(alone);
    embeddings.dispose();
    model.dispose();
    expect(memory().numTensors).toBe(0);
  });
});
