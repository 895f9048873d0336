import type { CandidatePrompt, EncodedExample } from '../prompt/encodedExample';
import type { ScoredRow } from './scoreRows';

/** The same text without virtual tokens, for the untuned model; it needs something to read, so nothing becomes BOS. */
export function untunedPrompt(prompt: CandidatePrompt, bosId: number): CandidatePrompt {
  const prefix = prompt.prefix.filter((id) => id >= 0);
  return { ...prompt, prefix: prefix.length > 0 ? prefix : Int32Array.of(bosId) };
}

/**
 * A row to be answered as the untuned model reads it: without virtual tokens, and over the whole vocabulary, as it was
 * pretrained. Only a prompt can be trained to keep to the labels' tokens; among them alone an untuned model prefers labels of
 * several tokens, each of which then leaves hardly a choice for the next.
 */
export function untunedReading(row: ScoredRow, bosId: number): ScoredRow {
  const { outcome } = row;
  if (outcome.kind === 'skipped') return row;
  return {
    ...row,
    lossOver: 'vocabulary',
    outcome: { ...outcome, prompt: untunedPrompt(outcome.prompt, bosId) },
  };
}

/** A row to learn from without its virtual tokens. */
export const untunedExample = (row: EncodedExample, bosId: number): EncodedExample =>
  keepIds(row, (id) => id >= 0, bosId);

/** A row to learn from without virtual token `index` (from 0, counted over all markers); rule V3. */
export const withoutVirtualToken = (row: EncodedExample, index: number, bosId: number): EncodedExample =>
  keepIds(row, (id) => id !== -1 - index, bosId);

/**
 * The row with some of its ids only. Where the first that is left counts and had something before it, it gets BOS before
 * it: the same tokens are predicted as in the whole row.
 */
function keepIds(row: EncodedExample, keep: (id: number) => boolean, bosId: number): EncodedExample {
  const kept = [...row.ids.keys()].filter((index) => keep(row.ids[index] ?? 0));
  const [first = 0] = kept;
  const needsStart = first > 0 && row.lossMask[first] === 1;
  const ids = kept.map((index) => row.ids[index] ?? 0);
  const mask = kept.map((index) => row.lossMask[index] ?? 0);
  return {
    ...row,
    ids: Int32Array.from(needsStart ? [bosId, ...ids] : ids),
    lossMask: Uint8Array.from(needsStart ? [0, ...mask] : mask),
    answerStart: undefined,
    origins: [],
  };
}
