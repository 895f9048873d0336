import { describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { createFieldCheck } from '../data/checkFields';
import { createDataReader } from '../data/dataReader';
import { createProblemLog } from '../data/problemLog';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureJson, readFixtureJsonLines } from '../testing/fixtures';
import { checkTemplates } from './checkTemplate';
import { collateBatch } from './collateBatch';
import { encodeExample, encodeFilled } from './encodeExample';
import { type EncodingPlan, planEncoding, taskOfRow } from './encodingPlan';
import { type NemoErrorCode, nemoCodeOfSkip, nemoCodeOfTemplate } from './nemoErrorCode';
import { readTemplateEntries } from './readTemplates';
import { taskFieldsOf } from './taskFields';

/** Either kept with everything that is compared, or not kept for a reason, or an error. */
interface Result {
  readonly kept?: boolean;
  readonly ids?: readonly number[];
  readonly labels?: readonly number[];
  readonly loss_mask?: readonly number[];
  readonly answer_start?: number | null;
  readonly task_id?: readonly number[] | number;
  readonly cut?: number;
  readonly reason?: string;
  readonly error_code?: string;
  readonly warnings?: readonly string[];
}

interface GoldenCase extends Result {
  readonly id: string;
  readonly group: string;
  readonly task_templates: unknown;
  readonly options: {
    readonly max_seq_length: number;
    readonly min_seq_length: number;
    readonly add_bos: boolean;
    readonly add_eos: boolean;
    readonly for_train: boolean;
    readonly source: string;
  };
  readonly row: Readonly<Record<string, unknown>>;
  readonly nemo: Result & { readonly error?: unknown };
  readonly nemo_bug: string | null;
  readonly expected_fixed?: Result | null;
}

const tokenizer = createTokenizer(readFixtureJson('tiny-gpt2/tokenizer.json'), undefined);
const cases = readFixtureJsonLines<GoldenCase>('template-golden.jsonl');

/** What is to be reached: NeMo's result, or the fixed one where NeMo has a bug; null where it is left open. */
function wanted(golden: GoldenCase): Result | null {
  const fixed = golden.nemo_bug === null ? golden.nemo : golden.expected_fixed;
  if (fixed === undefined) throw new Error(`${golden.id} has a bug but no fixed result`);
  if (fixed === null) return null;
  const { task_id, kept, ids, labels, loss_mask, answer_start } = fixed;
  const error_code = fixed.error_code ?? golden.error_code;
  const warnings = fixed.warnings ?? golden.warnings ?? [];
  if (error_code !== undefined) return { error_code };
  if (!kept) return { kept: false, reason: fixed.reason ?? golden.reason ?? 'none' };
  const cut = fixed.cut ?? golden.cut;
  return definedOnly({
    kept,
    ids,
    labels,
    loss_mask,
    answer_start,
    ...(golden.options.source === 'prompt_encoder' ? { task_id } : {}),
    ...(cut === undefined ? {} : { cut }),
    warnings,
  });
}

/** The order in which NeMo checks. */
const codeOrder: readonly NemoErrorCode[] = [
  'too_many_virtual',
  'splits_sum',
  'marker_count',
  'marker_index',
  'answer_field_not_set',
  'answer_missing',
  'answer_is_truncate_field',
  'answer_not_last',
];

function reached(golden: GoldenCase, want: Result): Result {
  const { options } = golden;
  const { templates } = readTemplateEntries(golden.task_templates);
  const reader = createDataReader('row');
  reader.push(new TextEncoder().encode(JSON.stringify(golden.row)));
  const { dataset } = reader.finish();
  const example = at(dataset.examples, 0);
  const plan = planEncoding(templates, tokenizer, {
    maxSequenceLength: options.max_seq_length,
    minSequenceLength: options.min_seq_length,
    addBos: options.add_bos,
    addEos: options.add_eos,
    spacing: 'literal',
  });
  const problems = checkTemplates(templates, () => ({ maxSequenceLength: options.max_seq_length }));
  const codes = problems.map((problem) => nemoCodeOfTemplate(problem.kind));
  const broken = codeOrder.find((code) => codes.includes(code));
  if (broken !== undefined && (options.for_train || !broken.startsWith('answer')))
    return { error_code: broken };

  const check = createFieldCheck(taskFieldsOf(templates), createProblemLog());
  for (const row of dataset.examples) check.add(row);
  const { problemCounts } = check.found();
  const warnings = [
    ...(problemCounts['extra-field'] ? ['extra_keys'] : []),
    ...(problems.some((problem) => problem.kind === 'markers-not-ascending')
      ? ['markers_not_ascending']
      : []),
  ];
  const task_id = want.task_id === undefined ? {} : { task_id: tokenizer.encode(example.taskname ?? '') };
  const cutOf = (cut: number): { cut?: number } => (want.cut === undefined ? {} : { cut });
  if (!options.for_train) {
    const encoded = encodeForInference(plan, example.taskname, example.fields);
    if (typeof encoded === 'string') return { kept: false, reason: encoded };
    return { kept: true, ids: encoded.ids, ...task_id, ...cutOf(encoded.cut), warnings };
  }
  const outcome = encodeExample(plan, example);
  if (outcome.kind === 'skipped') {
    const error_code = nemoCodeOfSkip(outcome.reason);
    return error_code ? { error_code } : { kept: false, reason: outcome.reason.replace('-', '_') };
  }
  const { ids, answerStart, cut } = outcome.example;
  const batch = collateBatch([outcome.example], ids.length - 1);
  return {
    kept: true,
    ids: [...ids],
    labels: [...batch.labels],
    loss_mask: [...batch.lossMask],
    answer_start: answerStart ?? null,
    ...task_id,
    ...cutOf(cut),
    warnings,
  };
}

/** NeMo at inference: the same encoding, whatever the row lacks, without rules about the answer. */
function encodeForInference(
  plan: EncodingPlan,
  taskname: string | undefined,
  fields: Readonly<Record<string, string>>,
): { readonly ids: readonly number[]; readonly cut: number } | string {
  const task = taskOfRow(plan, taskname);
  if (task === undefined) return 'unknown_task';
  const { row, cut } = encodeFilled(plan, task, { fields }, plan.options);
  if (row.ids.length > plan.options.maxSequenceLength) return 'too_long';
  return row.ids.length < plan.options.minSequenceLength ? 'too_short' : { ids: row.ids, cut };
}

const definedOnly = (result: { readonly [K in keyof Result]: Result[K] | undefined }): Result =>
  Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));

describe.each([...new Set(cases.map((golden) => golden.group))])("NeMo's dataset code, group %s", (group) => {
  it.each(cases.filter((golden) => golden.group === group))('$id', (golden) => {
    const want = wanted(golden);
    if (want === null) {
      // Left open: it must only be refused or warned about, see rule T3.
      const kinds = checkTemplates(readTemplateEntries(golden.task_templates).templates).map(
        (each) => each.kind,
      );
      expect(kinds).toContain('literal-braces');
    } else expect(reached(golden, want)).toEqual(want);
  });
});
