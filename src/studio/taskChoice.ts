import { own } from '../base/own';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { printTaskTemplate } from '../prompt/taskTemplateFile';
import type { StudioState } from './state';
import { currentTable } from './tableSlice';

/** How a task stands to the table: learned with this very template, or with another one; `version` is in use there. */
export type TaskStanding =
  | { readonly kind: 'new' }
  | { readonly kind: 'learned' | 'changed'; readonly version: number };

export interface TaskChoice {
  readonly template: TaskTemplate;
  readonly standing: TaskStanding;
  /** The next run trains it. */
  readonly isTicked: boolean;
}

type Known = Pick<StudioState, 'templates' | 'table' | 'model'>;

/**
 * Every task with whether the next run trains it: as the user decided, otherwise what is new or changed. A lone task is
 * always trained. When the table has every one of them already, those that can train together with the selected one are.
 */
export function taskChoices(state: Known): readonly TaskChoice[] {
  const { list, ticks, selected } = state.templates;
  const standings = list.map((template) => standingOf(state, template));
  const hasNews = standings.some(({ kind }) => kind !== 'learned');
  return list.map((template, index) => {
    const standing = standings[index] ?? { kind: 'new' };
    const isLike = template.totalVirtualTokens === list[selected]?.totalVirtualTokens;
    const usual = hasNews ? standing.kind !== 'learned' : isLike;
    const isTicked = list.length === 1 || (own(ticks, template.taskname) ?? usual);
    return { template, standing, isTicked };
  });
}

function standingOf(state: Known, template: TaskTemplate): TaskStanding {
  const prompt = currentTable(state)?.prompts.find(({ taskname }) => taskname === template.taskname);
  if (prompt === undefined) return { kind: 'new' };
  const isSame = textOf(prompt.template) === textOf(template);
  return { kind: isSame ? 'learned' : 'changed', version: prompt.version };
}

const textOf = (template: TaskTemplate): string => JSON.stringify(printTaskTemplate(template));

/** What the next run trains, and the tasks that it leaves alone. */
export interface ChosenTasks {
  readonly templates: readonly TaskTemplate[];
  readonly leaveOut: readonly string[];
}

export function chosenTasks(state: Known): ChosenTasks {
  const choices = taskChoices(state);
  return {
    templates: choices.filter(({ isTicked }) => isTicked).map(({ template }) => template),
    leaveOut: choices.filter(({ isTicked }) => !isTicked).map(({ template }) => template.taskname),
  };
}
