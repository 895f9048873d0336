import { describe, expect, it } from 'vitest';
import { fewQueries, sharingRows, wholeRows } from '../../../testing/attentionCases';
import { compareAttention, worstOf } from '../../../testing/attentionRun';
import { openTestDevice } from '../../../testing/runLaunches';

const gpu = await openTestDevice();

describe.skipIf(gpu === undefined)('attention in tiles on WebGPU', () => {
  const cases = [
    { name: 'shared and frozen tokens', packed: sharingRows, heads: 2, headSize: 3, gap: 1 },
    { name: 'few queries', packed: fewQueries, heads: 2, headSize: 64, gap: 4 },
    // Heads too wide for whole blocks on the way back.
    { name: 'whole rows', packed: wholeRows, heads: 1, headSize: 97, gap: 0 },
  ];

  it.each(cases)('$name, $heads heads of $headSize', async (given) => {
    const compared = gpu && (await compareAttention(gpu, { ...given, software: false }));
    expect(compared).toHaveLength(5);
    for (const array of compared ?? []) expect(worstOf(array), array.name).toBeLessThan(1e-5);
  });
});
