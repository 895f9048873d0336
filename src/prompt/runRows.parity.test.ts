import { describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import { createDataReader } from '../data/dataReader';
import type { Example } from '../data/dataset';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureBytes, readFixtureJson, readFixtureJsonLines } from '../testing/fixtures';
import { encodeExample } from './encodeExample';
import { encodePrompt } from './encodePrompt';
import { planEncoding } from './encodingPlan';
import { readTemplateEntries } from './readTemplates';

interface RowOfIds {
  readonly i: number;
  readonly taskname: string;
  readonly ids: readonly number[];
  readonly mask: readonly number[];
  readonly answer_start: number;
  readonly cut: number;
  readonly inference_ids: readonly number[];
  readonly answer_ids: readonly number[];
}

interface RunConfig {
  readonly model: string;
  readonly tasks: unknown;
  readonly hyper: { readonly max_seq_length: number; readonly add_bos: boolean; readonly add_eos: boolean };
}

const config = readFixtureJson<RunConfig>('p-tuning-run/config.json');
const tokenizer = createTokenizer(readFixtureJson(`p-tuning-run/${config.model}/tokenizer.json`), undefined);
const plan = planEncoding(readTemplateEntries(config.tasks).templates, tokenizer, {
  maxSequenceLength: config.hyper.max_seq_length,
  minSequenceLength: 1,
  addBos: config.hyper.add_bos,
  addEos: config.hyper.add_eos,
  spacing: 'literal',
});

describe.each(['train', 'val'])('rows of the p-tuning run, %s', (part) => {
  const reader = createDataReader(part);
  reader.push(readFixtureBytes(`p-tuning-run/${part}.jsonl`));
  const { examples } = reader.finish().dataset;
  const rows = readFixtureJsonLines<RowOfIds>(`p-tuning-run/${part}.tokens.jsonl`);
  const withoutAnswer = (example: Example, answerField: string): Example => ({
    ...example,
    fields: Object.fromEntries(Object.entries(example.fields).filter(([name]) => name !== answerField)),
  });

  it('all rows are there', () => expect(examples.length).toBe(rows.length));

  it.each(rows)('row $i as in training', (row) => {
    const outcome = encodeExample(plan, at(examples, row.i));
    if (outcome.kind === 'skipped') throw new Error(`skipped: ${outcome.reason}`);
    const { ids, lossMask, answerStart, cut, taskname } = outcome.example;
    expect({ taskname, ids: [...ids], mask: [...lossMask], answer_start: answerStart, cut }).toEqual({
      taskname: row.taskname,
      ids: row.ids,
      mask: row.mask,
      answer_start: row.answer_start,
      cut: row.cut,
    });
  });

  it.each(rows)('row $i to be continued, with no room kept', (row) => {
    const answerField = plan.tasks.find((task) => task.template.taskname === row.taskname)?.template
      .answerField;
    const example = withoutAnswer(at(examples, row.i), answerField ?? '');
    const outcome = encodePrompt(plan, example, { labels: [], maxNewTokens: 0 });
    if (outcome.kind === 'skipped') throw new Error(`skipped: ${outcome.reason}`);
    expect([...outcome.prompt.prefix]).toEqual(row.inference_ids);
  });

  it.each(rows)('row $i with its label to be scored', (row) => {
    const trained = encodeExample(plan, at(examples, row.i));
    if (trained.kind === 'skipped') throw new Error(`skipped: ${trained.reason}`);
    const labels = [trained.example.label ?? ''];
    const outcome = encodePrompt(plan, at(examples, row.i), { labels, maxNewTokens: 0 });
    if (outcome.kind === 'skipped') throw new Error(`skipped: ${outcome.reason}`);
    expect([...outcome.prompt.prefix]).toEqual(row.ids.slice(0, row.answer_start));
    expect([...at(outcome.prompt.candidates, 0)]).toEqual(row.answer_ids);
    expect(outcome.prompt.cut).toBe(row.cut);
  });
});
