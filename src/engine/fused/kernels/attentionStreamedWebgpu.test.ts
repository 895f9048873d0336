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

  const compare = async (given: (typeof cases)[number], subgroups: boolean): Promise<void> => {
    const compared = gpu && (await compareAttention(gpu, { ...given, software: true, subgroups }));
    expect(compared).toHaveLength(5);
    for (const array of compared ?? []) expect(worstOf(array), array.name).toBeLessThan(1e-5);
  };

  it.each(cases)('$name, $heads heads of $headSize', (given) => compare(given, false));

  it.skipIf(gpu?.device.features.has('subgroups') !== true).each(cases)(
    '$name, $heads heads of $headSize, by threads that tell each other what they read',
    (given) => compare(given, true),
  );
});
