import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Engine } from '../bridge/contract';
import { followChecks } from './dataChecks';
import { createDataActions, type DataActions } from './dataSlice';
import { createEvaluateActions, type EvaluateActions } from './evaluateSlice';
import { createExampleActions, type ExampleActions } from './exampleActions';
import { createExportActions, type ExportActions } from './exportActions';
import { createFileActions, type FileActions } from './fileActions';
import { createIncomingActions, type IncomingActions } from './incomingSlice';
import { initialState } from './initialState';
import { createInsideActions, type InsideActions } from './insideSlice';
import { createKit, type StudioWorld } from './kit';
import { createModelActions, type ModelActions } from './modelSlice';
import { createPredictingActions, type PredictingActions } from './predictingSlice';
import { createProjectActions, type ProjectActions } from './projectSlice';
import { createRunHistory, type RunHistory } from './runHistory';
import { keepRuns } from './runKeeping';
import { createRunActions, type RunActions } from './runSlice';
import { createRunsActions, type RunsActions } from './runsSlice';
import { listSamples } from './samples';
import { createSaving, type Saving } from './saving';
import type { StudioState } from './state';
import { createTableActions, type TableActions } from './tableSlice';
import { createTemplateActions, type TemplateActions } from './templateSlice';
import { createTryOutActions, type TryOutActions } from './tryOutSlice';
import { createViewActions, type ViewActions } from './viewSlice';

/** Everything the screens need: the state to read, the figures of the run, and what can be done. */
export interface Studio {
  readonly store: StoreApi<StudioState>;
  readonly history: RunHistory;
  readonly view: ViewActions;
  readonly data: DataActions;
  readonly model: ModelActions;
  readonly templates: TemplateActions;
  readonly run: RunActions;
  readonly runs: RunsActions;
  readonly tryOut: TryOutActions;
  readonly predicting: PredictingActions;
  readonly table: TableActions;
  readonly incoming: IncomingActions;
  readonly inside: InsideActions;
  readonly evaluate: EvaluateActions;
  readonly exporting: ExportActions;
  readonly files: FileActions;
  readonly project: ProjectActions;
  readonly examples: ExampleActions;
  readonly saving: Saving;
  /** Reads what the last visit saved, lists the samples, opens the engine and loads the embedded base. */
  open(): Promise<void>;
}

/** A studio over the given world. There is no global one, so a test makes its own. */
export function createStudio(world: StudioWorld, schedule: (callback: () => void) => void): Studio {
  const store = createStore<StudioState>()(() => initialState);
  const history = createRunHistory(schedule);
  let engine: Engine | undefined;
  const openEngine = (): Engine => {
    const opened = world.openEngine();
    void opened.lost.then(({ reason }) => {
      if (engine !== opened) return;
      engine = undefined;
      // Whoever started it tells that it did not start; another one would do no better.
      if (store.getState().model.backend.kind !== 'ready') return;
      kit.patch('model', { backend: { kind: 'none' }, base: undefined, loading: undefined });
      kit.notify({ kind: 'engine-restarted', reason });
      void model.makeReady();
    });
    return opened;
  };
  const kit = createKit(store, world, history, {
    engine: () => {
      engine ??= openEngine();
      return engine;
    },
    dropEngine: () => {
      const dropped = engine;
      engine = undefined;
      dropped?.dispose();
    },
  });
  const model = createModelActions(kit);
  const table = createTableActions(kit);
  const runs = createRunsActions(kit);
  const run = createRunActions(kit, table.keep, runs);
  const data = createDataActions(kit);
  followChecks(kit);
  const saving = createSaving(kit, { data, table });
  const runKeeping = keepRuns(kit);
  return {
    store,
    history,
    saving,
    model,
    data,
    table,
    run,
    runs,
    view: createViewActions(kit),
    templates: createTemplateActions(kit),
    tryOut: createTryOutActions(kit),
    predicting: createPredictingActions(kit),
    incoming: createIncomingActions(kit, table),
    inside: createInsideActions(kit),
    evaluate: createEvaluateActions(kit),
    exporting: createExportActions(kit),
    files: createFileActions(kit),
    project: createProjectActions(kit, { data, table }),
    examples: createExampleActions(kit, { data, model, run }),
    open: async () => {
      await Promise.all([saving.restore(), runKeeping.restore(), listSamples(kit), model.makeReady()]);
    },
  };
}
