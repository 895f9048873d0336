import { describe, expect, it } from 'vitest';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { endedEvent } from '../testing/fakeEngine';
import { plainTemplate, tuneRequest } from '../testing/tuneRequest';
import { initialState } from './initialState';
import type { StudioState } from './state';
import { chosenTasks, taskChoices } from './taskChoice';
import { blockingFaults } from './templateProblems';

const named = (taskname: string): TaskTemplate => ({ ...plainTemplate, taskname });
const stateWith = (
  list: readonly TaskTemplate[],
  learned: readonly TaskTemplate[],
  ticks: Readonly<Record<string, boolean>> = {},
): StudioState => {
  const [prompt] = endedEvent(tuneRequest(), 1).prompts;
  if (prompt === undefined) throw new Error('a run ends with a prompt');
  const prompts = learned.map((template) => ({ ...prompt, taskname: template.taskname, template }));
  const base = { name: 'tiny', fingerprint: 'f' };
  return {
    ...initialState,
    templates: { ...initialState.templates, list, ticks },
    table: { ...initialState.table, tables: [{ base, prompts, earlier: [], history: [] }] },
  };
};
const [a, b, c] = [named('a'), named('b'), named('c')];

describe('choosing what to train', () => {
  it('a task of the table is left alone, a new one is trained', () => {
    expect(chosenTasks(stateWith([a, b, c], [a, b]))).toEqual({ templates: [c], leaveOut: ['a', 'b'] });
  });
  it('a task whose template has changed since is offered as a new version', () => {
    const changed = { ...a, promptTemplate: `${a.promptTemplate} ` };
    const [first, second] = taskChoices(stateWith([changed, b], [a, b]));
    expect(first).toMatchObject({ isTicked: true, standing: { kind: 'changed', version: 1 } });
    expect(second).toMatchObject({ isTicked: false, standing: { kind: 'learned', version: 1 } });
  });
  it('the user’s word goes before', () => {
    const ticked = chosenTasks(stateWith([a, b, c], [a], { a: true, c: false }));
    expect(ticked).toEqual({ templates: [a, b], leaveOut: ['c'] });
  });
  it('when none is new, those that can train together with the selected one are', () => {
    const wide = { ...c, totalVirtualTokens: 5, virtualTokenSplits: [2, 3] };
    expect(chosenTasks(stateWith([a, b, wide], [a, b, wide])).leaveOut).toEqual(['c']);
    expect(blockingFaults(stateWith([a, b, wide], [a, b, wide]))).toBe(0);
  });
  it('a lone task is trained again, and so are all when none is new', () => {
    expect(chosenTasks(stateWith([a], [a])).leaveOut).toEqual([]);
    expect(chosenTasks(stateWith([a, b], [a, b])).leaveOut).toEqual([]);
  });
  it('only tasks that train together need equally many virtual tokens, and only they can block', () => {
    const wide = { ...c, totalVirtualTokens: 5, virtualTokenSplits: [2, 3] };
    const broken = { ...b, promptTemplate: 'no marker {label}' };
    expect(blockingFaults(stateWith([a, wide], []))).toBe(1);
    expect(blockingFaults(stateWith([a, wide], [a]))).toBe(0);
    expect(blockingFaults(stateWith([a, broken], []))).toBeGreaterThan(0);
    expect(blockingFaults(stateWith([a, broken], [], { b: false }))).toBe(0);
  });
});
