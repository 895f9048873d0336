import * as v from 'valibot';
import { narrow, wholeNumber } from '../base/narrow';

/**
 * What decides the answers of a prediction, as it stands beside its file: digests (SHA-256, hex) of the prompt table, which
 * names its base, and of the rows; the settings.
 */
const schema = v.strictObject({
  table: v.string(),
  data: v.string(),
  normalise: v.string(),
  max_new_tokens: wholeNumber(1, Number.MAX_SAFE_INTEGER),
});
export type PredictionOrigin = Readonly<v.InferOutput<typeof schema>>;

/** One of them that is not what it was. */
export interface OriginChange {
  readonly part: keyof PredictionOrigin;
  readonly was: string;
  readonly now: string;
}

export const printOrigin = (origin: PredictionOrigin): string => `${JSON.stringify(origin, null, 2)}\n`;

/** Undefined where the text is something else. */
export function readOrigin(text: string): PredictionOrigin | undefined {
  try {
    const read = narrow(schema, JSON.parse(text));
    return read.ok ? read.value : undefined;
  } catch {
    return undefined;
  }
}

const parts = ['table', 'data', 'normalise', 'max_new_tokens'] as const;

/** The first part for which answers of the one would not stand beside answers of the other. */
export function originChange(was: PredictionOrigin, now: PredictionOrigin): OriginChange | undefined {
  const part = parts.find((each) => was[each] !== now[each]);
  return part && { part, was: String(was[part]), now: String(now[part]) };
}
