import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../bridge/contract';
import type { TuningConfig } from '../run/tuningConfig';
import { smallRequest } from '../testing/smallRun';
import { useTensorBackend } from '../testing/tensorBackend';
import { readTinyGpt } from '../testing/tinyGpt';
import { largestFitting } from './checkRoom';
import type { FrozenModel } from './frozenModel';
import { createFrozenModel } from './gpt/composedModel';
import type { Base } from './loadedBase';
import { readRunData } from './readRunData';
import { createRunControl } from './runControl';
import { tune } from './tune';

let base: Base;
beforeAll(async () => {
  await useTensorBackend('cpu');
  const checkpoint = await readTinyGpt();
  base = {
    checkpoint,
    model: createFrozenModel(checkpoint, { maxBindingBytes: 2 ** 27, check: () => undefined }),
  };
});
afterAll(() => base.model.dispose());

/** A device that has room for so many tokens of a pass; a token needs 1 kB. */
const roomFor = (tokens: number, kept: number[]): Pick<FrozenModel, 'trainingRoom'> => ({
  trainingRoom: async (_parts, { pass }, keeps) => {
    const fits = pass.tokens <= tokens;
    if (fits && keeps) kept.push(pass.rows);
    return { neededBytes: 1000 * pass.tokens, limit: fits ? undefined : { kind: 'device' } };
  },
});

/** Events until the first one that tells of work, or the refusal. */
async function begin(
  tokens: number,
  config: Partial<TuningConfig> = {},
  kept: number[] = [],
): Promise<RunEvent | undefined> {
  const request = smallRequest({ batchSize: 8, microBatchSize: 8, ...config });
  const { signal } = new AbortController();
  const data = await readRunData(request, base.checkpoint.tokenizer, signal);
  const model = { ...base.model, ...roomFor(tokens, kept) };
  for await (const event of tune({ ...base, model }, request, data, createRunControl(), signal)) return event;
  return undefined;
}

describe('a run that does not fit into memory', () => {
  it('is refused before it begins, with the number of rows that does', async () => {
    await expect(begin(100)).rejects.toMatchObject({
      failure: {
        kind: 'run-too-large',
        limit: { kind: 'device' },
        rows: 8,
        longestRow: 40,
        fitting: { kind: 'rows', rows: 2 },
      },
    });
  });
  it('may have the rows that it was told', async () => {
    await expect(begin(100, { microBatchSize: 2 })).resolves.toMatchObject({ kind: 'prepared' });
    await expect(begin(100, { microBatchSize: 4 })).rejects.toMatchObject({ failure: { rows: 4 } });
  });
  it('keeps memory only for what was asked, and only if it fits', async () => {
    const kept: number[] = [];
    await expect(begin(100, {}, kept)).rejects.toThrow();
    expect(kept).toEqual([]);
    await begin(100, { microBatchSize: 2 }, kept);
    expect(kept).toEqual([2]);
  });
  it('is told a length where even one row is too much', async () => {
    await expect(begin(20)).rejects.toMatchObject({ failure: { fitting: { kind: 'length', tokens: 21 } } });
  });
  it('is told when nothing would help', async () => {
    await expect(begin(0)).rejects.toMatchObject({ failure: { fitting: { kind: 'none' } } });
  });
});

it('a watched run reads no more rows together than it was sized for', async () => {
  const request = { ...smallRequest({ batchSize: 8, microBatchSize: 2 }), watch: true };
  const { signal } = new AbortController();
  const data = await readRunData(request, base.checkpoint.tokenizer, signal);
  const sizes = new Set<number>();
  const loss: FrozenModel['loss'] = (batch, ...others) => {
    sizes.add(batch.batchSize);
    return base.model.loss(batch, ...others);
  };
  const model = { ...base.model, loss };
  for await (const { kind } of tune({ ...base, model }, request, data, createRunControl(), signal))
    if (kind === 'baseline') break;
  expect([...sizes]).toEqual([2]);
});

describe('the largest number that fits', () => {
  it.each([
    [0, 10],
    [1, 10],
    [7, 10],
    [10, 10],
    [0, 0],
  ])('is %i of %i', async (limit, most) => {
    expect(await largestFitting(most, async (count) => count <= limit)).toBe(limit);
  });
});
