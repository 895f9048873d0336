import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureJson } from '../testing/fixtures';
import type { EncodedExample, EncodeOptions, EncodeOutcome } from './encodedExample';
import { encodeExample } from './encodeExample';
import { planEncoding } from './encodingPlan';
import type { TaskTemplate } from './taskTemplate';

const tokenizer = createTokenizer(readFixtureJson('tiny-gpt2/tokenizer.json'), undefined);
const eos = tokenizer.eosId;

const mood: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> mood: {label}',
  totalVirtualTokens: 3,
  virtualTokenSplits: [2, 1],
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
};
const defaults: EncodeOptions = {
  maxSequenceLength: 64,
  minSequenceLength: 1,
  addBos: false,
  addEos: true,
  spacing: 'literal',
};

function encode(
  fields: Readonly<Record<string, string>>,
  template: Partial<TaskTemplate> = {},
  options: Partial<EncodeOptions> = {},
): EncodeOutcome {
  const plan = planEncoding([{ ...mood, ...template }], tokenizer, { ...defaults, ...options });
  return encodeExample(plan, { line: 7, taskname: undefined, fields });
}

function encoded(...args: Parameters<typeof encode>): EncodedExample {
  const outcome = encode(...args);
  if (outcome.kind === 'skipped') throw new Error(`skipped: ${outcome.reason}`);
  return outcome.example;
}

/** The row as text, virtual tokens as #k, tokens that carry loss in brackets. */
function show(example: EncodedExample): string {
  let shown = '';
  let open = false;
  example.ids.forEach((id, index) => {
    const carries = example.lossMask[index] === 1;
    if (carries !== open) shown += carries ? '[' : ']';
    open = carries;
    shown += id < 0 ? `#${-1 - id}` : tokenizer.token(id);
  });
  return open ? `${shown}]` : shown;
}

const skipped = (outcome: EncodeOutcome): string =>
  outcome.kind === 'skipped' ? `${outcome.reason} ${outcome.length}` : 'encoded';

describe('encoding a row', () => {
  it('E5 puts virtual tokens at their markers and tokenises the text between', () => {
    const row = encoded({ text: 'The soup was cold.', label: 'bad' });
    expect(show(row)).toBe('#0#1 The soup was cold.#2 mood:[ bad<|endoftext|>]');
    const between = [' The soup was cold.', ' mood: bad'].map((text) => tokenizer.encode(text));
    expect([...row.ids]).toEqual([-1, -2, ...(between[0] ?? []), -3, ...(between[1] ?? []), eos]);
    expect(row.answerStart).toBe(row.ids.length - 2);
    expect(row).toMatchObject({ line: 7, taskname: 'mood', taskIndex: 0, cut: 0, label: 'bad' });
  });

  it('E5 loses nothing and adds nothing: the tokens are the filled template', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(' ', '\n', 'a', 'é', '🙂', '{', '}'), fc.string({ unit: 'binary' })),
    });
    const template = fc
      .array(
        fc.oneof(
          fc.constantFrom('{a}', '{b}', '<|VIRTUAL_PROMPT_0|>', '<|VIRTUAL_PROMPT_1|>', ' '),
          fc.constantFrom('x', 'the\n', 'é'),
        ),
        { minLength: 1 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(template, text, text, (promptTemplate, a, b) => {
        const options = { maxSequenceLength: 100_000 };
        const outcome = encode({ a, b }, { promptTemplate, answerOnlyLoss: false }, options);
        if (outcome.kind === 'skipped') return;
        const read = tokenizer.decode(outcome.example.ids.filter((id) => id >= 0).slice(0, -1));
        const filled = promptTemplate
          .replace(/<[^>]*>/g, '')
          .replace(/\{([ab])\}/g, (_, name) => (name === 'a' ? a : b));
        expect(read).toBe(filled);
      }),
    );
  });

  it('E1 goes to the template that the row names', () => {
    const plan = planEncoding([mood, { ...mood, taskname: 'tone' }], tokenizer, defaults);
    const fields = { text: 'x', label: 'y' };
    expect(encodeExample(plan, { line: 1, taskname: 'tone', fields })).toMatchObject({
      example: { taskIndex: 1 },
    });
    expect(skipped(encodeExample(plan, { line: 1, taskname: 'Tone', fields }))).toBe('unknown-task 0');
    expect(skipped(encodeExample(plan, { line: 1, taskname: undefined, fields }))).toBe('unknown-task 0');
  });

  it('E2 data can inject neither fields nor virtual nor special tokens', () => {
    const text = '{label} <|VIRTUAL_PROMPT_0|> <prompt_1> <|endoftext|>';
    const row = encoded({ text, label: 'bad' }, {}, { maxSequenceLength: 200 });
    expect(show(row)).toBe(`#0#1 ${text}#2 mood:[ bad<|endoftext|>]`);
    expect(row.ids.filter((id) => id === eos)).toEqual(Int32Array.of(eos));
    expect(row.ids.filter((id) => id < 0)).toEqual(Int32Array.of(-1, -2, -3));
  });

  it('E3 strips U+0020 at both ends when a field is missing, and only then', () => {
    const template = { promptTemplate: ' {a} {b} ', answerOnlyLoss: false };
    expect(show(encoded({ a: ' x', b: 'y\n' }, template))).toBe('[  x y\n <|endoftext|>]');
    expect(show(encoded({ b: 'y\n' }, template))).toBe('[y\n<|endoftext|>]');
  });

  it('E4 nemo-2022 strips white space on both sides of markers, literal keeps it', () => {
    const template = { promptTemplate: '<|VIRTUAL_PROMPT_0|> {text} \n <|VIRTUAL_PROMPT_1|> mood: {label}' };
    const fields = { text: '\tcold ', label: 'bad' };
    expect(show(encoded(fields, template, { spacing: 'nemo-2022' }))).toBe(
      '#0#1cold#2mood:[ bad<|endoftext|>]',
    );
    expect(show(encoded(fields, template))).toBe('#0#1 \tcold  \n #2 mood:[ bad<|endoftext|>]');
    const wide = { text: '\u3000cold\u2003', label: 'bad' };
    expect(encoded(wide, template, { spacing: 'nemo-2022' }).ids).toEqual(
      encoded({ text: 'cold', label: 'bad' }, template, { spacing: 'nemo-2022' }).ids,
    );
  });

  it('E5 special tokens of the template are real', () => {
    const promptTemplate = '<|VIRTUAL_PROMPT_0|>{text}<|endoftext|> mood: {label}';
    const row = encoded({ text: 'x', label: 'bad' }, { promptTemplate });
    expect([...row.ids]).toEqual([
      -1,
      -2,
      ...tokenizer.encode('x'),
      eos,
      ...tokenizer.encode(' mood: bad'),
      eos,
    ]);
  });

  it('E6 puts BOS before virtual tokens and EOS last', () => {
    const fields = { text: 'x', label: 'y' };
    expect(encoded(fields, {}, { addBos: true }).ids[0]).toBe(tokenizer.bosId);
    expect(show(encoded(fields, {}, { addEos: false }))).toBe('#0#1 x#2 mood:[ y]');
  });

  it('E7 a used column that is not text skips the row, an unused one does not', () => {
    const plan = planEncoding([mood], tokenizer, defaults);
    const row = { line: 1, taskname: undefined, fields: { text: 'x', label: 'y' } };
    expect(skipped(encodeExample(plan, { ...row, notText: { score: 'number' } }))).toBe('encoded');
    expect(
      skipped(encodeExample(plan, { ...row, fields: { text: 'x' }, notText: { label: 'number' } })),
    ).toBe('not-text 0');
  });

  it('a row lacks the fields of object prototypes', () => {
    const template = { promptTemplate: '<|VIRTUAL_PROMPT_0|>{constructor}x', answerOnlyLoss: false };
    expect(show(encoded({}, template))).toBe('#0#1[x<|endoftext|>]');
  });
});

describe('cutting a row', () => {
  const long = { text: 'one two three four five', label: 'bad' };
  const whole = encoded(long);

  it('C1 takes the overflow from the end of the field and keeps the rest', () => {
    const row = encoded(long, {}, { maxSequenceLength: whole.ids.length - 2 });
    expect(row.ids.length).toBe(whole.ids.length - 2);
    expect(row.cut).toBe(2);
    const tail = (example: EncodedExample): number[] => [...example.ids.slice(example.ids.indexOf(-3))];
    expect(tail(row)).toEqual(tail(whole));
    expect(show(row)).toMatch(/^#0#1 one two.*#2 mood:\[ bad<\|endoftext\|>\]$/);
  });

  it('C1 leaves rows alone that fit', () => {
    expect(encoded(long, {}, { maxSequenceLength: whole.ids.length })).toEqual(whole);
  });

  it('C2 may take the template space before the field, but no token that holds other text', () => {
    const fixed = 3 + tokenizer.encode(' mood: bad').length + 1;
    expect(show(encoded(long, {}, { maxSequenceLength: fixed }))).toBe('#0#1#2 mood:[ bad<|endoftext|>]');
    expect(skipped(encode(long, {}, { maxSequenceLength: fixed - 1 }))).toBe(`too-long ${whole.ids.length}`);
  });

  it('C3 cuts the first use only', () => {
    const template = { promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> {text}: {label}' };
    const uncut = encoded(long, template);
    const row = encoded(long, template, { maxSequenceLength: uncut.ids.length - 3 });
    expect(show(row).split('#2')[1]).toBe(show(uncut).split('#2')[1]);
  });

  it('C4 without a field to cut, or one too short, the row is skipped and its length told', () => {
    const options = { maxSequenceLength: whole.ids.length - 1 };
    expect(skipped(encode(long, { truncateField: undefined }, options))).toBe(`too-long ${whole.ids.length}`);
    expect(skipped(encode({ text: '', label: 'bad' }, {}, { minSequenceLength: 50 }))).toMatch(
      /^too-short \d+$/,
    );
  });
});

describe('the loss mask', () => {
  it('M1 covers the answer with its template space, and EOS', () => {
    const promptTemplate = '<|VIRTUAL_PROMPT_0|>{label} or {text}: {label}';
    expect(show(encoded({ text: 'x', label: 'y z' }, { promptTemplate }))).toBe(
      '#0#1y z or x:[ y z<|endoftext|>]',
    );
  });

  it('M1 covers a token that the answer shares with the text before it', () => {
    const row = encoded(
      { text: 'th', label: 'e end' },
      { promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}{label}' },
    );
    expect(show(row)).toBe('#0#1[ the end<|endoftext|>]');
    expect(row.answerStart).toBe(2);
  });

  it('M1 covers everything but virtual tokens when the loss is on all', () => {
    const row = encoded({ text: 'x', label: 'y' }, { answerOnlyLoss: false });
    expect(show(row)).toBe('#0#1[ x]#2[ mood: y<|endoftext|>]');
    expect(row.answerStart).toBeUndefined();
  });

  it('M2 skips rows without an answer', () => {
    expect(skipped(encode({ text: 'x' }))).toBe('no-answer 0');
    expect(skipped(encode({ text: 'x', label: ' \n' }))).toBe('empty-answer 0');
  });

  it('M3 skips rows with nothing to predict', () => {
    const template = { promptTemplate: '{text}<|VIRTUAL_PROMPT_0|>', answerOnlyLoss: false };
    expect(skipped(encode({ text: 'x' }, template, { addEos: false }))).toBe('no-loss 3');
  });
});
