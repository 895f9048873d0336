import { describe, expect, it } from 'vitest';
import { atOnce, inTurns } from './turns';

function* count(until: number): Generator<void, number> {
  for (let i = 0; i < until; i++) yield;
  return until;
}

describe('long work in turns', () => {
  it('gives what the work gives, with pauses or without', async () => {
    expect(await inTurns(count(1000))).toBe(1000);
    expect(atOnce(count(1000))).toBe(1000);
  });

  it('lets others have their turn, and stops when told to', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort());
    await expect(inTurns(count(Number.POSITIVE_INFINITY), controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
