import type { PlannedRun } from '../run/estimate';
import type { StudioState } from './state';

/** What a run would be if it started now, as it would be remembered; undefined while something it needs is missing. */
export function plannedRun({ data, model, templates, settings }: StudioState): PlannedRun | undefined {
  const { train } = data;
  const { backend, base } = model;
  if (train.kind !== 'ready' || backend.kind !== 'ready' || base === undefined) return undefined;
  return {
    config: settings,
    templates: templates.list,
    data: {
      name: train.source.name,
      rows: train.report.rows,
      repairs: train.source.repairs?.length ?? 0,
    },
    base: { name: base.report.name, fingerprint: base.report.fingerprint },
    adapter: backend.report.adapter,
  };
}
