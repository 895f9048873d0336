import { describe, expect, it } from 'vitest';
import { originChange, type PredictionOrigin, printOrigin, readOrigin } from './predictionOrigin';

const origin: PredictionOrigin = {
  table: 'ab'.repeat(32),
  data: 'cd'.repeat(32),
  normalise: 'sum',
  max_new_tokens: 8,
};

describe('what a prediction was made with', () => {
  it('comes back from its file', () => {
    expect(readOrigin(printOrigin(origin))).toEqual(origin);
  });
  it.each(['', '{', '[]', '{"table": "ab"}', printOrigin(origin).replace('8', '"8"')])(
    'is not %j',
    (text) => {
      expect(readOrigin(text)).toBeUndefined();
    },
  );
  it('is the same, or tells what is not', () => {
    expect(originChange(origin, { ...origin })).toBeUndefined();
    for (const [part, other] of Object.entries({
      table: 'ef',
      data: 'ef',
      normalise: 'token',
      max_new_tokens: 9,
    })) {
      expect(originChange(origin, { ...origin, [part]: other })).toMatchObject({ part, now: String(other) });
    }
  });
});
