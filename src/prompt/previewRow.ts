import { at } from '../base/assert';
import type { Example } from '../data/dataset';
import type { EncodedCounts, EncodedPreview, TokenPreview } from './deskReport';
import type { TokenOrigin } from './encodedExample';
import { encodeExample, encodeFilled } from './encodeExample';
import { type EncodingPlan, type TaskPlan, taskOfRow } from './encodingPlan';
import { cutStart } from './finishRow';

/** A row as the model will receive it, token by token; a skipped row is shown as far as it can be tokenised. */
export function previewRow(plan: EncodingPlan, example: Example, all: EncodedCounts): EncodedPreview {
  const outcome = encodeExample(plan, example);
  const common = { ...all, line: example.line, maximum: plan.options.maxSequenceLength };
  const task = taskOfRow(plan, example.taskname);
  if (outcome.kind === 'encoded') {
    const { ids, origins, lossMask, cut } = outcome.example;
    const kept = showTokens(plan, ids, origins, lossMask);
    const row = cut > 0 && task !== undefined ? withCut(plan, task, example, kept, cut) : kept;
    return { ...common, outcome: { kind: 'encoded', cut }, tokens: row };
  }
  const filled = task && encodeFilled(plan, task, example, plan.options).row;
  const row = filled ? showTokens(plan, filled.ids, filled.origins, undefined) : [];
  const { reason, length } = outcome;
  return { ...common, outcome: { kind: 'skipped', reason, length }, tokens: row };
}

/** The kept tokens with those that were cut in their place. */
function withCut(
  plan: EncodingPlan,
  task: TaskPlan,
  example: Example,
  kept: readonly TokenPreview[],
  cut: number,
): readonly TokenPreview[] {
  const options = { ...plan.options, maxSequenceLength: Number.POSITIVE_INFINITY };
  const { row } = encodeFilled(plan, task, example, options);
  const start = cutStart(row, task.template.truncateField, cut);
  const taken = showTokens(
    plan,
    row.ids.slice(start, start + cut),
    row.origins.slice(start, start + cut),
    undefined,
  );
  return kept.toSpliced(start, 0, ...taken.map((token) => ({ ...token, isCut: true })));
}

function showTokens(
  plan: EncodingPlan,
  ids: ArrayLike<number>,
  origins: readonly TokenOrigin[],
  lossMask: Uint8Array | undefined,
): readonly TokenPreview[] {
  return origins.map((origin, index) => {
    const id = at(ids, index);
    const text = id < 0 ? '' : plan.tokenizer.token(id);
    return { id, text, origin, carriesLoss: lossMask?.[index] === 1, isCut: false };
  });
}
