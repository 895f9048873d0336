import { describe, expect, it } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { duplicatePrompt, putVersionInUse, removePrompt } from './changePrompts';
import { continualGrid, type GridCell } from './continualGrid';
import { keepPrompts } from './keepPrompts';
import type { LearningStep, PromptTable } from './promptTable';

const empty: PromptTable = {
  base: { name: 'tiny', fingerprint: 'aa' },
  prompts: [],
  earlier: [],
  history: [],
};
const told = (cell: GridCell): string => (cell.kind === 'absent' ? '-' : `${cell.change} ${cell.version}`);
const changes = (table: PromptTable) => continualGrid(table).rows.map(({ cells }) => cells.map(told));

/** A step in which each task stands at a version with an accuracy; undefined is not measured. */
const step = (
  learned: readonly string[],
  accuracies: Readonly<Record<string, number | undefined>>,
  version = 1,
): LearningStep => ({
  at: 0,
  learned: learned.map((taskname) => ({ taskname, version })),
  standing: Object.entries(accuracies).map(([taskname, accuracy]) => ({
    taskname,
    version: learned.includes(taskname) ? version : 1,
    digest: taskname.repeat(64),
    score: accuracy === undefined ? undefined : { rows: 10, accuracy, macroF1: accuracy },
  })),
});

describe('P8 the grid of learning', () => {
  const ab = keepPrompts(empty, [smallPrompt('a'), smallPrompt('b', [5, 6, 7, 8])], 100);

  it('has a row per step and a column per task; old prompts are shown to be unchanged', () => {
    const abc = keepPrompts(ab, [smallPrompt('c', [1, 1, 1, 1])], 200);
    expect(continualGrid(abc).tasks).toEqual(['a', 'b', 'c']);
    expect(changes(abc)).toEqual([
      ['learned 1', 'learned 1', '-'],
      ['unchanged 1', 'unchanged 1', 'learned 1'],
    ]);
  });

  it('tells a prompt whose numbers are not what they were', () => {
    const [first, ...others] = ab.prompts;
    if (first === undefined) throw new Error('the table has prompts');
    const tampered = { ...first, embeddings: Float32Array.of(1, 2, 3, 4.5) };
    const table = keepPrompts({ ...ab, prompts: [tampered, ...others] }, [smallPrompt('c')], 200);
    expect(changes(table)[1]).toEqual(['changed 1', 'unchanged 1', 'learned 1']);
  });

  it('tells new versions, versions gone back to, copies, and tasks that are gone', () => {
    const copied = duplicatePrompt(ab, 'b', 'b2');
    if (!copied.ok) throw new Error(copied.error.kind);
    const again = keepPrompts(copied.value, [smallPrompt('a', [0, 0, 0, 1])], 200);
    const back = putVersionInUse(again, 'a', 1);
    const later = keepPrompts(removePrompt(back, 'b'), [smallPrompt('c', [1, 1, 1, 1])], 300);
    expect(continualGrid(later).tasks).toEqual(['a', 'b', 'b2', 'c']);
    expect(changes(later).slice(1)).toEqual([
      ['learned 2', 'unchanged 1', 'arrived 1', '-'],
      ['other-version 1', '-', 'unchanged 1', 'learned 1'],
    ]);
  });

  it('averages the accuracy of the tasks that were measured', () => {
    const history = [step(['a', 'b'], { a: 0.8, b: 0.6 }), step(['c'], { a: 0.8, b: undefined, c: 0.4 })];
    const rows = continualGrid({ history }).rows;
    expect(rows.map(({ average }) => average?.mean)).toEqual([expect.closeTo(0.7), expect.closeTo(0.6)]);
    expect(rows.map(({ average, unmeasured }) => [average?.tasks, unmeasured])).toEqual([
      [2, 0],
      [2, 1],
    ]);
  });

  it('forgetting is the best earlier accuracy less the present one, over tasks learned before', () => {
    const history = [
      step(['a'], { a: 0.9 }),
      step(['b'], { a: 0.7, b: 0.8 }),
      step(['c'], { a: 0.8, b: 0.9, c: 0.5 }),
    ];
    const forgetting = continualGrid({ history }).rows.map((row) => row.forgetting);
    expect(forgetting[0]).toBeUndefined();
    expect(forgetting[1]).toEqual({ mean: expect.closeTo(0.2), tasks: 1 });
    // a: 0.9 - 0.8, b: 0.8 - 0.9
    expect(forgetting[2]).toEqual({ mean: expect.closeTo(0), tasks: 2 });
  });

  it('a task that is learned again is not compared with its former version', () => {
    const history = [step(['a', 'b'], { a: 0.9, b: 0.5 }), step(['a'], { a: 0.1, b: 0.5 }, 2)];
    expect(continualGrid({ history }).rows[1]?.forgetting).toEqual({ mean: 0, tasks: 1 });
  });

  it('what was not measured gives no figure', () => {
    const [row] = continualGrid(ab).rows;
    expect(row).toMatchObject({ average: undefined, forgetting: undefined, unmeasured: 2 });
  });

  it('of a table that learned nothing is empty', () => {
    expect(continualGrid(empty)).toEqual({ tasks: [], rows: [] });
  });
});
