import type { PreviewState, Screen, StudioState } from './state';
import { chosenTasks } from './taskChoice';

/** One line of the list beside the Start button. `fix` is where the user can do something about it, unless it is right here. */
export interface ReadinessItem {
  readonly kind: 'data' | 'held-out' | 'template' | 'tasks' | 'engine' | 'base' | 'length';
  readonly state: 'done' | 'waiting' | 'missing';
  /** Facts for the sentence: rows, faults, tokens … */
  readonly count: number;
  readonly fix: Extract<Screen, 'data' | 'template'> | 'model' | undefined;
}

/** What a run needs, in the order a newcomer meets it. `templateFaults` counts the checks that block. */
export function readinessOf(state: StudioState, templateFaults: number): readonly ReadinessItem[] {
  const { data, model, templates } = state;
  const rows = data.train.kind === 'ready' ? data.train.report.rows : 0;
  const working = (['train', 'validation', 'test'] as const).some((part) => data[part].kind === 'reading');
  const base = model.base !== undefined;
  return [
    {
      kind: 'data',
      state: working ? 'waiting' : rows > 0 ? 'done' : 'missing',
      count: rows,
      fix: 'data',
    },
    ...heldOutItem(data),
    {
      kind: 'template',
      state: templates.list.length > 0 && templateFaults === 0 ? 'done' : 'missing',
      count: templateFaults,
      fix: 'template',
    },
    ...tasksItem(state),
    ...lengthItem(templates.preview),
    {
      kind: 'engine',
      state:
        model.backend.kind === 'ready' ? 'done' : model.backend.kind === 'failed' ? 'missing' : 'waiting',
      count: 0,
      fix: 'model',
    },
    {
      kind: 'base',
      state: base
        ? 'done'
        : model.failure === undefined && model.backend.kind !== 'failed'
          ? 'waiting'
          : 'missing',
      count: 0,
      fix: 'model',
    },
  ];
}

/** A line of its own only when a file was given and nothing in it can be used: the run would go on as if it were not there. */
function heldOutItem(data: StudioState['data']): readonly ReadinessItem[] {
  const useless = (['validation', 'test'] as const).filter((part) => {
    const held = data[part];
    return held.kind === 'failed' || (held.kind === 'ready' && held.report.rows === 0);
  });
  return useless.length === 0
    ? []
    : [{ kind: 'held-out', state: 'missing', count: useless.length, fix: 'data' }];
}

/** A line of its own only where there are several tasks to choose from. */
function tasksItem(state: StudioState): readonly ReadinessItem[] {
  if (state.templates.list.length < 2) return [];
  const count = chosenTasks(state).templates.length;
  return [{ kind: 'tasks', state: count > 0 ? 'done' : 'missing', count, fix: undefined }];
}

/** Known once all rows were encoded; until then the other lines say what is missing. */
function lengthItem(preview: PreviewState): readonly ReadinessItem[] {
  if (preview.kind !== 'ready') return [];
  const { given, kept } = preview.preview.counts;
  if (given < preview.preview.rows) return [];
  return [{ kind: 'length', state: kept > 0 ? 'done' : 'missing', count: given - kept, fix: 'template' }];
}

export const isReady = (items: readonly ReadinessItem[]): boolean =>
  items.every((item) => item.state === 'done');
