import { closestName } from '../prompt/closestName';
import type { LabelAlias } from '../run/judging/types';
import type { RowPrediction } from '../run/prediction';

/** An answer that occurs but is no label, with the label that it probably means. */
export interface AliasOffer {
  readonly from: string;
  /** Undefined: nothing is near. */
  readonly to: string | undefined;
  /** How often it was answered, or given as the right label. */
  readonly times: number;
}

/** Longer answers are free text, not another way to write a label. */
const longestAnswer = 40;
const mostOffers = 12;

/** Answers and right labels that are none of `labels` and have no alias yet, the most frequent first. */
export function aliasOffers(
  rows: readonly RowPrediction[],
  labels: readonly string[],
  aliases: readonly LabelAlias[],
): readonly AliasOffer[] {
  const names = labels.map((label) => label.trim());
  const known = new Set([...names, ...aliases.map(({ from }) => from.trim())]);
  const times = new Map<string, number>();
  for (const { prediction, text, label, skipped } of rows) {
    if (skipped !== undefined) continue;
    for (const answer of new Set([prediction, text, label].map((each) => each?.trim() ?? ''))) {
      const isShort = bare(answer) !== '' && answer.length <= longestAnswer && !answer.includes('\n');
      if (isShort && !known.has(answer)) times.set(answer, (times.get(answer) ?? 0) + 1);
    }
  }
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostOffers)
    .map(([from, count]) => ({ from, to: likelyLabel(from, names), times: count }));
}

/**
 * The label that an answer probably means: the same but for case and signs, the only one among its words, one that
 * starts alike (`positivt`, `positive`), else one that differs by few letters.
 */
export function likelyLabel(answer: string, labels: readonly string[]): string | undefined {
  const wanted = bare(answer);
  const same = labels.find((label) => bare(label) === wanted);
  if (same !== undefined) return same;
  const within = labels.filter((label) => bare(label) !== '' && ` ${wanted} `.includes(` ${bare(label)} `));
  if (within.length > 0) return within.length === 1 ? within[0] : undefined;
  const alike = labels.filter((label) => startsAlike(wanted, bare(label)));
  return alike.length === 1 ? alike[0] : closestName(answer, labels);
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** At least four letters and most of the shorter word. */
function startsAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let common = 0;
  while (common < shorter && a[common] === b[common]) common++;
  return common >= 4 && common >= 0.7 * shorter;
}
