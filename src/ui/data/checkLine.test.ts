import { describe, expect, it } from 'vitest';
import { faultOfLine } from './checkLine';

const tasks = [{ taskname: 'mood', fieldNames: ['text', 'label'], answerField: 'label' }];
const lines = { separator: undefined, columns: undefined };
const table = { separator: 'comma', columns: 2 } as const;

describe('a line that is typed', () => {
  it.each([
    ['{"text": "a", "label": "x"}', undefined],
    ['{"text": "a", "label": "x",}', 'trailing-comma'],
    ['{"text": "she said "no"", "label": "x"}', 'unescaped-quote'],
    ['["a", "x"]', 'not-an-object'],
    ['', 'ends-early'],
    ['{"text": "a"}', 'missing-field'],
    ['{"text": "a", "label": ""}', 'empty-text'],
    ['{"text": "a", "label": 1}', 'value-not-text'],
    ['{"taskname": "unheard", "text": "a", "label": "x"}', 'unknown-taskname'],
    ['{"text": "a", "text": "b", "label": "x"}', 'repeated-key'],
    ['{"text": "a", "label": "x", "more": "y"}', undefined],
  ])('%s is judged as the desk will judge it', (text, kind) => {
    expect(faultOfLine(text, lines, tasks)?.kind).toBe(kind);
  });

  it.each([
    ['"Nice, really",good', undefined],
    ['Nice, really,good', 'ragged-row'],
    ['"Nice, really,good', 'loose-quote'],
    ['{"text": "a", "label": "x"}', undefined],
    ['{"text": "a"}', 'missing-field'],
  ])('in a table, %s may be a row of it or JSON', (text, kind) => {
    expect(faultOfLine(text, table, tasks)?.kind).toBe(kind);
  });

  it('needs no more than JSON while there is no template', () => {
    expect(faultOfLine('{"anything": 1}', lines, [])?.kind).toBeUndefined();
  });
});
