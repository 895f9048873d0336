import type { CandidatePrompt, EncodedExample } from '../prompt/encodedExample';

/** The same text without virtual tokens, for the untuned model; it needs something to read, so nothing becomes BOS. */
export function untunedPrompt(prompt: CandidatePrompt, bosId: number): CandidatePrompt {
  const prefix = prompt.prefix.filter((id) => id >= 0);
  return { ...prompt, prefix: prefix.length > 0 ? prefix : Int32Array.of(bosId) };
}

/** A row to learn from without its virtual tokens; the first token that counts has something before it. */
export function untunedExample(row: EncodedExample, bosId: number): EncodedExample {
  const kept = [...row.ids.keys()].filter((index) => (row.ids[index] ?? 0) >= 0);
  const needsStart = row.lossMask[kept[0] ?? 0] === 1;
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
