import { at } from '../base/assert';
import type { Example } from '../data/dataset';
import type { EncodedCounts, EncodedPreview, TokenPreview } from './deskReport';
import { encodeExample, encodeFilled } from './encodeExample';
import { type EncodingPlan, taskOfRow } from './encodingPlan';
import { cutStart } from './finishRow';
import type { TokenisedRow } from './tokeniseRow';
import { type TokenText, tokenTexts } from './tokenTexts';

/**
 * A row as the model will receive it, token by token, with the tokens that are cut; a skipped row is shown as far as it
 * can be tokenised. `index` is its place among the `rows` of its task, which `all` counts, perhaps not yet to the end.
 */
export function previewRow(
  plan: EncodingPlan,
  example: Example,
  all: EncodedCounts,
  index: number,
  rows: number = all.counts.given,
): EncodedPreview {
  const encoded = encodeExample(plan, example);
  const common = { ...all, line: example.line, index, rows, maximum: plan.options.maxSequenceLength };
  if (encoded.kind === 'skipped') {
    const { reason, length } = encoded;
    const tokens = showRow(plan, example, undefined);
    return { ...common, outcome: { kind: 'skipped', reason, length }, tokens };
  }
  const { cut, lossMask } = encoded.example;
  return { ...common, outcome: { kind: 'encoded', cut }, tokens: showRow(plan, example, lossMask) };
}

/** `lossMask` is over the tokens that stay; undefined for a row that is skipped. */
function showRow(
  plan: EncodingPlan,
  example: Example,
  lossMask: Uint8Array | undefined,
): readonly TokenPreview[] {
  const task = taskOfRow(plan, example.taskname);
  if (task === undefined) return [];
  const { truncateField } = task.template;
  const { cut } = encodeFilled(plan, task, example, plan.options);
  const unlimited = { ...plan.options, maxSequenceLength: Number.POSITIVE_INFINITY };
  const { row } = encodeFilled(plan, task, example, unlimited);
  const from = cut === 0 ? row.ids.length : cutStart(row, truncateField, cut);
  const texts = rowTexts(plan, row);
  return row.ids.map((id, index): TokenPreview => {
    const isCut = index >= from && index < from + cut;
    const place = index < from ? index : index - cut;
    const carriesLoss = !isCut && lossMask?.[place] === 1;
    return { id, ...at(texts, index), origin: at(row.origins, index), carriesLoss, isCut };
  });
}

/** What each token shows. Text is decoded between virtual and special tokens, as it was encoded (rule E5). */
function rowTexts(plan: EncodingPlan, row: TokenisedRow): readonly TokenText[] {
  const texts: TokenText[] = [];
  const isWritten = (index: number): boolean => {
    const kind = row.origins[index]?.kind;
    return kind === 'text' || kind === 'field';
  };
  while (texts.length < row.ids.length) {
    const start = texts.length;
    let end = start;
    while (isWritten(end)) end += 1;
    texts.push(...tokenTexts(row.ids.slice(start, end), plan.tokenizer));
    const id = row.ids[end];
    if (id !== undefined) texts.push({ text: id < 0 ? '' : plan.tokenizer.token(id), partOf: undefined });
  }
  return texts;
}
