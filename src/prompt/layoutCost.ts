import type { EncodedCounts } from './deskReport';

/** Model width where no base is loaded: it only weighs attention against the linear layers. */
const usualWidth = 768;

/**
 * What a training step costs with this layout, relative to the same rows without virtual tokens: 1.3 is 30 % more.
 * Undefined while nothing was counted.
 *
 * A frozen GPT's linear layers take 4·12·d² operations per token and layer forward and backward, attention 7·T·d; so a
 * row of T tokens costs T·(48·d + 7·T) in units of d per layer. The engine runs forward and backward over all
 * positions, wherever the virtual tokens stand, so only their number counts, not their place.
 */
export function layoutCost(
  { tokenSum, lengths, most }: Pick<EncodedCounts, 'tokenSum' | 'lengths' | 'most'>,
  hiddenSize: number = usualWidth,
): number | undefined {
  const rows = lengths.reduce((sum, count) => sum + count, 0);
  if (rows === 0) return undefined;
  const mean = tokenSum / rows;
  const bare = mean - most.virtual;
  const cost = (length: number): number => length * (48 * hiddenSize + 7 * length);
  return bare < 1 ? undefined : cost(mean) / cost(bare);
}
