import { at } from '../base/assert';
import type { TaskTemplate } from './taskTemplate';

/**
 * The template with `total` virtual tokens, divided over its markers in the proportion of its splits, at least one
 * each. With fewer tokens than markers every marker still gets one, for the checks to refuse.
 */
export function withVirtualTokens(template: TaskTemplate, total: number): TaskTemplate {
  const { virtualTokenSplits: splits } = template;
  const weight = splits.reduce((sum, size) => sum + size, 0);
  const exact = splits.map((size) => (weight > 0 ? (total * size) / weight : total / splits.length));
  const sizes = exact.map((share) => Math.max(1, Math.floor(share)));
  const sum = (): number => sizes.reduce((all, size) => all + size, 0);
  /** The marker that is furthest from its share in the direction of `sign`, among those that may change. */
  const furthest = (sign: 1 | -1): number | undefined =>
    [...sizes.keys()]
      .filter((index) => sign === 1 || at(sizes, index) > 1)
      .sort((a, b) => sign * (at(exact, b) - at(sizes, b) - at(exact, a) + at(sizes, a)))[0];
  while (sum() !== total) {
    const sign = sum() < total ? 1 : -1;
    const index = furthest(sign);
    if (index === undefined) break;
    sizes[index] = at(sizes, index) + sign;
  }
  return { ...template, totalVirtualTokens: total, virtualTokenSplits: sizes };
}
