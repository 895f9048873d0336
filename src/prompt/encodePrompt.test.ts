import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureJson } from '../testing/fixtures';
import type { CandidatePrompt, EncodeOptions, PromptOutcome } from './encodedExample';
import { encodeExample } from './encodeExample';
import { encodePrompt, type PromptOptions } from './encodePrompt';
import { planEncoding } from './encodingPlan';
import type { TaskTemplate } from './taskTemplate';

const tokenizer = createTokenizer(readFixtureJson('tiny-gpt2/tokenizer.json'), undefined);

const mood: TaskTemplate = {
  taskname: 'mood',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {text} mood: {label}',
  totalVirtualTokens: 2,
  virtualTokenSplits: [2],
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
const planOf = (template: Partial<TaskTemplate> = {}, options: Partial<EncodeOptions> = {}) =>
  planEncoding([{ ...mood, ...template }], tokenizer, { ...defaults, ...options });

function outcomeOf(
  fields: Readonly<Record<string, string>>,
  given: Partial<PromptOptions>,
  plan = planOf(),
): PromptOutcome {
  return encodePrompt(
    plan,
    { line: 3, taskname: undefined, fields },
    { labels: [], maxNewTokens: 8, ...given },
  );
}

function promptOf(...args: Parameters<typeof outcomeOf>): CandidatePrompt {
  const outcome = outcomeOf(...args);
  if (outcome.kind === 'skipped') throw new Error(`skipped: ${outcome.reason}`);
  return outcome.prompt;
}

const show = (ids: Int32Array): string =>
  Array.from(ids, (id) => (id < 0 ? `#${-1 - id}` : tokenizer.token(id))).join('');
const text = 'The soup was cold.';

describe('a row to be answered', () => {
  it('I1 ends before the answer and its template space', () => {
    expect(show(promptOf({ text }, {}).prefix)).toBe('#0#1 The soup was cold. mood:');
    const glued = planOf({ promptTemplate: '<|VIRTUAL_PROMPT_0|> {text} mood:{label}' });
    expect(show(promptOf({ text }, {}, glued).prefix)).toBe('#0#1 The soup was cold. mood:');
  });

  it('I1 does not know its answer, even if the row has one', () => {
    const plan = planOf({ promptTemplate: '<|VIRTUAL_PROMPT_0|>{label}? {text} mood: {label}' });
    expect(show(promptOf({ text, label: 'bad' }, {}, plan).prefix)).toBe('#0#1? The soup was cold. mood:');
  });

  it('I2 strips nothing because of a missing answer, but everything else as in training', () => {
    const plan = planOf({ promptTemplate: ' {text} {hint} mood:  {label}' });
    expect(show(promptOf({ text: 'x', hint: 'y' }, {}, plan).prefix)).toBe(' x y mood: ');
    expect(show(promptOf({ text: 'x' }, {}, plan).prefix)).toBe('x  mood:');
  });

  it('I3 prompt and candidate together are the row that training would see', () => {
    const label = fc
      .string({ unit: fc.constantFrom(' ', '\n', 'a', 'e', 'th', 'é', '.') })
      .filter((one) => one.trim() !== '');
    const template = fc.constantFrom(
      '{text} mood: {label}',
      '{text} mood:{label}',
      ' {text}{label}',
      '{text}\n {label}',
      '{label}',
    );
    const fields = fc.string({ unit: fc.constantFrom(' ', 'a', 'th', '\n', 'é') });
    const spacing = fc.constantFrom('literal' as const, 'nemo-2022' as const);
    fc.assert(
      fc.property(
        template,
        fields,
        fc.array(label, { minLength: 1 }),
        spacing,
        fc.boolean(),
        (end, value, labels, kind, addBos) => {
          const options = { maxSequenceLength: 10_000, spacing: kind, addBos };
          const plan = planOf({ promptTemplate: `<|VIRTUAL_PROMPT_0|>${end}` }, options);
          const prompt = promptOf({ text: value }, { labels }, plan);
          labels.forEach((one, index) => {
            const row = encodeExample(plan, {
              line: 3,
              taskname: undefined,
              fields: { text: value, label: one },
            });
            if (row.kind === 'skipped') throw new Error(row.reason);
            expect([...prompt.prefix, ...(prompt.candidates[index] ?? [])]).toEqual([...row.example.ids]);
          });
        },
      ),
    );
  });

  it('I3 labels with and without a leading space', () => {
    const { prefix, candidates } = promptOf({ text }, { labels: ['bad', 'not good'] });
    expect(show(prefix)).toBe('#0#1 The soup was cold. mood:');
    expect(candidates.map(show)).toEqual([' bad<|endoftext|>', ' not good<|endoftext|>']);
  });

  it('I4 where a label merges with the text before it, the prompt ends earlier for all labels', () => {
    const plan = planOf({ promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}{label}' });
    const { prefix, candidates } = promptOf({ text: 'is th' }, { labels: ['e end', '.'] }, plan);
    expect(show(prefix)).toBe('#0#1 is');
    expect(candidates.map(show)).toEqual([' the end<|endoftext|>', ' th.<|endoftext|>']);
  });

  it('I5 keeps room for the longest label, or for the tokens to be written', () => {
    const long = { text: 'one two three four five six seven eight nine ten' };
    const plan = planOf({}, { maxSequenceLength: 24 });
    const scored = promptOf(long, { labels: ['bad', 'not good'] }, plan);
    expect(scored.prefix.length + Math.max(...scored.candidates.map((ids) => ids.length))).toBe(24);
    expect(scored.cut).toBeGreaterThan(0);
    const free = promptOf(long, { maxNewTokens: 5 }, plan);
    expect(free.prefix.length).toBe(19);
    expect(show(free.prefix)).toMatch(/^#0#1 one .* mood:$/);
  });

  it('I5 takes from the room what cannot be cut, and says so when nothing fits', () => {
    const plan = planOf({ truncateField: undefined }, { maxSequenceLength: 16 });
    const length = promptOf({ text }, {}, planOf()).prefix.length;
    const tight = planOf({ truncateField: undefined }, { maxSequenceLength: length });
    expect(promptOf({ text }, { maxNewTokens: 30 }, tight).prefix.length).toBe(length);
    expect(outcomeOf({ text }, { labels: ['bad'] }, tight)).toEqual({
      kind: 'skipped',
      line: 3,
      reason: 'too-long',
      length: length + 2,
    });
    expect(outcomeOf({ text: text.repeat(4) }, {}, plan)).toMatchObject({
      kind: 'skipped',
      reason: 'too-long',
    });
  });

  it('I6 without an answer field labels follow the whole text', () => {
    const plan = planOf({
      promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}',
      answerField: undefined,
      answerOnlyLoss: false,
    });
    const { prefix, candidates } = promptOf({ text: 'is it' }, { labels: [' bad'] }, plan);
    expect(show(prefix)).toBe('#0#1 is it');
    expect(candidates.map(show)).toEqual([' bad<|endoftext|>']);
  });

  it('C5 tells why a row cannot be answered', () => {
    const plan = planOf();
    const options = { labels: [], maxNewTokens: 1 };
    const row = { line: 9, taskname: 'tone', fields: { text } };
    expect(encodePrompt(plan, row, options)).toMatchObject({ reason: 'unknown-task', line: 9 });
    const number = { line: 9, taskname: 'mood', fields: {}, notText: { text: 'number' } } as const;
    expect(encodePrompt(plan, number, options)).toMatchObject({ reason: 'not-text', line: 9 });
    const numberedAnswer = {
      line: 9,
      taskname: 'mood',
      fields: { text },
      notText: { label: 'number' },
    } as const;
    expect(encodePrompt(plan, numberedAnswer, options).kind).toBe('encoded');
  });
});
