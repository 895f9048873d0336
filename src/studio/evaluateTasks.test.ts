import { describe, expect, it } from 'vitest';
import { smallPrompt } from '../testing/promptTables';
import { initialEvaluate } from './evaluateState';
import { chosenTasks, contestantsOf } from './evaluateTasks';

const { plan } = initialEvaluate;
const everything = { prompts: true, examples: true };

describe('who takes part', () => {
  it('is everybody that was ticked, in the order of the table', () => {
    expect(contestantsOf({ ...plan, manyShot: true, shots: 4 }, everything)).toEqual([
      { kind: 'tuned' },
      { kind: 'untuned', shots: 0 },
      { kind: 'untuned', shots: 1 },
      { kind: 'untuned', shots: 4 },
      { kind: 'majority' },
    ]);
    const nobody = { tuned: false, zeroShot: false, oneShot: false, majority: false };
    expect(contestantsOf({ ...plan, ...nobody }, everything)).toEqual([]);
  });

  it('needs what it needs: learned prompts, or solved rows', () => {
    expect(contestantsOf(plan, { prompts: false, examples: false })).toEqual([{ kind: 'untuned', shots: 0 }]);
  });

  it('is nobody twice', () => {
    const twice = contestantsOf({ ...plan, manyShot: true, shots: 1 }, everything);
    expect(twice.filter(({ kind }) => kind === 'untuned')).toHaveLength(2);
  });
});

describe('the chosen tasks', () => {
  const [learned, other] = ['a', 'b'].map((taskname, i) => {
    const prompt = smallPrompt(taskname);
    return { taskname, template: prompt.template, prompt: i === 0 ? prompt : undefined };
  });
  if (learned === undefined || other === undefined) throw new Error('there are two tasks');

  it('are the one that is named, else all that are learned, else all', () => {
    const names = (tasks: Parameters<typeof chosenTasks>[0], taskname?: string) =>
      chosenTasks(tasks, { taskname }).map((task) => task.taskname);
    expect(names([learned, other], 'b')).toEqual(['b']);
    expect(names([learned, other])).toEqual(['a']);
    expect(names([other])).toEqual(['b']);
    expect(names([learned, other], 'gone')).toEqual(['a']);
  });
});
