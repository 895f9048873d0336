import { describe, expect, it } from 'vitest';
import { createFieldCheck } from './checkFields';
import { createDataReader } from './dataReader';
import { createProblemLog } from './problemLog';

const mood = { taskname: 'mood', fieldNames: ['text', 'label'], answerField: 'label' };
const topic = { taskname: 'topic', fieldNames: ['title'], answerField: undefined };

function check(rows: readonly object[], tasks = [mood]) {
  const reader = createDataReader('rows');
  reader.push(new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\n')));
  const check = createFieldCheck(tasks, createProblemLog());
  for (const example of reader.finish().dataset.examples) check.add(example);
  return check.found();
}

describe('rows against the fields of the templates', () => {
  it('D9 tells of missing, empty and non-text values row by row', () => {
    const rows = [
      { text: 'a', label: 'x' },
      { text: 'a' },
      { text: '  ', label: 'x' },
      { text: 'a', label: 1 },
    ];
    expect(check(rows).problems).toMatchObject([
      { kind: 'missing-field', name: 'label', line: 2 },
      { kind: 'empty-text', name: 'text', isAnswer: false, line: 3 },
      { kind: 'value-not-text', name: 'label', found: 'number', line: 4 },
    ]);
  });

  it('counts each row once that no template can use; text that is missing reads as empty', () => {
    const rows = [
      { label: 'x' },
      { text: 'a' },
      { text: 3, label: ' ' },
      { text: 'a', label: 'x' },
      { taskname: 'unheard', text: 'a', label: 'x' },
    ];
    expect(check(rows).unusable).toBe(3);
  });

  it('D9 tells once of a column that no template uses', () => {
    const found = check([
      { text: 'a', label: 'x', score: 0.4 },
      { text: 'b', label: 'x', score: '1' },
    ]);
    expect(found.problems).toMatchObject([{ kind: 'extra-field', name: 'score', rows: 2, line: 1 }]);
    expect(found.problemCounts).toEqual({ 'extra-field': 2 });
  });

  it('D10 tells of tasknames without a template', () => {
    const rows = [
      { taskname: 'Mood', text: 'a', label: 'x' },
      { text: 'a', label: 'x' },
    ];
    expect(check(rows).problems).toMatchObject([
      { kind: 'unknown-taskname', taskname: 'Mood', known: ['mood'] },
    ]);
    expect(check(rows, [mood, topic] as (typeof mood)[]).problems).toMatchObject([
      { kind: 'unknown-taskname', line: 1 },
      { kind: 'taskname-missing', known: ['mood', 'topic'], line: 2 },
    ]);
  });

  it('D11 tells of text that looks like a part of a template', () => {
    const rows = [
      { text: 'see <|VIRTUAL_PROMPT_0|> here', label: 'x' },
      { text: '{label}', label: 'x' },
    ];
    expect(check(rows).problems).toMatchObject([
      { kind: 'looks-like-template', name: 'text', line: 1, before: 'see ' },
      { kind: 'looks-like-template', found: '{label}', line: 2 },
    ]);
    expect(check([{ text: '{other} {}', label: 'x' }]).problems).toEqual([]);
  });
});
