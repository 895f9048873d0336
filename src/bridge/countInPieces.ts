import type { Example } from '../data/dataset';
import { createEncodedCounter } from '../prompt/countEncoded';
import type { EncodedCounts } from '../prompt/deskReport';
import type { EncodingPlan } from '../prompt/encodingPlan';

/** Rows encoded before other messages get their turn. */
const pieceRows = 2000;

/** Counts many rows with pauses; rejects with an AbortError as soon as nobody wants the answer. */
export async function countInPieces(
  plan: EncodingPlan,
  examples: readonly Example[],
  isStale: () => boolean,
): Promise<EncodedCounts> {
  const counter = createEncodedCounter(plan);
  for (let start = 0; start < examples.length; start += pieceRows) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve));
    if (isStale()) throw new DOMException('Superseded', 'AbortError');
    counter.add(examples.slice(start, start + pieceRows));
  }
  return counter.result();
}
