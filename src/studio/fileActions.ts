import { printTemplates } from '../prompt/readTemplates';
import { printRunFile } from '../run/runFile';
import { parseRunFile, parseTemplates } from './codecs';
import type { Kit } from './kit';
import type { PartName } from './state';

/** Files that go to the user and come back. Opening one that cannot be used changes nothing but the notice. */
export interface FileActions {
  openTemplates(file: File): Promise<void>;
  saveTemplates(): void;
  openRunFile(file: File): Promise<void>;
  saveRunFile(): void;
  /** The rows of a part with their repairs, as JSON Lines. */
  saveCleanData(part: PartName): Promise<void>;
}

const json = 'application/json';

export function createFileActions(kit: Kit): FileActions {
  const state = kit.store.getState;
  const give = (fileName: string, content: BlobPart, type: string): void =>
    kit.world.giveFile(fileName, new Blob([content], { type }));
  return {
    saveCleanData: async (part) => {
      const held = state().data[part];
      if (held.kind !== 'ready') return;
      try {
        const stem = held.source.name.replace(/\.[^.]*$/, '');
        kit.world.giveFile(`${stem}.clean.jsonl`, await kit.world.desk.cleanJsonl(part));
      } catch (error) {
        kit.complain(error);
      }
    },
    openTemplates: async (file) => {
      try {
        const list = parseTemplates(await file.text(), file.name);
        kit.patch('templates', { list, selected: 0, row: 0 });
        kit.notify({ kind: 'opened', what: 'templates', name: file.name });
      } catch (error) {
        kit.complain(error);
      }
    },
    saveTemplates: () => give('templates.json', printTemplates(state().templates.list), json),
    openRunFile: async (file) => {
      try {
        const run = parseRunFile(await file.text(), file.name);
        kit.patch('templates', { list: run.templates, selected: 0, row: 0 });
        kit.put('settings', run.config);
        kit.notify({ kind: 'opened', what: 'run-file', name: file.name });
      } catch (error) {
        kit.complain(error);
      }
    },
    saveRunFile: () => {
      const { data, templates, settings, model } = state();
      const nameOf = (part: 'train' | 'validation' | 'test'): string | undefined => {
        const held = data[part];
        return held.kind === 'ready' ? held.source.name : undefined;
      };
      const source = model.base?.source;
      const text = printRunFile({
        data: {
          train: nameOf('train') ?? 'train.jsonl',
          validation: nameOf('validation'),
          test: nameOf('test'),
        },
        templates: templates.list,
        model: source?.name,
        backend: model.wish,
        config: settings,
      });
      give('run.json', text, json);
    },
  };
}
