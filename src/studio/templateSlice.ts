import type { TaskTemplate } from '../prompt/taskTemplate';
import { defaultVirtualTokenSplits } from '../run/defaults';
import { makeDefaultTemplate } from './defaultTemplate';
import type { Kit } from './kit';
import type { StudioState } from './state';
import { failureOf } from './studioFailure';

export interface TemplateActions {
  select(index: number): void;
  /** Changes the selected template; the total always follows the splits. */
  edit(change: Partial<TaskTemplate>): void;
  /** Puts `next` in the place of `current`, which is told by identity; total and splits are taken as they are. */
  replace(current: TaskTemplate, next: TaskTemplate): void;
  /** A new task, made from the columns, or the given one; it is selected. */
  add(template?: TaskTemplate): void;
  /** The removed task is held until the next one goes, for `bringBack`. */
  remove(index: number): void;
  bringBack(): void;
  /** Lets the removed task go. */
  forgetRemoved(): void;
  /** A problem that the user has judged harmless; `heed` takes all of them back. */
  ignore(problemKey: string): void;
  heed(): void;
  replaceAll(templates: readonly TaskTemplate[]): void;
  /** A new default template from the columns of the data. */
  resetSelected(): void;
  showRow(index: number): void;
}

export function createTemplateActions(kit: Kit): TemplateActions {
  const state = () => kit.store.getState().templates;
  const report = () => {
    const { train } = kit.store.getState().data;
    return train.kind === 'ready' ? train.report : undefined;
  };
  const fresh = (): TaskTemplate => {
    const known = report();
    return known === undefined ? blankTemplate : makeDefaultTemplate(known);
  };
  const replaceSelected = (template: TaskTemplate): void => {
    const { list, selected } = state();
    kit.patch('templates', { list: list.map((each, i) => (i === selected ? template : each)) });
  };
  followPreview(kit);

  return {
    select: (selected) => kit.patch('templates', { selected, row: 0 }),
    edit: (change) => {
      const current = state().list[state().selected];
      if (current === undefined) return;
      const next = { ...current, ...change };
      replaceSelected({ ...next, totalVirtualTokens: next.virtualTokenSplits.reduce((a, b) => a + b, 0) });
    },
    replace: (current, next) =>
      kit.patch('templates', { list: state().list.map((each) => (each === current ? next : each)) }),
    add: (given) => {
      const { list } = state();
      if (given !== undefined) {
        kit.patch('templates', { list: [...list, given], selected: list.length, row: 0 });
        return;
      }
      const taken = new Set(list.map(({ taskname }) => taskname));
      const wanted = report()?.tasknames.find(
        (each) => each.taskname !== undefined && !taken.has(each.taskname),
      );
      const taskname = wanted?.taskname ?? `task-${list.length + 1}`;
      kit.patch('templates', { list: [...list, { ...fresh(), taskname }], selected: list.length, row: 0 });
    },
    remove: (index) => {
      const template = state().list[index];
      if (template === undefined) return;
      const list = state().list.filter((_, i) => i !== index);
      kit.patch('templates', {
        list,
        selected: Math.max(0, Math.min(state().selected, list.length - 1)),
        row: 0,
        removed: { template, index },
      });
    },
    bringBack: () => {
      const { removed, list } = state();
      if (removed === undefined) return;
      const selected = Math.min(removed.index, list.length);
      const back = list.toSpliced(selected, 0, removed.template);
      kit.patch('templates', { list: back, selected, row: 0, removed: undefined });
    },
    forgetRemoved: () => kit.patch('templates', { removed: undefined }),
    ignore: (problemKey) => kit.patch('templates', { ignored: [...state().ignored, problemKey] }),
    heed: () => kit.patch('templates', { ignored: [] }),
    replaceAll: (list) => kit.patch('templates', { list, selected: 0, row: 0 }),
    resetSelected: () =>
      replaceSelected({ ...fresh(), taskname: state().list[state().selected]?.taskname ?? 'task' }),
    showRow: (row) => kit.patch('templates', { row: Math.max(0, row) }),
  };
}

/** What the template screen offers before there is any data. */
export const blankTemplate: TaskTemplate = {
  taskname: 'task',
  promptTemplate: '<|VIRTUAL_PROMPT_0|> {text}<|VIRTUAL_PROMPT_1|> type: {label}',
  totalVirtualTokens: defaultVirtualTokenSplits.reduce((total, split) => total + split),
  virtualTokenSplits: defaultVirtualTokenSplits,
  truncateField: 'text',
  answerOnlyLoss: true,
  answerField: 'label',
};

/** Typing settles this long before the desk is asked again, in milliseconds. */
const settle = 150;

/** What reading told of the rows that are there; the same until they are read again. */
const reportOf = ({ data: { train } }: Pick<StudioState, 'data'>) =>
  train.kind === 'ready' ? train.report : undefined;

/**
 * Keeps the preview in step with template, row, data, base and settings; the newest question wins. The row is shown at
 * once, counts over many rows grow.
 */
function followPreview(kit: Kit): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let question = 0;

  const ask = async (): Promise<void> => {
    const mine = ++question;
    const { templates, data, model, settings } = kit.store.getState();
    const template = templates.list[templates.selected];
    const usable = template !== undefined && data.train.kind === 'ready' && model.base !== undefined;
    if (!usable || data.train.kind !== 'ready' || data.train.report.rows === 0) {
      if (templates.preview.kind !== 'none') kit.patch('templates', { preview: { kind: 'none' } });
      return;
    }
    const maxSequenceLength = Math.min(
      settings.maxSequenceLength ?? model.base.report.positions,
      model.base.report.positions,
    );
    const { addBos, spacing, split, seed } = settings;
    const options = { maxSequenceLength, addBos, spacing, split, seed };
    try {
      let isCounted = false;
      while (!isCounted) {
        const preview = await kit.world.desk.preview(template, templates.row, options);
        if (mine !== question) return;
        kit.patch('templates', { preview: { kind: 'ready', preview } });
        isCounted = preview.counts.given >= preview.rows;
      }
    } catch (error) {
      if (mine === question)
        kit.patch('templates', { preview: { kind: 'failed', failure: failureOf(error) } });
    }
  };

  kit.store.subscribe((now, before) => {
    const changed =
      now.templates.list !== before.templates.list ||
      now.templates.selected !== before.templates.selected ||
      now.templates.row !== before.templates.row ||
      reportOf(now) !== reportOf(before) ||
      now.model.base !== before.model.base ||
      now.settings !== before.settings;
    if (!changed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), settle);
  });
}
