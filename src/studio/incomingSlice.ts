import { Failed } from '../base/failed';
import type { ModelReport } from '../bridge/contract';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import type { ForeignContent } from '../table/foreign/importedPrompt';
import type { ClashRule } from '../table/mergeTables';
import type { PromptTable } from '../table/promptTable';
import { followedBase, wholeAnswers } from './importAnswers';
import type { ImportAnswer } from './incomingState';
import type { Kit } from './kit';
import { failureOf } from './studioFailure';
import type { TableActions } from './tableSlice';

/** A file on its way in; `path` is its place in the folder that was opened, or its name. */
export interface IncomingFile {
  readonly path: string;
  readonly bytes: Blob;
}

export interface IncomingActions {
  /** Reads one file, or the files of a folder, by what is in them. What was found waits for the user's word. */
  open(files: readonly IncomingFile[]): Promise<void>;
  /** Makes a table for the loaded base of prompts that belong to none, as the user says. */
  complete(answers: readonly ImportAnswer[]): Promise<void>;
  /** Merges what is ready into the table. */
  take(clash: ClashRule): void;
  /** Lets what came in go, and stops waiting for it. */
  close(): void;
}

/** Bytes that are read at once at the most; the readers have limits of their own. */
const mostBytes = 2 ** 30;

export function createIncomingActions(kit: Kit, table: Pick<TableActions, 'merge'>): IncomingActions {
  let question = 0;
  const base = (): ModelReport | undefined => kit.store.getState().model.base?.report;
  const ready = (name: string, theirs: PromptTable): void => {
    const known = base();
    const checked = known && checkTableAgainstBase(theirs, known);
    if (checked?.ok === false) throw new Failed(checked.error);
    kit.put('incoming', { kind: 'ready', name, theirs });
  };
  const take = async (name: string, content: ForeignContent): Promise<void> => {
    if (content.kind === 'table') {
      ready(name, content.table);
      return;
    }
    const known = base();
    if (known !== undefined) followedBase(content.prompts, known);
    const answers = known === undefined ? undefined : wholeAnswers(content.prompts, known);
    if (known === undefined || answers === undefined) kit.put('incoming', { kind: 'asking', name, content });
    else ready(name, await tableOf(answers, known));
  };
  /** Runs a part of the way in; a failure is told in its place, a late answer is not. */
  const step = async (name: string, act: (isWanted: () => boolean) => Promise<void>): Promise<void> => {
    const mine = ++question;
    try {
      await act(() => mine === question);
    } catch (error) {
      if (mine === question) kit.put('incoming', { kind: 'refused', name, failure: failureOf(error) });
    }
  };

  return {
    open: async (files) => {
      const [first] = files;
      if (first === undefined) return;
      const name = first.path.split('/')[0] ?? first.path;
      kit.put('incoming', { kind: 'reading', name });
      await step(name, async (isWanted) => {
        const content = await read(files, name);
        if (isWanted()) await take(name, content);
      });
    },
    complete: async (answers) => {
      const { incoming } = kit.store.getState();
      const known = base();
      if (incoming.kind !== 'asking' || known === undefined) return;
      await step(incoming.name, async () => ready(incoming.name, await tableOf(answers, known)));
    },
    take: (clash) => {
      const { incoming } = kit.store.getState();
      if (incoming.kind !== 'ready') return;
      const { name, theirs } = incoming;
      if (table.merge(theirs, clash)) {
        kit.put('incoming', { kind: 'none' });
        return;
      }
      const { refusal } = kit.store.getState().table;
      if (refusal !== undefined) kit.put('incoming', { kind: 'refused', name, failure: refusal });
    },
    close: () => {
      question++;
      kit.put('incoming', { kind: 'none' });
    },
  };
}

async function read(files: readonly IncomingFile[], name: string): Promise<ForeignContent> {
  const total = files.reduce((sum, { bytes }) => sum + bytes.size, 0);
  if (total > mostBytes) throw new Failed({ kind: 'foreign-too-large', name, limit: mostBytes });
  const opened: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  for (const { path, bytes } of files) {
    const buffer = await bytes.arrayBuffer().catch((error: unknown) => {
      throw new Failed({ kind: 'file-unreadable', name: path, reason: String(error) });
    });
    opened.push({ path, bytes: new Uint8Array(buffer) });
  }
  // The readers of foreign files are a file of their own: few visits need them.
  const { readForeign } = await import('../table/exchange/readForeign');
  return readForeign(opened, name);
}

async function tableOf(answers: readonly ImportAnswer[], base: ModelReport): Promise<PromptTable> {
  const { tableOfImported, toVirtualPrompt } = await import('../table/exchange/toVirtualPrompt');
  const prompts = answers.map(({ prompt, taskname, template, labels }) => {
    const made = toVirtualPrompt({ ...prompt, labels }, { taskname, template }, base);
    if (!made.ok) throw new Failed(made.error);
    return made.value;
  });
  const table = tableOfImported(prompts, base);
  if (!table.ok) throw new Failed(table.error);
  return table.value;
}
