import { describe, expect, it } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { heldOutRowsOf, keepHeldOut, readHeldOut } from './heldOut';

const row = (line: number, taskname: string, text = 'text') => ({ line, taskname, fields: { text } });
const a = smallPrompt('a');
const b = smallPrompt('b', [5, 6, 7, 8]);

describe('held-out rows', () => {
  it('are kept per prompt, and found by its numbers under its present name', () => {
    const heldOut = keepHeldOut([], [a, b], [row(1, 'a'), row(2, 'b'), row(3, 'a')]);
    expect(heldOutRowsOf({ heldOut }, b)).toEqual([row(2, 'b')]);
    expect(heldOutRowsOf({ heldOut }, { ...a, taskname: 'mood' })).toEqual([row(1, 'mood'), row(3, 'mood')]);
    expect(heldOutRowsOf({ heldOut }, smallPrompt('a', [0, 0, 0, 1]))).toEqual([]);
  });

  it('of the same numbers are replaced, of prompts without rows nothing is kept', () => {
    const once = keepHeldOut([], [a, b], [row(1, 'a')]);
    expect(once).toHaveLength(1);
    expect(keepHeldOut(once, [a], [row(2, 'a')]).map(({ rows }) => rows)).toEqual([[row(2, 'a')]]);
  });

  it('have a bound: the oldest make room', () => {
    const long = 'x'.repeat(3_000_000);
    const first = keepHeldOut([], [a], [row(1, 'a', long)]);
    const second = keepHeldOut(first, [b], [row(2, 'b', long)]);
    expect(second.map(({ rows }) => rows[0]?.line)).toEqual([2]);
  });

  it('are read back as they were, and a fault is named by its place', () => {
    const heldOut = keepHeldOut([], [a], [{ ...row(1, 'a'), notText: { stars: 'number' } }]);
    expect(readHeldOut(structuredClone(heldOut))).toEqual({ ok: true, value: heldOut });
    expect(readHeldOut([{ digest: 'x', rows: [{ line: 1, fields: { text: 3 } }] }])).toMatchObject({
      ok: false,
      error: { path: '0.rows.0.fields.text' },
    });
  });
});
