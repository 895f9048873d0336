import type { Example } from '../data/dataset';
import type { EncodingPlan } from '../prompt/encodingPlan';
import { countEncoded, type EncodedCounts } from '../prompt/previewRow';

/** Rows encoded before other messages get their turn. */
const pieceRows = 2000;

/** `countEncoded` over many rows with pauses; rejects with an AbortError as soon as nobody wants the answer. */
export async function countInPieces(
  plan: EncodingPlan,
  examples: readonly Example[],
  isStale: () => boolean,
): Promise<EncodedCounts> {
  let kept = 0;
  let cut = 0;
  let longest = 0;
  const skipped: Record<string, number> = {};
  for (let start = 0; start < examples.length; start += pieceRows) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve));
    if (isStale()) throw new DOMException('Superseded', 'AbortError');
    const piece = countEncoded(plan, examples.slice(start, start + pieceRows));
    kept += piece.counts.kept;
    cut += piece.counts.cut;
    longest = Math.max(longest, piece.longest);
    for (const [reason, rows] of Object.entries(piece.counts.skipped))
      skipped[reason] = (skipped[reason] ?? 0) + rows;
  }
  return { counts: { given: examples.length, kept, cut, skipped }, longest };
}
