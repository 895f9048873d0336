import { describe, expect, it } from 'vitest';
import type { Example } from '../data/dataset';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureJson } from '../testing/fixtures';
import { planEncoding } from './encodingPlan';
import { countEncoded, previewRow } from './previewRow';

const tokenizer = createTokenizer(readFixtureJson('tiny-gpt2/tokenizer.json'), undefined);
const plan = planEncoding(
  [
    {
      taskname: 'mood',
      promptTemplate: '<|VIRTUAL_PROMPT_0|>{text}: {label}',
      totalVirtualTokens: 2,
      virtualTokenSplits: [2],
      truncateField: 'text',
      answerOnlyLoss: true,
      answerField: 'label',
    },
  ],
  tokenizer,
  { maxSequenceLength: 8, minSequenceLength: 1, addBos: false, addEos: true, spacing: 'literal' },
);
const row = (line: number, fields: Readonly<Record<string, string>>): Example => ({
  line,
  taskname: undefined,
  fields,
});

const fits = row(1, { text: 'x', label: 'y' });
const cut = row(2, { text: 'x x x x x x', label: 'y' });
const unanswered = row(3, { text: 'x' });
const tooLong = row(4, { text: 'x', label: 'y y y y y y y y' });
const all = countEncoded(plan, [fits, cut, unanswered, tooLong]);

describe('what the model will receive', () => {
  it('counts rows kept, cut and skipped, and the longest before cutting', () => {
    expect(all.counts).toEqual({ given: 4, kept: 2, cut: 1, skipped: { 'no-answer': 1, 'too-long': 1 } });
    expect(all.longest).toBe(2 + tokenizer.encode('x: y y y y y y y y').length + 1);
  });

  it('shows a row token by token', () => {
    const preview = previewRow(plan, fits, all);
    expect(preview.outcome).toEqual({ kind: 'encoded', cut: 0 });
    expect(preview.tokens.map(({ text, origin, carriesLoss }) => [text, origin.kind, carriesLoss])).toEqual([
      ['', 'virtual', false],
      ['', 'virtual', false],
      ['x', 'field', false],
      [':', 'text', false],
      [' ', 'text', true],
      ['y', 'field', true],
      ['<|endoftext|>', 'special', true],
    ]);
    expect(preview.counts).toBe(all.counts);
  });

  it('shows a skipped row with its reason, as far as it goes', () => {
    const preview = previewRow(plan, unanswered, all);
    expect(preview.outcome).toEqual({ kind: 'skipped', reason: 'no-answer', length: 0 });
    expect(preview.tokens.map((token) => token.text).join('')).toBe('x:<|endoftext|>');
    expect(preview.tokens.some((token) => token.carriesLoss)).toBe(false);
    expect(previewRow(plan, row(5, {}), all).line).toBe(5);
  });
});
