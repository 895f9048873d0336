import { describe, expect, it } from 'vitest';
import type { Example } from '../data/dataset';
import { createTokenizer } from '../model/loadTokenizer';
import { createEncodedCounter } from '../prompt/countEncoded';
import { planEncoding } from '../prompt/encodingPlan';
import { readFixtureJson } from '../testing/fixtures';
import { plainTemplate } from '../testing/tuneRequest';
import { createRowCount } from './countInPieces';

const tokenizer = createTokenizer(readFixtureJson('tiny-gpt2/tokenizer.json'), undefined);
const options = { maxSequenceLength: 40, minSequenceLength: 1, addBos: false, addEos: true } as const;
const plan = planEncoding([plainTemplate], tokenizer, { ...options, spacing: 'literal' });
const rows = Array.from(
  { length: 1201 },
  (_, i): Example => ({
    line: i + 1,
    taskname: undefined,
    fields: { text: 'a'.repeat(i % 60), label: i % 5 === 0 ? '' : 'x' },
  }),
);
const wanted = (): boolean => false;
const atOnce = (): boolean => true;

describe('counting many rows', () => {
  it('goes on where it stopped, and ends with the counts of all', async () => {
    const count = createRowCount(plan, rows);
    const given: number[] = [];
    for (let part = 0; part < 4; part++) given.push((await count.advance(wanted, atOnce)).counts.given);
    expect(given).toEqual([500, 1000, 1201, 1201]);
    const whole = createEncodedCounter(plan);
    whole.add(rows);
    expect(await count.advance(wanted, atOnce)).toEqual(whole.result());
  });

  it('stops when nobody wants the answer, and keeps what it has', async () => {
    const count = createRowCount(plan, rows);
    let asked = 0;
    const second = (): boolean => ++asked > 1;
    await expect(count.advance(second, wanted)).rejects.toMatchObject({ name: 'AbortError' });
    expect((await count.advance(wanted, atOnce)).counts.given).toBe(1000);
  });

  it('two that ask at the same time count no row twice', async () => {
    const count = createRowCount(plan, rows);
    const both = await Promise.all([count.advance(wanted, wanted), count.advance(wanted, wanted)]);
    expect(both.map(({ counts }) => counts.given)).toEqual([1201, 1201]);
  });
});
