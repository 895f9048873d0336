import { createCallClient } from './callClient';
import type { Desk } from './contract';
import type { DeskCalls, FromDesk, ToDesk } from './protocol';
import { type WorkerLike, watchCrashes } from './workerPort';

/** The desk behind a worker, as a `Desk`. A crash rejects every open and later call with a `bug`. */
export function createWorkerDesk(worker: WorkerLike<FromDesk, ToDesk>): Desk {
  const client = createCallClient<DeskCalls>(worker);
  watchCrashes(worker, (error) => client.close(error));
  worker.addEventListener('message', ({ data }) => client.receive(data));
  return {
    readData: (part, source, { signal, onProgress }) =>
      client.call('readData', { part, source }, { signal, onProgress }),
    rows: (part, from, to) => client.call('rows', { part, from, to }),
    forget: (part) => client.call('forget', part),
    check: (part, templates, signal) => client.call('check', { part, templates }, { signal }),
    recordAt: (part, line) => client.call('recordAt', { part, line }),
    rowIndexOfLine: (part, line) => client.call('rowIndexOfLine', { part, line }),
    proposeFix: (part, templates, offer, signal) =>
      client.call('proposeFix', { part, templates, offer }, { signal }),
    proposeRepair: (part, repair, signal) => client.call('proposeRepair', { part, repair }, { signal }),
    cleanJsonl: (part, signal) => client.call('cleanJsonl', part, { signal }),
    splitSizes: (tasks, split, seed, signal) => client.call('splitSizes', { tasks, split, seed }, { signal }),
    loadTokenizer: (source) => client.call('loadTokenizer', source),
    preview: (template, index, options) => client.call('preview', { template, index, options }),
  };
}
