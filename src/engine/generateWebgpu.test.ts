import { describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { GenerateEvent, GenerateRequest, Sampling } from '../bridge/contract';
import { smallTemplates, startSmallSession } from '../testing/smallRun';
import { openNodeGpu } from './nodeGpu';

const gpu = await openNodeGpu();
const found = gpu !== undefined;
const never = new AbortController().signal;

const request = (sampling: Sampling | undefined): GenerateRequest => ({
  prompt: undefined,
  template: { ...at(smallTemplates, 0), promptTemplate: ' {sentence}{label}.' },
  fields: { sentence: 'The film was warm and lovely.' },
  labels: [' good', ' not good'],
  normalisation: 'sum',
  maxNewTokens: 12,
  sampling,
  config: { addBos: false, spacing: 'literal', maxSequenceLength: 60, lossOver: 'vocabulary' },
});

/** All events of a greedy and of three sampled answers. */
async function answers(device: GPU | undefined): Promise<readonly GenerateEvent[]> {
  const session = await startSmallSession(device);
  const events: GenerateEvent[] = [];
  const sampled = [1, 2, 3].map((seed) => ({ temperature: 1.5, topK: 40, topP: 0.95, seed }));
  try {
    for (const sampling of [undefined, ...sampled])
      for await (const event of session.generate(request(sampling), never)) events.push(event);
  } finally {
    session.dispose();
  }
  return events;
}

describe.skipIf(!found)(`answers on WebGPU in Node${found ? '' : ' (skipped: no adapter)'}`, () => {
  it('G3 are those of WebAssembly: the same seed, the same text', async () => {
    const here = await answers(gpu);
    const there = await answers(undefined);
    const texts = (events: readonly GenerateEvent[]) =>
      events.flatMap((event) => (event.kind === 'ended' ? [event.text] : []));
    expect(new Set(texts(here)).size).toBeGreaterThan(1);
    expect(texts(here)).toEqual(texts(there));
    const logProbabilities = (events: readonly GenerateEvent[]) =>
      events.flatMap((event) => (event.kind === 'token' ? [event.token.logProbability] : []));
    for (const [place, value] of logProbabilities(here).entries())
      expect(Math.abs(value - at(logProbabilities(there), place))).toBeLessThan(1e-3);
  });
});
