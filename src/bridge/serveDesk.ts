import type { Desk } from './contract';
import type { DeskCalls, FromDesk, ToDesk } from './protocol';
import { serveCalls } from './serveCalls';
import type { Port } from './wire';

/** Puts a desk behind a port: the desk worker's side. */
export function serveDesk(port: Port<ToDesk, FromDesk>, desk: Desk): void {
  const answer = serveCalls<DeskCalls>(port, {
    readData: ({ part, source }, { signal, tell }) =>
      desk.readData(part, source, { signal, onProgress: tell }),
    rows: ({ part, from, to }) => desk.rows(part, from, to),
    forget: async (part) => {
      await desk.forget(part);
      return undefined;
    },
    check: ({ part, templates }, { signal }) => desk.check(part, templates, signal),
    recordAt: ({ part, line }) => desk.recordAt(part, line),
    rowIndexOfLine: ({ part, line }) => desk.rowIndexOfLine(part, line),
    proposeFix: ({ part, templates, offer }, { signal }) => desk.proposeFix(part, templates, offer, signal),
    proposeRepair: ({ part, repair }, { signal }) => desk.proposeRepair(part, repair, signal),
    cleanJsonl: (part, { signal }) => desk.cleanJsonl(part, signal),
    splitSizes: ({ tasks, split, seed }, { signal }) => desk.splitSizes(tasks, split, seed, signal),
    loadTokenizer: (source) => desk.loadTokenizer(source),
    preview: ({ template, index, options }) => desk.preview(template, index, options),
  });
  port.addEventListener('message', ({ data }) => answer(data));
}
