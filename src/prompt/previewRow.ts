import { at } from '../base/assert';
import type { Example } from '../data/dataset';
import type { EncodedPreview, TokenPreview } from './deskReport';
import type { TokenOrigin } from './encodedExample';
import { encodeExample, encodeFilled } from './encodeExample';
import { type EncodingPlan, taskOfRow } from './encodingPlan';

/** How a set of rows fares with a plan. `longest` counts tokens before cutting, rows not tokenised left out. */
export interface EncodedCounts {
  readonly counts: EncodedPreview['counts'];
  readonly longest: number;
}

/** Encodes every row once and counts. Keep the result: it is what costs time in a preview. */
export function countEncoded(plan: EncodingPlan, examples: readonly Example[]): EncodedCounts {
  let kept = 0;
  let cut = 0;
  let longest = 0;
  const skipped: Record<string, number> = {};
  for (const example of examples) {
    const outcome = encodeExample(plan, example);
    if (outcome.kind === 'skipped') {
      skipped[outcome.reason] = (skipped[outcome.reason] ?? 0) + 1;
      longest = Math.max(longest, outcome.length);
      continue;
    }
    kept += 1;
    if (outcome.example.cut > 0) cut += 1;
    longest = Math.max(longest, outcome.example.ids.length + outcome.example.cut);
  }
  return { counts: { given: examples.length, kept, cut, skipped }, longest };
}

/** A row as the model will receive it, token by token; a skipped row is shown as far as it can be tokenised. */
export function previewRow(plan: EncodingPlan, example: Example, all: EncodedCounts): EncodedPreview {
  const outcome = encodeExample(plan, example);
  const { line } = example;
  if (outcome.kind === 'encoded') {
    const { ids, origins, lossMask, cut } = outcome.example;
    return {
      line,
      outcome: { kind: 'encoded', cut },
      tokens: showTokens(plan, ids, origins, lossMask),
      ...all,
    };
  }
  const task = taskOfRow(plan, example.taskname);
  const row = task && encodeFilled(plan, task, example, plan.options).row;
  const tokens = row ? showTokens(plan, row.ids, row.origins, undefined) : [];
  const { reason, length } = outcome;
  return { line, outcome: { kind: 'skipped', reason, length }, tokens, ...all };
}

function showTokens(
  plan: EncodingPlan,
  ids: ArrayLike<number>,
  origins: readonly TokenOrigin[],
  lossMask: Uint8Array | undefined,
): TokenPreview[] {
  return origins.map((origin, index) => {
    const id = at(ids, index);
    const text = id < 0 ? '' : plan.tokenizer.token(id);
    return { id, text, origin, carriesLoss: lossMask?.[index] === 1 };
  });
}
