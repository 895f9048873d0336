import { describe, expect, it } from 'vitest';
import { compareContestants } from '../../run/judging/compareContestants';
import { prediction } from '../../testing/predictions';
import { smallPrompt } from '../../testing/promptTables';
import { examplesOf } from './examples';

const texts = ['sunny', 'grey', 'a sunny spell', 'hail'];
const rows = texts.map((text, i) => ({
  line: 10 + i,
  taskname: 'mood',
  fields: { text, label: i === 1 ? 'bad' : 'good' },
}));
const answers = (...given: readonly string[]) =>
  given.map((answer, i) => prediction(i + 1, rows[i]?.fields.label ?? '', answer));
const [comparison] = compareContestants(
  [
    { contestant: { kind: 'tuned' }, rows: answers('good', 'bad', 'bad', 'good') },
    { contestant: { kind: 'untuned', shots: 0 }, rows: answers('good', 'bad', 'bad', 'bad') },
  ],
  { normalisation: 'sum', aliasesOf: () => [] },
);
const [tuned, untuned] = comparison?.reports ?? [];
if (tuned === undefined || untuned === undefined) throw new Error('there are two reports');

const plain = { order: 'file', cell: undefined, search: '' } as const;
const shown = (choice: Partial<Parameters<typeof examplesOf>[4]>): readonly string[] =>
  examplesOf(rows, smallPrompt('mood').template, tuned, untuned, { ...plain, ...choice }).map(
    ({ texts: [first] }) => first?.[1] ?? '',
  );

describe('rows one by one', () => {
  it('show the fields that the template reads, without the answer, and both answers', () => {
    const [first] = examplesOf(rows, smallPrompt('mood').template, tuned, untuned, plain);
    expect(first?.texts).toEqual([['text', 'sunny']]);
    expect(first?.row.line).toBe(10);
    expect([first?.answer.prediction, first?.beside?.prediction]).toEqual(['good', 'good']);
  });

  it('come worst first, most changed first, or as in the file', () => {
    expect(shown({ order: 'worst' })[0]).toBe('a sunny spell');
    expect(shown({ order: 'changed' })[0]).toBe('hail');
    expect(shown({})).toEqual(texts);
  });

  it('are those of a cell, or those with a word', () => {
    expect(shown({ cell: { label: 'good', answer: 'bad' } })).toEqual(['a sunny spell']);
    expect(shown({ search: ' SUNNY ' })).toEqual(['sunny', 'a sunny spell']);
    expect(shown({ search: 'thunder' })).toEqual([]);
  });
});
