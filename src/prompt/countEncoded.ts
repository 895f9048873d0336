import type { Example } from '../data/dataset';
import type { EncodedCounts } from './deskReport';
import { examineExample } from './encodeExample';
import { type EncodingPlan, taskOfRow } from './encodingPlan';
import { countCuttable } from './finishRow';
import { createRoomMeter } from './roomMeter';

/** Longer rows share the last bin of the histogram. */
export const longestBin = 2048;
/** Rows with trouble that can be stepped through. */
const listedTroubled = 1000;

/** Counts rows as they come; `add` in pieces so that others get their turn. */
export interface EncodedCounter {
  add(examples: readonly Example[]): void;
  result(): EncodedCounts;
}

/** Encodes every row once and counts. Keep the result: it is what costs time in a preview. */
export function createEncodedCounter(plan: EncodingPlan): EncodedCounter {
  const lengths = new Uint32Array(longestBin + 1);
  const skipped: Record<string, number> = {};
  const troubled: number[] = [];
  const room = createRoomMeter();
  let [given, kept, cut, longest, tokenSum, overflow] = [0, 0, 0, 0, 0, 0];
  let longestRow: number | undefined;

  const measure = (length: number): void => {
    lengths[Math.min(length, longestBin)] = (lengths[Math.min(length, longestBin)] ?? 0) + 1;
    tokenSum += length;
    if (length <= longest) return;
    longest = length;
    longestRow = given;
  };

  const take = (example: Example): void => {
    const { outcome, row } = examineExample(plan, example);
    const truncateField = taskOfRow(plan, example.taskname)?.template.truncateField;
    const cutTokens = outcome.kind === 'encoded' ? outcome.example.cut : 0;
    if (row !== undefined) {
      measure(row.ids.length + cutTokens);
      room.add(row.origins, truncateField, cutTokens);
    }
    if (outcome.kind === 'encoded') kept += 1;
    else skipped[outcome.reason] = (skipped[outcome.reason] ?? 0) + 1;
    if (outcome.kind === 'skipped' && outcome.reason === 'too-long' && row !== undefined) {
      const least = row.ids.length - countCuttable(row, truncateField);
      overflow = Math.max(overflow, least - plan.options.maxSequenceLength);
    }
    if (cutTokens > 0) cut += 1;
    if ((outcome.kind === 'skipped' || cutTokens > 0) && troubled.length < listedTroubled)
      troubled.push(given);
    given += 1;
  };

  return {
    add: (examples) => {
      for (const example of examples) take(example);
    },
    result: () => ({
      counts: { given, kept, cut, skipped: { ...skipped } },
      longest,
      longestRow,
      lengths: [...lengths.subarray(0, Math.min(longest, longestBin) + 1)],
      troubled: [...troubled],
      tokenSum,
      most: room.most(),
      overflow,
    }),
  };
}
