import { parseTemplates } from './codecs';
import type { DataActions } from './dataSlice';
import type { Kit } from './kit';
import type { ModelActions } from './modelSlice';
import type { RunActions } from './runSlice';
import { fetchSample, type Sample } from './samples';

export interface ExampleActions {
  /** Data and template of a sample, in place of what was there. True when both are in. */
  open(sample: Sample): Promise<boolean>;
  /** From nothing to a running training: base, data, template, start. */
  train(sample: Sample): Promise<void>;
}

export function createExampleActions(
  kit: Kit,
  rooms: { readonly data: DataActions; readonly model: ModelActions; readonly run: RunActions },
): ExampleActions {
  const open: ExampleActions['open'] = async (sample) => {
    try {
      const { data, templatesText } = await fetchSample(kit, sample);
      const templates = parseTemplates(templatesText, sample.templates);
      await Promise.all([rooms.data.forget('validation'), rooms.data.forget('test')]);
      kit.patch('templates', { list: templates, selected: 0, row: 0 });
      await rooms.data.read('train', { name: sample.file, bytes: data });
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
  };
}
