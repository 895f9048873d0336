import { at } from '../base/assert';
import { lengthBucket } from './collateBatch';
import type { EncodedPreview } from './deskReport';

/** Model width where no base is loaded: it only weighs attention against the linear layers. */
const usualWidth = 768;

/** Rows that are padded to one length where nothing else is said: the studio's micro-batch. */
const usualRowsTogether = 8;

/**
 * What a training step costs with this layout, relative to the same rows without virtual tokens: 1.3 is 30 % more.
 * Undefined while nothing was counted.
 *
 * It follows what the engine does: forward and backward over all positions of rows padded to one length (rule B4),
 * wherever the virtual tokens stand, so only their number counts, not their place. A layer of width d takes, in
 * multiply-adds for T positions, 12·d²·T forward and as much backward in its linear layers (no weight has a gradient),
 * and attention, which looks at all T keys and masks, 2·d·T² forward and 4·d·T² backward: together 6·d·T·(4·d + T). The
 * head and the prompt encoder are left out: they do not depend on T. Six layers of 256 on WASM (8 rows, 1 thread)
 * took 1.53, 1.95 and 2.92 times as long at 48, 64 and 96 positions as at 32; this says 1.52, 2.06 and 3.18. A device
 * that waits for calls more than it computes takes less than predicted.
 */
export function layoutCost(
  { lengths, most, maximum }: Pick<EncodedPreview, 'lengths' | 'most' | 'maximum'>,
  hiddenSize: number = usualWidth,
  rowsTogether: number = usualRowsTogether,
): number | undefined {
  const bare = lengths.slice(most.virtual);
  const isUsable = bare.slice(2).some((rows) => rows > 0);
  if (!isUsable) return undefined;
  const cost = (rows: readonly number[]): number =>
    expectedOfLongest(rows, rowsTogether, (length) => {
      const positions = lengthBucket(Math.max(Math.min(length, maximum) - 1, 1), maximum);
      return positions * (4 * hiddenSize + positions);
    });
  return cost(lengths) / cost(bare);
}

/** Mean of `value` over the longest of `count` rows drawn at random; `rows[n]` have length n. */
function expectedOfLongest(
  rows: readonly number[],
  count: number,
  value: (length: number) => number,
): number {
  const all = rows.reduce((sum, each) => sum + each, 0);
  let seen = 0;
  let below = 0;
  let mean = 0;
  rows.forEach((_, length) => {
    seen += at(rows, length);
    const upTo = (seen / all) ** count;
    if (upTo > below) mean += (upTo - below) * value(length);
    below = upTo;
  });
  return mean;
}
