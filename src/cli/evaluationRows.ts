import { Failed } from '../base/failed';
import type { Example } from '../data/dataset';
import { splitDataset } from '../data/splitDataset';
import { answerOf, taskOf } from '../data/taskFields';
import { taskFieldsOf } from '../prompt/taskFields';
import type { InputFailure } from '../run/inputFailure';
import type { PromptTable } from '../table/promptTable';
import type { EvaluateOptions } from './evaluateOptions';
import { readPart } from './readParts';

/** Of the data, when no examples are given: the rest is judged. */
const judgedShare = 0.8;

/** Rows to be judged, and solved rows to learn from. */
export interface EvaluationRows {
  readonly judged: readonly Example[];
  readonly examples: readonly Example[];
}

/** Rejects with Failed<InputFailure> when there are no rows, or none with a right answer. */
export async function readEvaluationRows(
  { data, examples, seed }: EvaluateOptions,
  table: PromptTable,
  say: (line: string) => void,
): Promise<EvaluationRows> {
  const fields = taskFieldsOf(table.prompts.map(({ template }) => template));
  const rows = (await readPart(data, say)).read.dataset.examples;
  // Where no row belongs to a task, the engine says so.
  const own = rows.filter((row) => taskOf(row, fields) !== undefined);
  if (own.length > 0 && own.every((row) => answerOf(row, fields) === undefined)) {
    const names = new Set(fields.flatMap(({ answerField }) => answerField ?? []));
    throw new Failed<InputFailure>({ kind: 'no-answers', name: data, fields: [...names] });
  }
  if (examples !== undefined) {
    return { judged: rows, examples: (await readPart(examples, say)).read.dataset.examples };
  }
  const { train, test } = splitDataset(rows, fields, { validationShare: 0, testShare: judgedShare }, seed);
  return { judged: test, examples: train };
}
