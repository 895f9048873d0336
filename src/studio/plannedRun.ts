import type { PlannedRun } from '../run/estimate';
import type { StudioState } from './state';
import { chosenTasks } from './taskChoice';

/** What a run would be if it started now, as it would be remembered; undefined while something it needs is missing. */
export function plannedRun(state: StudioState): PlannedRun | undefined {
  const { data, model, settings } = state;
  const { train } = data;
  const { backend, base } = model;
  if (train.kind !== 'ready' || backend.kind !== 'ready' || base === undefined) return undefined;
  return {
    config: settings,
    templates: chosenTasks(state).templates,
    data: {
      name: train.source.name,
      rows: train.report.rows,
      repairs: train.source.repairs?.length ?? 0,
    },
    base: { name: base.report.name, fingerprint: base.report.fingerprint },
    adapter: backend.report.adapter,
  };
}
