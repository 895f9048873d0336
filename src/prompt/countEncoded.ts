import type { Example } from '../data/dataset';
import type { EncodedCounts } from './deskReport';
import type { TokenOrigin } from './encodedExample';
import { encodeExample } from './encodeExample';
import type { EncodingPlan } from './encodingPlan';

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
  const fields: Record<string, number> = {};
  let [given, kept, cut, longest, virtual, fixed, tokenSum] = [0, 0, 0, 0, 0, 0, 0];
  let longestRow: number | undefined;

  const measure = (length: number): void => {
    lengths[Math.min(length, longestBin)] = (lengths[Math.min(length, longestBin)] ?? 0) + 1;
    tokenSum += length;
    if (length <= longest) return;
    longest = length;
    longestRow = given;
  };

  const weigh = (origins: readonly TokenOrigin[], cutFrom: string | undefined, cutTokens: number): void => {
    let here = 0;
    let slots = 0;
    const ofFields: Record<string, number> = {};
    for (const origin of origins) {
      if (origin.kind === 'field') ofFields[origin.name] = (ofFields[origin.name] ?? 0) + 1;
      else if (origin.kind === 'virtual') slots += 1;
      else here += 1;
    }
    if (cutFrom !== undefined && cutTokens > 0) ofFields[cutFrom] = (ofFields[cutFrom] ?? 0) + cutTokens;
    virtual = Math.max(virtual, slots);
    fixed = Math.max(fixed, here);
    for (const [name, count] of Object.entries(ofFields)) fields[name] = Math.max(fields[name] ?? 0, count);
  };

  const take = (example: Example): void => {
    const outcome = encodeExample(plan, example);
    if (outcome.kind === 'skipped') {
      skipped[outcome.reason] = (skipped[outcome.reason] ?? 0) + 1;
      if (outcome.length > 0) measure(outcome.length);
      if (troubled.length < listedTroubled) troubled.push(given);
    } else {
      const { ids, origins, cut: cutTokens, taskIndex } = outcome.example;
      kept += 1;
      measure(ids.length + cutTokens);
      weigh(origins, plan.tasks[taskIndex]?.template.truncateField, cutTokens);
      if (cutTokens > 0) {
        cut += 1;
        if (troubled.length < listedTroubled) troubled.push(given);
      }
    }
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
      most: { virtual, fixed, fields: { ...fields } },
    }),
  };
}
