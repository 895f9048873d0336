import { own } from '../base/own';
import type { GenerateRequest, Sampling } from '../bridge/contract';
import type { RowPreview } from '../prompt/deskReport';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { mostScoredLabels } from '../run/defaults';
import type { Normalisation } from '../run/judging/types';
import type { VirtualPrompt } from '../table/promptTable';
import { followAnswer } from './followAnswer';
import type { Kit } from './kit';
import type { TryOutState, WritingChoice } from './playgroundState';
import type { StudioState } from './state';
import { currentTable } from './tableSlice';
import { rowAtLine, unseenRows } from './unseenRows';

export interface TryOutActions {
  chooseTask(taskname: string): void;
  setField(name: string, value: string): void;
  /** Fills the fields from row `index` of the training file. */
  takeRow(index: number): Promise<void>;
  /** Fills the fields from a row that the last run kept apart for its test; from the first row when there is none. */
  takeUnseenRow(): Promise<void>;
  /** The first look after a run: takes an unseen row and asks, unless there is something in the fields already. */
  begin(): Promise<void>;
  /** Changes how the model writes from the next time it is asked. */
  setWriting(
    change: Partial<Omit<WritingChoice, 'sampling'>> & { readonly sampling?: Partial<Sampling> },
  ): void;
  setNormalisation(normalisation: Normalisation): void;
  /** Asks the model with the task's prompt, when there is one, and without. */
  tryOut(): Promise<void>;
  /** Asks again with the next seed. */
  drawAgain(): Promise<void>;
  cancel(): void;
}

export interface TryableTask {
  readonly taskname: string;
  readonly template: TaskTemplate;
  readonly prompt: VirtualPrompt | undefined;
}

/** Tasks that can be tried: every prompt of the table, then the templates that are not tuned yet. */
export function tryableTasks(
  state: Pick<StudioState, 'table' | 'templates' | 'model'>,
): readonly TryableTask[] {
  const prompts = currentTable(state)?.prompts ?? [];
  const tuned = prompts.map((prompt) => ({ taskname: prompt.taskname, template: prompt.template, prompt }));
  const untuned = state.templates.list
    .filter((template) => prompts.every(({ taskname }) => taskname !== template.taskname))
    .map((template) => ({ taskname: template.taskname, template, prompt: undefined }));
  return [...tuned, ...untuned];
}

/** The task that is chosen, or the first. */
export function chosenTask(
  state: Pick<StudioState, 'table' | 'templates' | 'model' | 'tryOut'>,
): TryableTask | undefined {
  const tasks = tryableTasks(state);
  return tasks.find(({ taskname }) => taskname === state.tryOut.taskname) ?? tasks[0];
}

export function createTryOutActions(kit: Kit): TryOutActions {
  let asking: AbortController | undefined;
  /** Unseen rows are shown in turn. */
  let turn = 0;
  const idle = { tuned: { kind: 'idle' }, untuned: { kind: 'idle' } } as const;

  const requestFor = (task: TryableTask, prompt: VirtualPrompt | undefined): GenerateRequest => {
    const { tryOut, settings } = kit.store.getState();
    const { writing, normalisation } = tryOut;
    const { addBos, spacing, maxSequenceLength } = task.prompt?.config ?? settings;
    // The untuned model answers with all its words, as it was made.
    const lossOver = prompt?.config?.lossOver ?? 'vocabulary';
    return {
      prompt,
      template: task.template,
      fields: tryOut.fields,
      labels: task.prompt?.labels ?? labelsInData(kit.store.getState(), task.template),
      normalisation,
      maxNewTokens: writing.maxNewTokens,
      sampling: writing.isSampled ? writing.sampling : undefined,
      config: { addBos, spacing, maxSequenceLength, lossOver },
    };
  };

  const ask = (side: 'tuned' | 'untuned', request: GenerateRequest, controller: AbortController) =>
    followAnswer(kit.engine().generate(request, controller.signal), (state) => {
      if (asking === controller)
        kit.patch('tryOut', side === 'tuned' ? { tuned: state } : { untuned: state });
    });

  /** What is being said of another input is not waited for. */
  const dropAnswers = (): void => {
    asking?.abort();
    asking = undefined;
  };
  // An answer stands only beside the prompt and the model that gave it.
  kit.store.subscribe((now, before) => {
    const change = answererChange(now, before);
    if (change === undefined) return;
    dropAnswers();
    kit.patch('tryOut', { ...change, ...idle });
  });
  const fill = (row: RowPreview | undefined, isUnseen: boolean): void => {
    const task = chosenTask(kit.store.getState());
    if (row === undefined || task === undefined) return;
    dropAnswers();
    const { answerField } = task.template;
    const expected = answerField === undefined ? undefined : own(row.fields, answerField);
    kit.patch('tryOut', { fields: row.fields, expected, isUnseen, ...idle });
  };
  const takeRow = async (index: number): Promise<void> => {
    const [row] = await kit.world.desk.rows('train', index, index + 1);
    fill(row, false);
  };
  const takeUnseenRow = async (): Promise<void> => {
    const state = kit.store.getState();
    const places = unseenRows(state, chosenTask(state)?.taskname);
    const place = places[turn++ % Math.max(1, places.length)];
    if (place === undefined) await takeRow(0);
    else fill(await rowAtLine(kit.world.desk, place.part, place.line), true);
  };
  const tryOut = async (): Promise<void> => {
    const task = chosenTask(kit.store.getState());
    if (task === undefined) return;
    asking?.abort();
    const controller = new AbortController();
    asking = controller;
    // Both from the start: between the two answers the studio is still asking, and its button to stop stays.
    const waiting = { kind: 'running', answer: undefined } as const;
    kit.patch('tryOut', { tuned: task.prompt === undefined ? idle.tuned : waiting, untuned: waiting });
    if (task.prompt !== undefined) await ask('tuned', requestFor(task, task.prompt), controller);
    if (!controller.signal.aborted) await ask('untuned', requestFor(task, undefined), controller);
    else if (asking === controller) kit.patch('tryOut', { untuned: idle.untuned });
  };

  const setWriting: TryOutActions['setWriting'] = ({ sampling, ...change }) => {
    const { writing } = kit.store.getState().tryOut;
    kit.patch('tryOut', {
      writing: { ...writing, ...change, sampling: { ...writing.sampling, ...sampling } },
    });
  };

  return {
    chooseTask: (taskname) => {
      dropAnswers();
      kit.patch('tryOut', { taskname, fields: {}, expected: undefined, isUnseen: false, ...idle });
    },
    setField: (name, value) => {
      dropAnswers();
      const { fields } = kit.store.getState().tryOut;
      const next = { ...fields, [name]: value };
      kit.patch('tryOut', { fields: next, expected: undefined, isUnseen: false, ...idle });
    },
    takeRow,
    takeUnseenRow,
    begin: async () => {
      const { run, model, tryOut: now } = kit.store.getState();
      const isFirstLook = Object.values(now.fields).every((text) => text === '') && now.tuned.kind === 'idle';
      if (run.kind !== 'ended' || model.base === undefined || !isFirstLook) return;
      await takeUnseenRow();
      if (Object.keys(kit.store.getState().tryOut.fields).length > 0) await tryOut();
    },
    setWriting,
    setNormalisation: (normalisation) => kit.patch('tryOut', { normalisation }),
    tryOut,
    drawAgain: async () => {
      const { seed } = kit.store.getState().tryOut.writing.sampling;
      setWriting({ isSampled: true, sampling: { seed: seed + 1 } });
      await tryOut();
    },
    cancel: () => asking?.abort(),
  };
}

/**
 * What a change elsewhere does to the choice when the task asked would now be answered by other numbers or another model;
 * undefined when it would not. A task that was renamed stays chosen.
 */
function answererChange(now: StudioState, before: StudioState): Partial<TryOutState> | undefined {
  const isSameBase = now.model.base === before.model.base;
  if (isSameBase && now.table.tables === before.table.tables && now.templates.list === before.templates.list)
    return undefined;
  const [is, was] = [chosenTask(now), chosenTask(before)];
  const isSame = (task: TryableTask | undefined): boolean =>
    was?.prompt === undefined
      ? task?.template === was?.template && task?.prompt === undefined
      : task?.prompt?.embeddings === was.prompt.embeddings;
  if (is?.taskname === was?.taskname) return isSameBase && isSame(is) ? undefined : {};
  const renamed = was?.prompt && tryableTasks(now).find(isSame);
  return renamed === undefined ? { expected: undefined, isUnseen: false } : { taskname: renamed.taskname };
}

/** Labels to score for a task that has no prompt yet: the answers of the data, when there are few. */
function labelsInData(state: StudioState, template: TaskTemplate): readonly string[] {
  const { train } = state.data;
  if (train.kind !== 'ready' || template.answerField === undefined) return [];
  const values = own(train.report.values, template.answerField) ?? [];
  return values.length > mostScoredLabels ? [] : values.map(({ value }) => value);
}
