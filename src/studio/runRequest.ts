import type { DataParts, TuneRequest } from '../bridge/contract';
import type { Kit } from './kit';
import type { ResumeOffer } from './resumeOffer';
import { chosenTasks } from './taskChoice';

/** The run's own copy of everything that decides it; undefined while there is no data or no task to train. */
export function newRequest(kit: Pick<Kit, 'store' | 'world'>): TuneRequest | undefined {
  const state = kit.store.getState();
  const data = dataOf(kit);
  const tasks = chosenTasks(state);
  if (data === undefined || tasks.templates.length === 0) return undefined;
  return { runId: kit.world.newRunId(), data, ...tasks, config: state.settings, ...watched };
}

/** The same for a run that goes on: its own settings and templates, and the data that is here. */
export function resumedRequest(
  kit: Pick<Kit, 'store'>,
  { checkpoint, config }: Pick<ResumeOffer, 'checkpoint' | 'config'>,
): TuneRequest | undefined {
  const data = dataOf(kit);
  const { runId, templates, leaveOut } = checkpoint;
  return data && { runId, data, templates, leaveOut, config, ...watched, resume: checkpoint };
}

const watched = { watch: true, checkpoints: true } as const;

function dataOf({ store }: Pick<Kit, 'store'>): DataParts | undefined {
  const { train, validation, test } = store.getState().data;
  if (train.kind !== 'ready') return undefined;
  return {
    train: train.source,
    validation: validation.kind === 'ready' ? validation.source : undefined,
    test: test.kind === 'ready' ? test.source : undefined,
  };
}
