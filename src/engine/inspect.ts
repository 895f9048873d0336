import { assert, at } from '../base/assert';
import { inTurns } from '../base/turns';
import type { InspectRequest, Neighbour, PromptInspection } from '../bridge/contract';
import { tokenFacts } from '../table/tokenFacts';
import { nextTurn } from './eventLoop';
import type { Base } from './loadedBase';

/** Virtual tokens compared with the vocabulary together: their inner products come to the host at once. */
const rowsPerGroup = 8;
/** Rows of the vocabulary between two looks at the clock. */
const rowsPerTurn = 512;

/** Euclidean norms of `count` rows. */
function* normsOf(values: Float32Array, width: number, count: number): Generator<undefined, Float64Array> {
  const norms = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let squares = 0;
    for (let i = row * width; i < (row + 1) * width; i++) squares += at(values, i) ** 2;
    norms[row] = Math.sqrt(squares);
    if (row % rowsPerTurn === 0) yield;
  }
  return norms;
}

/** Indexes of the `count` largest of `length` values, largest first; of equals the lower index first. */
function largest(length: number, count: number, valueAt: (index: number) => number): number[] {
  const best: { index: number; value: number }[] = [];
  for (let index = 0; index < length; index++) {
    const value = valueAt(index);
    if (best.length === count && value <= at(best, count - 1).value) continue;
    let place = best.length;
    while (place > 0 && value > at(best, place - 1).value) place--;
    best.splice(place, 0, { index, value });
    if (best.length > count) best.pop();
  }
  return best.map(({ index }) => index);
}

/**
 * Norm, distance from the start and nearest vocabulary tokens of each virtual token (rules V1 and V2). Rejects with the
 * signal's reason when it fires.
 */
export async function inspect(
  { checkpoint, model }: Base,
  { prompt, count }: InspectRequest,
  signal: AbortSignal,
): Promise<PromptInspection> {
  const { config, weights, tokenizer } = checkpoint;
  const { hiddenSize, totalVirtualTokens, embeddings } = prompt;
  assert(hiddenSize === config.hiddenSize, `${prompt.taskname} has width ${hiddenSize}`);
  // Some checkpoints pad their table: rows behind the tokenizer's last id belong to no token.
  const known = Math.min(tokenizer.vocabSize, config.vocabSize);
  const norms = await inTurns(normsOf(weights.wordEmbeddings, hiddenSize, known), signal);
  const facts = tokenFacts(prompt);

  const tokens: PromptInspection['tokens'][number][] = [];
  for (let first = 0; first < totalVirtualTokens; first += rowsPerGroup) {
    signal.throwIfAborted();
    const rows = Math.min(rowsPerGroup, totalVirtualTokens - first);
    const values = embeddings.subarray(first * hiddenSize, (first + rows) * hiddenSize);
    const products = await model.vocabularyProducts(values);
    for (let row = 0; row < rows; row++) {
      const own = products.subarray(row * config.vocabSize, row * config.vocabSize + known);
      const fact = at(facts, first + row);
      const cosine = (id: number): number => {
        const scale = fact.norm * at(norms, id);
        return scale === 0 ? 0 : at(own, id) / scale;
      };
      const dot = (id: number): number => at(own, id);
      const nearest = (similarity: (id: number) => number): readonly Neighbour[] =>
        largest(known, count, similarity).map((id) => ({
          id,
          text: tokenizer.token(id),
          similarity: similarity(id),
        }));
      tokens.push({ ...fact, byCosine: nearest(cosine), byDot: nearest(dot) });
      await nextTurn();
    }
  }
  const range = norms.reduce(
    ({ least, most, sum }, norm) => ({
      least: Math.min(least, norm),
      most: Math.max(most, norm),
      sum: sum + norm,
    }),
    { least: Number.POSITIVE_INFINITY, most: 0, sum: 0 },
  );
  return { tokens, vocabularyNorm: { mean: range.sum / known, least: range.least, most: range.most } };
}
