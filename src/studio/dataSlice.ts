import { isAbort } from '../base/abort';
import type { DataSource } from '../data/dataset';
import { makeDefaultTemplate } from './defaultTemplate';
import { countProblems } from './foundProblems';
import type { Kit } from './kit';
import type { PartName } from './state';
import { failureOf } from './studioFailure';
import { throttled } from './throttle';

/** Rows shown in the first-rows table. */
export const shownRows = 50;

export interface DataActions {
  /** Reads a source into a part. Resolves when it is read, refused or cancelled; the state says which. */
  read(part: PartName, source: DataSource): Promise<void>;
  cancelReading(part: PartName): void;
  forget(part: PartName): Promise<void>;
}

export function createDataActions(kit: Kit): DataActions {
  const readers = new Map<PartName, AbortController>();
  const { desk } = kit.world;

  return {
    read: async (part, source) => {
      readers.get(part)?.abort();
      const controller = new AbortController();
      readers.set(part, controller);
      const before = kit.store.getState().data[part];
      const total = source.bytes instanceof Blob ? source.bytes.size : source.bytes.byteLength;
      const reading = { kind: 'reading', name: source.name, total } as const;
      kit.patch('data', { [part]: { ...reading, bytes: 0 } });
      const isCurrent = (): boolean => readers.get(part) === controller;
      const onProgress = throttled<number>(100, (bytes) => {
        if (isCurrent()) kit.patch('data', { [part]: { ...reading, bytes } });
      });
      try {
        const report = await desk.readData(part, source, { signal: controller.signal, onProgress });
        const firstRows = await desk.rows(part, 0, shownRows);
        if (!isCurrent()) return;
        kit.patch('data', { [part]: { kind: 'ready', source, report, firstRows, checked: undefined } });
        kit.announce({ kind: 'data-read', rows: report.rows, problems: countProblems(report) });
        const { templates } = kit.store.getState();
        if (part === 'train' && templates.list.length === 0 && report.rows > 0)
          kit.patch('templates', { list: [makeDefaultTemplate(report)], selected: 0, row: 0 });
      } catch (error) {
        if (!isCurrent()) return;
        const former = before.kind === 'ready' ? before : ({ kind: 'empty' } as const);
        if (isAbort(error)) kit.patch('data', { [part]: former });
        else kit.patch('data', { [part]: { kind: 'failed', name: source.name, failure: failureOf(error) } });
      } finally {
        if (isCurrent()) readers.delete(part);
      }
    },
    cancelReading: (part) => readers.get(part)?.abort(),
    forget: async (part) => {
      readers.get(part)?.abort();
      readers.delete(part);
      kit.patch('data', { [part]: { kind: 'empty' } });
      await desk.forget(part).catch(kit.complain);
    },
  };
}
