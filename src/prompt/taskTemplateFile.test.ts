import { describe, expect, test } from 'vitest';
import type { TaskTemplate } from './taskTemplate';
import { printNemoTask, printTaskTemplate, readTaskTemplate } from './taskTemplateFile';

const sentiment: TaskTemplate = {
  taskname: 'sentiment',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {sentence} sentiment:{label}',
  totalVirtualTokens: 10,
  virtualTokenSplits: [10],
  truncateField: 'sentence',
  answerOnlyLoss: true,
  answerField: 'label',
};

const nemo = {
  taskname: 'sentiment',
  prompt_template: '<|VIRTUAL_PROMPT_0|> {sentence} sentiment:{label}',
  total_virtual_tokens: 10,
  virtual_token_splits: [10],
  truncate_field: 'sentence',
  answer_only_loss: true,
  answer_field: 'label',
};

describe('a template on disk', () => {
  test('has NeMo’s keys, in NeMo’s order', () => {
    expect(JSON.stringify(printTaskTemplate(sentiment))).toBe(JSON.stringify(nemo));
    expect(readTaskTemplate(nemo)).toEqual({ ok: true, value: sentiment });
  });

  test('without answer and truncation has null there, and may leave them out', () => {
    const bare = { ...sentiment, truncateField: undefined, answerOnlyLoss: false, answerField: undefined };
    const printed = printTaskTemplate(bare);
    expect(printed).toMatchObject({ truncate_field: null, answer_only_loss: false, answer_field: null });
    expect(readTaskTemplate(printed)).toEqual({ ok: true, value: bare });
    const { truncate_field: _t, answer_only_loss: _o, answer_field: _a, ...short } = nemo;
    expect(readTaskTemplate(short)).toEqual({ ok: true, value: bare });
  });

  test('keeps what came in with an import apart from its own keys', () => {
    const imported = { ...sentiment, otherKeys: { prompt_style: { a: [1, null] } } };
    const printed = printTaskTemplate(imported);
    expect(printed).toEqual({ ...nemo, other_keys: { prompt_style: { a: [1, null] } } });
    expect(readTaskTemplate(JSON.parse(JSON.stringify(printed)))).toEqual({ ok: true, value: imported });
    expect(printNemoTask(imported)).toEqual({ ...nemo, prompt_style: { a: [1, null] } });
  });

  test('may be without a name only while it is written', () => {
    const unnamed = { ...sentiment, taskname: '' };
    expect(readTaskTemplate(printTaskTemplate(unnamed), 'unnamed')).toEqual({ ok: true, value: unnamed });
  });

  test.each([
    [{ ...nemo, answer_feild: 'label' }, 'answer_feild', 'no such name'],
    [{ ...nemo, taskname: '' }, 'taskname', '>=1'],
    [{ ...nemo, virtual_token_splits: [3, '7'] }, 'virtual_token_splits.1', 'number'],
    [{ ...nemo, total_virtual_tokens: 1.5 }, 'total_virtual_tokens', 'integer'],
    [{ taskname: 'a' }, 'prompt_template', 'a value'],
    [null, '', 'Object'],
  ])('%j is refused at %s', (value, path, expected) => {
    expect(readTaskTemplate(value)).toMatchObject({ ok: false, error: { path, expected } });
  });
});
