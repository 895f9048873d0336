import { at } from '../base/assert';
import { createRandom, type Random, shuffled } from '../base/random';
import { type Example, fieldText } from '../data/dataset';
import { type TaskFields, textKey } from '../data/taskFields';
import { encodeFilled, hasValueNotText } from './encodeExample';
import type { EncodingPlan, TaskPlan } from './encodingPlan';
import { taskFieldsOf } from './taskFields';

/** Rows of one task that show how it is done, in the order in which they are drawn. */
export interface SolvedRows {
  readonly plan: EncodingPlan;
  readonly task: TaskPlan;
  readonly fields: readonly TaskFields[];
  readonly rows: readonly { readonly example: Example; readonly key: string }[];
  /** Lines of the longest answer. */
  readonly answerLines: number;
  /** Ids of rows that were needed so far. */
  readonly ids: Map<Example, readonly number[]>;
}

/**
 * Puts the rows of a task that have an answer in a seeded order in which every label comes once before any comes twice,
 * and so on, labels and rows by lot (rule J9). Of rows with the same text only the first counts.
 */
export function orderSolvedRows(
  plan: EncodingPlan,
  task: TaskPlan,
  examples: readonly Example[],
  seed: number,
): SolvedRows {
  const fields = taskFieldsOf([task.template]);
  const { answerField } = task.template;
  const byAnswer = new Map<string, { example: Example; key: string }[]>();
  const seen = new Set<string>();
  let answerLines = 1;
  for (const example of examples) {
    const answer = answerField === undefined ? undefined : fieldText(example, answerField);
    const key = textKey(example, fields);
    if (answer === undefined || answer.trim() === '') continue;
    answerLines = Math.max(answerLines, answer.split('\n').length);
    if (seen.has(key) || hasValueNotText(task, example)) continue;
    seen.add(key);
    const known = byAnswer.get(answer);
    if (known === undefined) byAnswer.set(answer, [{ example, key }]);
    else known.push({ example, key });
  }
  const random = createRandom(seed).fork('solved rows').fork(task.template.taskname);
  const piles = [...byAnswer].map(([answer, rows]) => shuffled(rows, random.fork(answer)));
  return { plan, task, fields, rows: inRounds(piles, random), answerLines, ids: new Map() };
}

/** One of each pile, then the next of each that has more; the piles of a round by lot. */
function inRounds<T>(piles: readonly (readonly T[])[], random: Random): readonly T[] {
  const out: T[] = [];
  let open = piles;
  for (let round = 0; open.length > 0; round++) {
    for (const pile of shuffled(open, random)) out.push(at(pile, round));
    open = open.filter((pile) => pile.length > round + 1);
  }
  return out;
}

/**
 * A prompt with solved rows before it, each ended by a newline (rules J9 and J10): the first `count` that have not the text of
 * the row itself, less those that no longer fit into `room` tokens. `bare`: the row as the untuned model reads it, with
 * BOS in front when the plan says so; its ids stay as they are.
 */
export function withSolvedRows(
  solved: SolvedRows,
  example: Example,
  bare: Int32Array,
  count: number,
  room: number,
): { readonly prefix: Int32Array; readonly shots: number } {
  const { plan, fields, rows } = solved;
  const own = textKey(example, fields);
  const newline = plan.tokenizer.encode('\n');
  const start = plan.options.addBos ? 1 : 0;
  const before: number[] = [];
  let shots = 0;
  let looked = 0;
  for (const row of rows) {
    if (looked === count) break;
    if (row.key === own) continue;
    looked++;
    const ids = [...solvedIds(solved, row.example), ...newline];
    if (bare.length + before.length + ids.length > room) continue;
    before.push(...ids);
    shots++;
  }
  return { prefix: Int32Array.of(...bare.subarray(0, start), ...before, ...bare.subarray(start)), shots };
}

/** The template without virtual tokens, filled with the row and its answer; neither BOS nor EOS. */
function solvedIds({ plan, task, ids }: SolvedRows, example: Example): readonly number[] {
  const known = ids.get(example);
  if (known !== undefined) return known;
  const options = { ...plan.options, addBos: false, addEos: false };
  const made = encodeFilled(plan, task, example, options).row.ids.filter((id) => id >= 0);
  ids.set(example, made);
  return made;
}
