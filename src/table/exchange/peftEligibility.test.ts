import { describe, expect, test } from 'vitest';
import { defaultTuningConfig } from '../../run/defaults';
import { smallPrompt } from '../../testing/promptTables';
import { peftEligibility } from './peftEligibility';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;
const given = (promptTemplate: string, change: object = {}, config: object = {}) => {
  const prompt = smallPrompt('a');
  const template = { ...prompt.template, promptTemplate, ...change };
  return peftEligibility({ template, config: { ...defaultTuningConfig, ...config } });
};

describe('what PEFT can run (F8)', () => {
  test.each([
    ['a space behind the marker', `${marker(0)} {text} mood:{label}`, ' {text} mood:'],
    ['the space before the answer goes with it', `${marker(0)} {text} mood: {label}`, ' {text} mood:'],
    ['text behind the answer is not known yet', `${marker(0)}{text} -> {label}.`, '{text} ->'],
    ['the last of several answers', `${marker(0)} {label} {text}={label}`, '  {text}='],
    ['line breaks stay', `${marker(0)}\n{text}\n\nAnswer:\n{label}`, '\n{text}\n\nAnswer:\n'],
    ['a marker that is none is text', `${marker(0)} <|VIRTUAL_PROMPT_|> {label}`, ' <|VIRTUAL_PROMPT_|>'],
  ])('%s', (_, template, pattern) => {
    expect(given(template)).toEqual({ ok: true, value: { pattern, stripped: false } });
  });

  test('the whole template where there is no answer', () => {
    const read = given(`${marker(0)} {text} `, { answerField: undefined });
    expect(read).toMatchObject({ ok: true, value: { pattern: ' {text}' } });
  });

  test('white space is gone that the training took away', () => {
    const read = given(`${marker(0)} {text}:{label}`, {}, { spacing: 'nemo-2022' });
    expect(read).toEqual({ ok: true, value: { pattern: '{text}:', stripped: true } });
  });

  test.each<[string, string, object, object]>([
    ['nothing is virtual', '{text}:{label}', {}, { kind: 'no-marker' }],
    ['two places', `${marker(0)} {text} ${marker(1)} {label}`, {}, { kind: 'several-markers', count: 2 }],
    ['text in front', `a${marker(0)} {label}`, {}, { kind: 'marker-not-first', before: 'a' }],
    ['a space in front', ` ${marker(0)} {label}`, {}, { kind: 'marker-not-first', before: ' ' }],
    ['another number', `${marker(1)} {label}`, {}, { kind: 'marker-number', number: 1 }],
    ['BOS in front', `${marker(0)} {label}`, { addBos: true }, { kind: 'bos-first' }],
  ])('not when there is %s', (_, template, config, error) => {
    expect(given(template, {}, config)).toEqual({ ok: false, error });
  });
});
