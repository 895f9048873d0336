import { parseTemplates } from './codecs';
import type { DataActions } from './dataSlice';
import type { Kit } from './kit';
import type { ModelActions } from './modelSlice';
import type { RunActions } from './runSlice';
import { fetchSample, isSampleOpen, type Sample } from './samples';
import { type FormerWork, partNames, type StudioState } from './state';

export interface ExampleActions {
  /** Data and template of a sample, in place of what was there. True when both are in. */
  open(sample: Sample): Promise<boolean>;
  /** From nothing to a running training: base, data, template, start. */
  train(sample: Sample): Promise<void>;
  /** Puts the user's own work back where an example had taken its place. */
  bringBack(former: FormerWork): Promise<void>;
}

export function createExampleActions(
  kit: Kit,
  rooms: { readonly data: DataActions; readonly model: ModelActions; readonly run: RunActions },
): ExampleActions {
  const open: ExampleActions['open'] = async (sample) => {
    try {
      const { data, templatesText } = await fetchSample(kit, sample);
      const templates = parseTemplates(templatesText, sample.templates);
      const former = ownWork(kit.store.getState());
      await Promise.all([rooms.data.forget('validation'), rooms.data.forget('test')]);
      kit.patch('templates', { list: templates, selected: 0, row: 0 });
      await rooms.data.read('train', { name: sample.file, bytes: data });
      if (former !== undefined) kit.notify({ kind: 'set-aside', former });
      return kit.store.getState().data.train.kind === 'ready';
    } catch (error) {
      kit.complain(error);
      return false;
    }
  };
  return {
    open,
    train: async (sample) => {
      kit.patch('view', { screen: 'train' });
      rooms.run.clear();
      const [opened, ready] = await Promise.all([open(sample), rooms.model.makeReady()]);
      if (opened && ready) await rooms.run.start();
    },
    bringBack: async ({ sources, templates }) => {
      kit.patch('templates', { list: templates, selected: 0, row: 0 });
      for (const part of partNames) {
        const source = sources[part];
        await (source === undefined ? rooms.data.forget(part) : rooms.data.read(part, source));
      }
    },
  };
}

/** What the user brought; undefined when there is nothing or only another example. */
function ownWork(state: StudioState): FormerWork | undefined {
  const { data, templates } = state;
  if (data.train.kind !== 'ready' || isSampleOpen(state)) return undefined;
  const held = partNames.flatMap((part) => {
    const each = data[part];
    return each.kind === 'ready' ? [[part, each.source] as const] : [];
  });
  return { sources: Object.fromEntries(held), templates: templates.list };
}
