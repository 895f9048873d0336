import { at } from '../../base/assert';
import { own } from '../../base/own';
import type { RowPrediction } from '../prediction';
import { bestLabel, type NormalisedScores, rowScores } from './normalise';
import type { JudgedAnswer } from './report';
import type { Normalisation } from './types';

export interface JudgingRule {
  readonly normalisation: Normalisation;
  /** What a label or an answer counts as: `createRenaming`. */
  readonly rename: (text: string) => string;
}

/** Whether a row can be judged: it was answered and has a right label. */
export function isJudged(row: RowPrediction): row is RowPrediction & { readonly label: string } {
  return row.skipped === undefined && row.label !== undefined;
}

/**
 * Judges one answered row: by the normalised scores of its labels where there are any, else by what the model wrote
 * (rules J1 to J4). Labels that count as one class add their shares up.
 */
export function judgeAnswer(
  row: RowPrediction & { readonly label: string },
  { normalisation, rename }: JudgingRule,
): JudgedAnswer {
  const label = rename(row.label);
  const scores = rowScores(row, normalisation);
  const best = scores === undefined ? undefined : bestLabel(scores);
  const prediction = rename(scores === undefined ? row.prediction : (best ?? ''));
  const free = row.text ?? (scores === undefined ? row.prediction : undefined);
  const answer = {
    line: row.line,
    label,
    prediction,
    correct: prediction === label,
    text: free === undefined ? undefined : rename(free),
    cut: row.cut,
    shots: row.shots,
  };
  if (scores === undefined || best === undefined) return { ...answer, ...unscored };
  const probabilities = classShares(scores, rename);
  return {
    ...answer,
    probabilities,
    confidence: own(probabilities, prediction),
    rightProbability: own(probabilities, label) ?? 0,
    rightLogProbability: rightSum(scores, row.label, label, rename),
    margin: marginOf(scores, label, rename),
  };
}

const unscored = {
  probabilities: undefined,
  confidence: undefined,
  rightProbability: undefined,
  rightLogProbability: undefined,
  margin: undefined,
} as const;

function classShares({ labels, probabilities }: NormalisedScores, rename: JudgingRule['rename']) {
  const shares = new Map<string, number>();
  labels.forEach((label, i) => {
    const name = rename(label);
    shares.set(name, (shares.get(name) ?? 0) + at(probabilities, i));
  });
  return Object.fromEntries(shares);
}

/** Sum of the label that the row gives; where that was not scored, the best of those that count as its class. */
function rightSum(
  { labels, sums }: NormalisedScores,
  given: string,
  label: string,
  rename: JudgingRule['rename'],
): number | undefined {
  const same = labels.flatMap((each, i) => (each === given ? [at(sums, i)] : []));
  const alike = labels.flatMap((each, i) => (rename(each) === label ? [at(sums, i)] : []));
  return same[0] ?? (alike.length > 0 ? Math.max(...alike) : undefined);
}

function marginOf(
  { labels, scores }: NormalisedScores,
  label: string,
  rename: JudgingRule['rename'],
): number | undefined {
  const right: number[] = [];
  const others: number[] = [];
  labels.forEach((each, i) => {
    (rename(each) === label ? right : others).push(at(scores, i));
  });
  return right.length > 0 && others.length > 0 ? Math.max(...right) - Math.max(...others) : undefined;
}
