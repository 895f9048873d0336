import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTemplate } from './checkTemplate';
import { looksLikeNemoConfig, printNemoConfig, readNemoConfig } from './nemoConfig';
import { readPythonLiteral } from './pythonLiteral';
import type { TaskTemplate } from './taskTemplate';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;
const sentiment: TaskTemplate = {
  taskname: 'sentiment',
  promptTemplate: `${marker(0)} {sentence} ${marker(1)}sentiment:{label}`,
  totalVirtualTokens: 16,
  virtualTokenSplits: [10, 6],
  truncateField: undefined,
  answerOnlyLoss: true,
  answerField: 'label',
};

const python = `config.model.task_templates = [
    {   # one task
        "taskname": "sentiment",
        'prompt_template': "${marker(0)} {sentence} "
                           '${marker(1)}sentiment:{label}',
        "total_virtual_tokens": 16,
        "virtual_token_splits": (10, 6,),
        "truncate_field": None,
        "answer_only_loss": True,
        "answer_field": "label",
    },
]`;
const yaml = `
model:
  language_model_path: gpt.nemo # not ours
  task_templates:
    - taskname: sentiment
      prompt_template: "${marker(0)} {sentence} ${marker(1)}sentiment:{label}"
      total_virtual_tokens: 16
      virtual_token_splits: [10, 6]
      truncate_field: null
      answer_only_loss: True
      answer_field: label
`;
const json = JSON.stringify({
  task_templates: [
    {
      taskname: 'sentiment',
      prompt_template: sentiment.promptTemplate,
      total_virtual_tokens: 16,
      virtual_token_splits: [10, 6],
      answer_only_loss: true,
      answer_field: 'label',
    },
  ],
});

describe('NeMo configuration (T19)', () => {
  it.each([
    ['python', python],
    ['yaml', yaml],
    ['json', json],
  ])('comes in from %s', async (format, text) => {
    expect(looksLikeNemoConfig(text)).toBe(true);
    const read = await readNemoConfig(text);
    expect(read).toMatchObject({ format, problems: [] });
    expect(read?.tasks.map(({ template }) => template)).toEqual([sentiment]);
  });

  it.each([
    ['behind a comment', `# the two tasks\n${python}`],
    [
      'among other statements',
      `from omegaconf import OmegaConf\n${python}\nOmegaConf.save(config, "x.yaml")\n`,
    ],
    ['with texts joined by +', python.replace('{sentence} "\n', '{sentence} " +\n')],
    [
      'in parentheses',
      python.replace("'prompt_template': \"", "'prompt_template': (\"").replace("label}',", "label}'),"),
    ],
  ])('comes in from a Python program: %s', async (_, text) => {
    expect(text).not.toBe(python);
    const read = await readNemoConfig(text);
    expect(read).toMatchObject({ format: 'python', problems: [] });
    expect(read?.tasks.map(({ template }) => template)).toEqual([sentiment]);
  });

  it('takes None in YAML for nothing', async () => {
    const text = yaml.replace('truncate_field: null', 'truncate_field: None');
    expect((await readNemoConfig(text))?.tasks[0]?.template).toEqual(sentiment);
  });

  it('keeps only what JSON can hold of keys it does not know', async () => {
    const text = `${yaml}      floor: -.inf\n      since: 2023-01-01\n`;
    const read = await readNemoConfig(text);
    expect(read?.tasks[0]?.template.otherKeys).toEqual({ floor: null, since: '2023-01-01' });
  });

  it('takes the last of equal keys, as PyYAML does', async () => {
    const twice = yaml.replace(
      '      truncate_field: null',
      '      truncate_field: label\n      truncate_field: null',
    );
    expect(twice).not.toBe(yaml);
    expect((await readNemoConfig(twice))?.tasks[0]?.template).toEqual(sentiment);
  });

  it('tells which tasks a table beside it holds, at the top or under the model', async () => {
    expect((await readNemoConfig(yaml))?.existingTasks).toBeUndefined();
    const inside = yaml.replace(
      '  task_templates:',
      '  existing_tasks: [a, sentiment, 3]\n  task_templates:',
    );
    expect((await readNemoConfig(inside))?.existingTasks).toEqual(['a', 'sentiment']);
    expect((await readNemoConfig(`existing_tasks: []\n${yaml}`))?.existingTasks).toEqual([]);
  });

  it('goes out in characters that every YAML reader takes as they are', () => {
    const promptTemplate = `a\u0085b\u2028c\u2029d\ufeffe\u007ff\ud800g`;
    const printed = printNemoConfig([{ ...sentiment, promptTemplate }]);
    expect(printed).toContain('"a\\u0085b\\u2028c\\u2029d\\ufeffe\\u007ff\\ud800g"');
  });

  it('shows every key before and after; what was missing is seen', async () => {
    const read = await readNemoConfig(json);
    expect(read?.tasks[0]?.keys).toContainEqual({
      key: 'virtual_token_splits',
      before: '[10,6]',
      after: '[10,6]',
    });
    expect(read?.tasks[0]?.keys).toContainEqual({ key: 'truncate_field', before: undefined, after: 'null' });
  });

  it('brings wrong counts in as they are, for the checks to name', async () => {
    const wrong = json
      .replace('[10,6]', '[10]')
      .replace('"total_virtual_tokens":16', '"total_virtual_tokens":20');
    const template = (await readNemoConfig(wrong))?.tasks[0]?.template;
    expect(template).toMatchObject({ virtualTokenSplits: [10], totalVirtualTokens: 20 });
    const kinds = template === undefined ? [] : checkTemplate(template).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['marker-count', 'splits-sum']));
  });

  it('finds a missing total or missing splits from the other', async () => {
    const noTotal = json.replace('"total_virtual_tokens":16,', '');
    const noSplits = json.replace('"virtual_token_splits":[10,6],', '');
    expect((await readNemoConfig(noTotal))?.tasks[0]?.template.totalVirtualTokens).toBe(16);
    expect((await readNemoConfig(noSplits))?.tasks[0]?.template.virtualTokenSplits).toEqual([8, 8]);
  });

  it('keeps keys it does not know and gives them back', async () => {
    const more = json.replace('"taskname"', '"prompt_style":{"a":[1,null]},"taskname"');
    const read = await readNemoConfig(more);
    expect(read?.problems).toMatchObject([{ kind: 'unknown-key', key: 'prompt_style' }]);
    const template = read?.tasks[0]?.template;
    expect(template?.otherKeys).toEqual({ prompt_style: { a: [1, null] } });
    const again = await readNemoConfig(printNemoConfig(template === undefined ? [] : [template]));
    expect(again?.tasks[0]?.template).toEqual(template);
  });

  it('is not seen in plain template text, and other text is refused', async () => {
    expect(looksLikeNemoConfig(sentiment.promptTemplate)).toBe(false);
    expect(looksLikeNemoConfig('the prompt_template is')).toBe(false);
    expect(await readNemoConfig('prompt_template: [')).toBeUndefined();
    expect(await readNemoConfig('just: yaml')).toBeUndefined();
  });

  it('goes out and comes back the same, whatever the texts', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    const template = fc.record({
      taskname: name,
      promptTemplate: fc.string({ unit: 'grapheme' }),
      totalVirtualTokens: fc.nat(99),
      virtualTokenSplits: fc.array(fc.nat(99), { maxLength: 4 }),
      truncateField: fc.option(name, { nil: undefined }),
      answerOnlyLoss: fc.boolean(),
      answerField: fc.option(name, { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(template, { minLength: 1, maxLength: 3 }), async (templates) => {
        const read = await readNemoConfig(printNemoConfig(templates));
        expect(read?.tasks.map((task) => task.template)).toEqual(templates);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Python literals', () => {
  it.each([
    ["{'a': [1, 2.5, -3, 1_000,], 'b': (None, True)}", { a: [1, 2.5, -3, 1000], b: [null, true] }],
    ["'it\\'s' \"\\u00e9\\n\"", "it's\u00e9\n"],
    ["r'a\\n'", 'a\\n'],
    ["r'a\\'b'", "a\\'b"],
    ['"\\a\\b\\f\\v\\0\\101\\q\\/"', '\u0007\b\f\v\0A\\q\\/'],
    ['("a" "b") "c" + \'d\'', 'abcd'],
    ['("a" \\\n"b",)', ['ab']],
    ["'''two\nlines'''", 'two\nlines'],
    ['("one")', 'one'],
    ['("one",)', ['one']],
    ['x.y = 1e-3 # rate', 0.001],
  ])('%s', (text, value) => {
    expect(readPythonLiteral(text)).toEqual({ ok: true, value });
  });

  it.each([
    '__import__("os")',
    'open("x")',
    '[x for x in y]',
    '{"a": f"{b}"}',
    '1 + 1',
    '"a" + 1',
    '"a" + f"{b}"',
    '"\\N{DASH}"',
    '"\\U00110000"',
    '[1 2]',
    '{"a" 1}',
    '{1: 2}',
    '12ab',
    '{"a": 1',
    '"open',
    `${'['.repeat(90)}`,
  ])('refuses %s: nothing is executed', (text) => {
    expect(readPythonLiteral(text).ok).toBe(false);
  });

  it('reads JSON as JSON does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const text = JSON.stringify(value);
        expect(readPythonLiteral(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });
});
