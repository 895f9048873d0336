import { describe, expect, it } from 'vitest';
import type { Example } from '../data/dataset';
import { createTokenizer } from '../model/loadTokenizer';
import { readFixtureJson } from '../testing/fixtures';
import { createEncodedCounter } from './countEncoded';
import { planEncoding } from './encodingPlan';
import { previewRow } from './previewRow';

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
const counter = createEncodedCounter(plan);
counter.add([fits, cut]);
counter.add([unanswered, tooLong]);
const all = counter.result();

describe('what the model will receive', () => {
  it('counts rows kept, cut and skipped, and the longest before cutting', () => {
    expect(all.counts).toEqual({ given: 4, kept: 2, cut: 1, skipped: { 'no-answer': 1, 'too-long': 1 } });
    expect(all.longest).toBe(2 + tokenizer.encode('x: y y y y y y y y').length + 1);
  });

  it('counts lengths, the longest row, rows with trouble, and what fills a row', () => {
    const longest = 2 + tokenizer.encode('x: y y y y y y y y').length + 1;
    expect(all.longestRow).toBe(3);
    expect(all.troubled).toEqual([1, 2, 3]);
    expect(all.lengths.reduce((sum, rows) => sum + rows, 0)).toBe(3);
    expect([all.lengths[7], all.lengths[longest], all.lengths.length]).toEqual([1, 1, longest + 1]);
    const tokens = (text: string): number => tokenizer.encode(text).length;
    // Before cutting, and in rows that are left out too.
    const fields = { text: tokens('x x x x x x'), label: tokens('y y y y y y y y') };
    expect(all.most).toEqual({ virtual: 2, fixed: 3, fields });
    expect(all.tokenSum).toBe(all.lengths.reduce((sum, rows, length) => sum + rows * length, 0));
  });

  it('tells by how much the worst row stays too long when all that may go is cut', () => {
    const whole = 2 + tokenizer.encode('x: y y y y y y y y').length + 1;
    // Of this row, the one token of the text may go.
    expect(all.overflow).toBe(whole - 1 - 8);
    const short = createEncodedCounter(plan);
    short.add([fits, cut]);
    expect(short.result().overflow).toBe(0);
  });

  it('shows what was cut in its place', () => {
    const preview = previewRow(plan, cut, all, 1);
    const shown = preview.tokens.filter(({ isCut }) => isCut);
    expect(preview.outcome).toEqual({ kind: 'encoded', cut: shown.length });
    expect(shown.length).toBe(preview.tokens.length - 8);
    expect(preview.tokens.map(({ text }) => text).join('')).toBe('x x x x x x: y<|endoftext|>');
    expect(shown.some(({ carriesLoss }) => carriesLoss)).toBe(false);
  });

  it('shows a row token by token', () => {
    const preview = previewRow(plan, fits, all, 0);
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
    expect(preview).toMatchObject({ line: 1, index: 0, maximum: 8, counts: all.counts });
  });

  it('shows a skipped row with its reason, as far as it goes', () => {
    const preview = previewRow(plan, unanswered, all, 2);
    expect(preview.outcome).toEqual({ kind: 'skipped', reason: 'no-answer', length: 0 });
    expect(preview.tokens.map((token) => token.text).join('')).toBe('x:<|endoftext|>');
    expect(preview.tokens.some((token) => token.carriesLoss)).toBe(false);
    expect(previewRow(plan, row(5, {}), all, 4).line).toBe(5);
  });
});
