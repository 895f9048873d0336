import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../testing/fakeEngine';
import { buildWorld, tinyModel, wasmReport } from '../testing/fakeWorld';
import { smallPrompt } from '../testing/promptTables';
import { createStudio } from './createStudio';
import { prepareRetraining } from './retrain';
import { chosenTasks } from './taskChoice';

async function openStudio(rows: readonly object[]) {
  const world = buildWorld({
    openEngine: () => createFakeEngine({ start: async () => wasmReport, loadModel: async () => tinyModel }),
  });
  const studio = createStudio(world, (callback) => callback());
  await studio.open();
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  await studio.data.bring('train', { name: 'rows.jsonl', bytes: new Blob([text]) });
  const { template } = smallPrompt('b');
  studio.templates.replaceAll([template, { ...template, taskname: 'c' }]);
  const names = () => studio.store.getState().templates.list.map(({ taskname }) => taskname);
  const chosen = () => chosenTasks(studio.store.getState()).templates.map(({ taskname }) => taskname);
  return { studio, names, chosen };
}
const row = (i: number) => ({ text: `row ${i}`, label: i % 2 === 0 ? 'yes' : 'no' });

describe('training a task of the table again', () => {
  it('ticks it alone and leaves the other templates where they are', async () => {
    const { studio, names, chosen } = await openStudio([
      { taskname: 'a', ...row(0) },
      { taskname: 'b', ...row(1) },
    ]);
    prepareRetraining(studio, smallPrompt('a'));
    expect(names()).toEqual(['b', 'c', 'a']);
    expect(chosen()).toEqual(['a']);
    prepareRetraining(studio, smallPrompt('b'));
    expect(names()).toEqual(['b', 'c', 'a']);
    expect(chosen()).toEqual(['b']);
  });

  it('has the only template where rows name no task, and the last one that went can come back', async () => {
    const { studio, names, chosen } = await openStudio([row(0), row(1)]);
    prepareRetraining(studio, smallPrompt('a'));
    expect(names()).toEqual(['a']);
    expect(chosen()).toEqual(['a']);
    studio.templates.bringBack();
    expect(names()).toEqual(['c', 'a']);
  });
});
