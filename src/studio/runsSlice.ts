import type { TuneRequest } from '../bridge/contract';
import { type RunRecord, runName } from '../run/runRecord';
import type { Kit } from './kit';
import { plannedRun } from './plannedRun';

/** What can be done with remembered runs. */
export interface RunsActions {
  rename(runId: string, name: string): void;
  /** Held until the next one goes, for `bringBack`. */
  remove(runId: string): void;
  bringBack(): void;
  /** Settings and templates of a run become those of the next one. */
  reuse(runId: string): void;
}

/** What the running run tells of itself. */
export interface RunBook {
  begin(request: TuneRequest): void;
  /** What has become of the run so far; columns and validations come from the history. */
  update(runId: string, change: Partial<Pick<RunRecord, 'plan' | 'baseline' | 'state' | 'summary'>>): void;
  /** A remembered run that goes on: its figures up to where it does are in the history. */
  goOn(runId: string): void;
  /** The run as it was before it went on. */
  putBack(record: RunRecord): void;
  /** A run that was discarded is not remembered. */
  forget(runId: string): void;
}

const noColumns: RunRecord['columns'] = {
  step: new Float64Array(),
  loss: new Float64Array(),
  learningRate: new Float64Array(),
  gradNorm: new Float64Array(),
  tokens: new Float64Array(),
  milliseconds: new Float64Array(),
};

export function createRunsActions(kit: Kit): RunsActions & RunBook {
  const state = () => kit.store.getState();
  const list = () => state().runs.list;
  const put = (next: readonly RunRecord[]): void => kit.patch('runs', { list: next });
  const change = (runId: string, part: Partial<RunRecord>): void =>
    put(list().map((each) => (each.runId === runId ? { ...each, ...part } : each)));

  return {
    begin: ({ runId, templates, config }) => {
      const planned = plannedRun(state());
      const record: RunRecord = {
        runId,
        name: runName(
          runId,
          list().map(({ name }) => name),
        ),
        startedAt: kit.world.now(),
        state: 'running',
        data: planned?.data ?? { name: '', rows: 0, repairs: 0 },
        base: planned?.base ?? { name: '', fingerprint: '' },
        adapter: planned?.adapter ?? '',
        config,
        templates,
        plan: undefined,
        baseline: undefined,
        columns: noColumns,
        validations: [],
        summary: undefined,
      };
      put([record, ...list()]);
    },
    update: (runId, part) => {
      const isOver = part.state !== undefined && part.state !== 'running';
      change(runId, isOver ? { ...part, ...figuresOf(kit) } : part);
    },
    goOn: (runId) => change(runId, { state: 'running', summary: undefined, ...figuresOf(kit) }),
    putBack: (record) => change(record.runId, record),
    forget: (runId) => {
      put(list().filter((each) => each.runId !== runId));
      if (state().runs.checkpoint?.runId === runId) kit.patch('runs', { checkpoint: undefined });
    },
    rename: (runId, name) => {
      if (name.trim() !== '') change(runId, { name: name.trim() });
    },
    remove: (runId) => {
      const index = list().findIndex((each) => each.runId === runId);
      const record = list()[index];
      if (record === undefined || record.state === 'running') return;
      kit.patch('runs', { list: list().toSpliced(index, 1), removed: { record, index } });
    },
    bringBack: () => {
      const { removed } = state().runs;
      if (removed === undefined) return;
      kit.patch('runs', { list: list().toSpliced(removed.index, 0, removed.record), removed: undefined });
    },
    reuse: (runId) => {
      const record = list().find((each) => each.runId === runId);
      if (record === undefined) return;
      kit.put('settings', record.config);
      kit.patch('templates', { list: record.templates, selected: 0, row: 0 });
    },
  };
}

/** The figures of the run that is going on, as a copy that later steps do not change. */
export function figuresOf({ history }: Pick<Kit, 'history'>): Pick<RunRecord, 'columns' | 'validations'> {
  const { step, loss, learningRate, gradNorm, tokens, milliseconds } = history.curve.columns();
  return {
    columns: {
      step: step.slice(),
      loss: loss.slice(),
      learningRate: learningRate.slice(),
      gradNorm: gradNorm.slice(),
      tokens: tokens.slice(),
      milliseconds: milliseconds.slice(),
    },
    validations: history.validations,
  };
}
