import { describe, expect, it } from 'vitest';
import type { RowCheck } from './checkFields';
import { createLabelCheck, createLeakCheck, createRepeatCheck } from './checkSet';
import type { FoundProblems } from './dataProblem';
import type { Example } from './dataset';
import { createProblemLog } from './problemLog';
import type { TaskFields } from './taskFields';

const tasks = [{ taskname: 'mood', fieldNames: ['text', 'label'], answerField: 'label' }];

const rowsOf = (rows: readonly (readonly [text: string, label: string])[]): Example[] =>
  rows.map(([text, label], index) => ({ line: index + 1, taskname: undefined, fields: { text, label } }));

const labelled = (labels: readonly string[]): Example[] =>
  rowsOf(labels.map((label, index) => [`text ${index}`, label]));

const after = (check: RowCheck, rows: readonly Example[]): FoundProblems => {
  for (const row of rows) check.add(row);
  return check.found();
};
const checkLabels = (
  rows: readonly Example[],
  known: readonly TaskFields[],
  options: { readonly needed: number },
) => after(createLabelCheck(known, options, createProblemLog()), rows);
const checkRepeats = (rows: readonly Example[], known: readonly TaskFields[]) =>
  after(createRepeatCheck(known, createProblemLog()), rows);
const checkLeaks = (rows: readonly Example[], heldOut: readonly Example[], known: readonly TaskFields[]) =>
  after(createLeakCheck(heldOut, known, createProblemLog()), rows);

describe('the set as a whole', () => {
  it('D13 tells of labels that are rare or spelt in two ways', () => {
    const labels = ['good', 'good', 'good', 'bad', 'bad', 'Good ', 'odd'];
    expect(checkLabels(labelled(labels), tasks, { needed: 3 }).problems).toMatchObject([
      { kind: 'too-few-of-label', label: 'bad', rows: 2, needed: 3, line: 4 },
      { kind: 'label-spelt-twice', label: 'Good ', rows: 1, usual: 'good', usualRows: 3, line: 6 },
      { kind: 'label-seen-once', label: 'odd', line: 7 },
    ]);
  });

  it('D13 leaves free text alone', () => {
    const answers = Array.from({ length: 60 }, (_, i) => `a free answer, number ${i}`);
    expect(checkLabels(labelled(answers), tasks, { needed: 2 }).problems).toEqual([]);
  });

  it('D14 tells of a task with one label only, however it is spelt', () => {
    expect(checkLabels(labelled(['good', 'good']), tasks, { needed: 2 }).problems).toMatchObject([
      { kind: 'one-label-only', taskname: 'mood', label: 'good', line: undefined },
    ]);
    expect(checkLabels(labelled(['good', 'good', 'GOOD']), tasks, { needed: 1 }).problemCounts).toEqual({
      'label-spelt-twice': 1,
      'one-label-only': 1,
    });
  });

  it('D15 tells of repeated texts and whether they agree', () => {
    const rows = rowsOf([
      ['The soup', 'good'],
      ['a pie', 'bad'],
      [' the  SOUP ', 'good'],
      ['A pie', 'good'],
    ]);
    expect(checkRepeats(rows, tasks).problems).toMatchObject([
      { kind: 'repeated-row', line: 3, firstLine: 1, sameAnswer: true },
      { kind: 'repeated-row', line: 4, firstLine: 2, sameAnswer: false },
    ]);
  });

  it('D16 tells which rows of train are in the held-out part too', () => {
    const train = rowsOf([
      ['one', 'a'],
      ['two', 'a'],
    ]);
    const heldOut = rowsOf([
      ['three', 'a'],
      ['Two', 'b'],
    ]);
    expect(checkLeaks(train, heldOut, tasks).problems).toMatchObject([
      { kind: 'leak', line: 2, otherLine: 2 },
    ]);
    expect(checkLeaks(train, rowsOf([['four', 'a']]), tasks).problems).toEqual([]);
  });
});
