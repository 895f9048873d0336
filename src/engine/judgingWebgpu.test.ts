import { describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { createRandom } from '../base/random';
import type { EvaluateRequest, RowPrediction } from '../bridge/contract';
import type { VirtualPrompt } from '../table/promptTable';
import { smallPrompt } from '../testing/promptTables';
import { smallConfig, smallTemplates, startSmallSession } from '../testing/smallRun';
import { openNodeGpu } from './nodeGpu';

const gpu = await openNodeGpu();
const found = gpu !== undefined;
const never = new AbortController().signal;
const width = 64;
const random = createRandom(5);
const template = { ...at(smallTemplates, 0), totalVirtualTokens: 3, virtualTokenSplits: [2, 1] };
const prompt: VirtualPrompt = {
  ...smallPrompt(template.taskname),
  template,
  embeddings: Float32Array.from({ length: 3 * width }, () => 0.3 * random.normal()),
  totalVirtualTokens: 3,
  hiddenSize: width,
  labels: [' good', ' not good'],
  config: smallConfig,
};
const rows = {
  kind: 'rows',
  rows: [' good', ' not good', ' good'].map((label, i) => ({
    line: i + 1,
    taskname: 'mood',
    fields: { sentence: `Number ${i}.`, label },
  })),
} as const;
const request: EvaluateRequest = {
  prompts: [prompt],
  rows,
  examples: rows,
  contestants: [{ kind: 'tuned' }, { kind: 'untuned', shots: 1 }],
  normalisation: 'token',
  maxNewTokens: 4,
  withText: false,
  seed: 1,
};

/** What is said of rows and of the inside of a prompt, on one backend. */
async function findings(device: GPU | undefined) {
  const session = await startSmallSession(device);
  const judged: RowPrediction[] = [];
  const losses: number[] = [];
  try {
    for await (const event of session.evaluate(request, never))
      if (event.kind === 'judged') judged.push(...event.rows);
    for await (const { loss } of session.removals({ prompt, rows }, never)) losses.push(loss);
    return { judged, losses, inside: await session.inspect({ prompt, count: 2 }, never) };
  } finally {
    session.dispose();
  }
}

const scoresOf = ({ judged, losses }: Awaited<ReturnType<typeof findings>>): readonly number[] => [
  ...judged.flatMap(({ labelScores }) => Object.values(labelScores ?? {})),
  ...losses,
];

describe.skipIf(!found)(`judging on WebGPU in Node${found ? '' : ' (skipped: no adapter)'}`, () => {
  it('V1 V3 J8 finds what WebAssembly finds: answers, losses without each token, nearest words', async () => {
    const here = await findings(gpu);
    const there = await findings(undefined);
    expect(here.judged.map(({ prediction }) => prediction)).toEqual(
      there.judged.map(({ prediction }) => prediction),
    );
    expect(scoresOf(here)).toHaveLength(2 * 3 * 2 + 4);
    for (const [place, value] of scoresOf(here).entries())
      expect(Math.abs(value - at(scoresOf(there), place))).toBeLessThan(1e-3);
    const words = ({ inside }: typeof here) =>
      inside.tokens.map(({ byCosine }) => byCosine.map(({ id }) => id));
    expect(words(here)).toEqual(words(there));
  });
});
