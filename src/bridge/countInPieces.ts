import type { Example } from '../data/dataset';
import { createEncodedCounter } from '../prompt/countEncoded';
import type { EncodedCounts } from '../prompt/deskReport';
import type { EncodingPlan } from '../prompt/encodingPlan';

/** Rows encoded before other messages get their turn. */
const pieceRows = 500;

/** An answer about many rows is given after this long with what is counted by then, in milliseconds. */
const patience = 250;

/** Counts of many rows, made a part at a time: nobody waits for the last row to see the first. */
export interface RowCount {
  /**
   * Goes on counting where it stopped, at least one piece, until all rows are counted or `isEnough`, with pauses between
   * pieces. Rejects with an AbortError as soon as nobody wants the answer; what was counted is kept.
   */
  advance(isStale: () => boolean, isEnough?: () => boolean): Promise<EncodedCounts>;
}

/** `pause` is waited for between pieces: counting goes on in the background of whatever a person waits for. */
export function createRowCount(
  plan: EncodingPlan,
  examples: readonly Example[],
  pause: () => Promise<void> = nextTask,
): RowCount {
  const counter = createEncodedCounter(plan);
  let next = 0;
  return {
    advance: async (isStale, isEnough = soon()) => {
      let isFirst = true;
      while (next < examples.length && (isFirst || !isEnough())) {
        if (!isFirst) await pause();
        if (isStale()) throw new DOMException('Superseded', 'AbortError');
        isFirst = false;
        const end = Math.min(next + pieceRows, examples.length);
        const piece = examples.slice(next, end);
        next = end;
        counter.add(piece);
      }
      return counter.result();
    },
  };
}

export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function soon(): () => boolean {
  const end = performance.now() + patience;
  return () => performance.now() >= end;
}
