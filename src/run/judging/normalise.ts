import { assertUnreachable, at } from '../../base/assert';
import { own } from '../../base/own';
import type { RowPrediction } from '../prediction';
import { indexOfLargest } from '../score';
import type { Normalisation } from './types';

/** Labels with what decides between them, each list in the order of the labels. */
export interface NormalisedScores {
  readonly labels: readonly string[];
  /** Summed log-probabilities in nats, as the run's softmax gives them. */
  readonly sums: readonly number[];
  /** The same made comparable by the normalisation, in nats per whatever it divides by. */
  readonly scores: readonly number[];
  /** Softmax of `scores`: the share of each label when only these labels are possible. */
  readonly probabilities: readonly number[];
}

/**
 * Makes summed log-probabilities of labels comparable (rule J2). `tokens`: what each sum runs over, EOS included. A label
 * without characters or tokens keeps its sum.
 */
export function normaliseScores(
  labels: readonly string[],
  sums: readonly number[],
  tokens: readonly number[],
  normalisation: Normalisation,
): NormalisedScores {
  const scores = sums.map(
    (sum, i) => sum / Math.max(1, divisor(at(labels, i), tokens[i] ?? 1, normalisation)),
  );
  return { labels, sums, scores, probabilities: softmax(scores) };
}

function divisor(label: string, tokens: number, normalisation: Normalisation): number {
  switch (normalisation) {
    case 'sum':
      return 1;
    case 'token':
      return tokens;
    case 'character':
      return [...label.trim()].length;
    default:
      return assertUnreachable(normalisation);
  }
}

/**
 * The scores of a row that decide: those within the labels' tokens where the prompt was trained so, else those over the
 * whole vocabulary. Undefined for a row that was answered by text.
 */
export function rowScores(
  row: Pick<RowPrediction, 'labelScores' | 'candidateScores' | 'labelTokens'>,
  normalisation: Normalisation,
): NormalisedScores | undefined {
  const scored = row.candidateScores ?? row.labelScores;
  if (scored === undefined) return undefined;
  const labels = Object.keys(scored);
  const tokens = row.labelTokens;
  return normaliseScores(
    labels,
    labels.map((label) => own(scored, label) ?? Number.NEGATIVE_INFINITY),
    labels.map((label) => (tokens === undefined ? undefined : own(tokens, label)) ?? 1),
    normalisation,
  );
}

/** The label with the best score, the first one of equals; undefined without labels or when all scores are NaN. */
export function bestLabel({
  labels,
  scores,
}: Pick<NormalisedScores, 'labels' | 'scores'>): string | undefined {
  const best = indexOfLargest(scores);
  return best === undefined ? undefined : at(labels, best);
}

/** exp(x) / sum of exp(x), safe from overflow; all equal where every value is -Infinity. */
export function softmax(values: readonly number[]): readonly number[] {
  const largest = Math.max(...values);
  if (largest === Number.NEGATIVE_INFINITY) return values.map(() => 1 / values.length);
  const weights = values.map((value) => Math.exp(value - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
