import { describe, expect, it } from 'vitest';
import { fewQueries, sharingRows, wholeRows } from '../../../testing/attentionCases';
import { compareAttention, worstOf } from '../../../testing/attentionRun';
import { openTestDevice } from '../../../testing/runLaunches';

const gpu = await openTestDevice();

describe.skipIf(gpu === undefined)('attention without workgroup memory on WebGPU', () => {
  const cases = [
    { name: 'whole rows', packed: wholeRows, heads: 3, headSize: 2, gap: 0 },
    { name: 'shared and frozen tokens', packed: sharingRows, heads: 2, headSize: 16, gap: 4 },
    { name: 'few queries', packed: fewQueries, heads: 1, headSize: 33, gap: 0 },
  ];

  it.each(cases)('$name, $heads heads of $headSize', async (given) => {
    const compared = gpu && (await compareAttention(gpu, { ...given, software: true }));
    expect(compared).toHaveLength(5);
    for (const array of compared ?? []) expect(worstOf(array), array.name).toBeLessThan(1e-5);
  });
});
