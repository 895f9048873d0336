import { describe, expect, it } from 'vitest';
import { createDataReader } from '../data/dataReader';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureJson, readFixtureJsonLines } from '../testing/fixtures';
import { collateBatch } from './collateBatch';
import { encodeExample } from './encodeExample';
import { planEncoding } from './encodingPlan';
import { readTemplateEntries } from './readTemplates';

interface CollateCase {
  readonly id: string;
  readonly task_templates: unknown;
  readonly options: {
    readonly max_seq_length: number;
    readonly min_seq_length: number;
    readonly add_bos: boolean;
    readonly add_eos: boolean;
  };
  readonly rows: readonly unknown[];
  readonly kept: readonly boolean[];
  readonly input_ids: readonly (readonly number[])[];
  readonly labels: readonly (readonly number[])[];
  readonly loss_mask: readonly (readonly number[])[];
}

const tokenizer = createTokenizer(readFixtureJson('tiny-gpt2/tokenizer.json'), undefined);

describe("NeMo's collate_fn", () => {
  it.each(readFixtureJsonLines<CollateCase>('collate-golden.jsonl'))('$id', (golden) => {
    const plan = planEncoding(readTemplateEntries(golden.task_templates).templates, tokenizer, {
      maxSequenceLength: golden.options.max_seq_length,
      minSequenceLength: golden.options.min_seq_length,
      addBos: golden.options.add_bos,
      addEos: golden.options.add_eos,
      spacing: 'literal',
    });
    const reader = createDataReader(golden.id);
    reader.push(new TextEncoder().encode(golden.rows.map((row) => JSON.stringify(row)).join('\n')));
    const outcomes = reader.finish().dataset.examples.map((example) => encodeExample(plan, example));
    expect(outcomes.map((outcome) => outcome.kind === 'encoded')).toEqual(golden.kept);

    const examples = outcomes.flatMap((outcome) => (outcome.kind === 'encoded' ? [outcome.example] : []));
    const longest = Math.max(...examples.map((example) => example.ids.length - 1));
    const batch = collateBatch(examples, longest);
    const rowsOf = (values: ArrayLike<number>): number[][] =>
      examples.map((_, row) => Array.from(values).slice(row * longest, (row + 1) * longest));
    expect(rowsOf(batch.inputIds)).toEqual(golden.input_ids);
    expect(rowsOf(batch.labels)).toEqual(golden.labels);
    expect(rowsOf(batch.lossMask)).toEqual(golden.loss_mask);
  });
});
