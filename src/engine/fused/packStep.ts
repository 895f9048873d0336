import type { EncodedBatch } from '../../prompt/encodedExample';
import { liveRows } from '../gpt/liveRows';
import type { FrozenText } from './frozenText';
import { ATTENTION_BLOCKS } from './gptLaunches';
import { frozenLength, type PackedBatch, packRows } from './packBatch';
import type { Recording } from './recording';
import type { Savings } from './savings';

export interface PackedStep {
  /** One per micro-batch. */
  readonly packed: readonly PackedBatch[];
  /** What must run before them: keys and values of text that is not in the cache yet. */
  readonly before: readonly Recording[];
}

/**
 * Packs the micro-batches of a step. `offsets`: first virtual row of each task, of `virtualRows` in all. The cache is asked for
 * only when some row begins with text.
 */
export async function packStep(
  batches: readonly EncodedBatch[],
  { offsets, virtualRows }: { readonly offsets: readonly number[]; readonly virtualRows: number },
  savings: Savings,
  frozen: () => FrozenText,
): Promise<PackedStep> {
  const rows = batches.map((batch) => liveRows(batch, offsets, virtualRows));
  const texts = rows.map((own) => own.map((row) => row.sources.slice(0, frozenLength(row))));
  const any = savings.frozenText && texts.some((own) => own.some(({ length }) => length > 0));
  // All micro-batches of a step at once: none may take the place of another's text.
  const placed = any ? await frozen().place(texts.flat()) : undefined;
  const spans = [...(placed?.spans ?? [])];
  const packed = rows.map((own) =>
    packRows(own, placed === undefined ? undefined : spans.splice(0, own.length), {
      virtualRows,
      savings,
      ...ATTENTION_BLOCKS,
    }),
  );
  return { packed, before: placed?.recordings ?? [] };
}
