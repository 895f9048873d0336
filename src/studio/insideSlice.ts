import { isAbort } from '../base/abort';
import type { Desk, RemovalEvent } from '../bridge/contract';
import type { RowPreview } from '../prompt/deskReport';
import type { PromptTable, VirtualPrompt } from '../table/promptTable';
import { heldOutRowsOf } from './heldOut';
import type { Removals, RowsInHand } from './insideState';
import type { Kit } from './kit';
import type { PartName, StudioState } from './state';
import { failureOf } from './studioFailure';
import type { TableState } from './tableState';

export interface InsideActions {
  /** Looks for the words nearest to each virtual token, unless they are known or being looked for. */
  look(prompt: VirtualPrompt): Promise<void>;
  /** Measures what each virtual token is worth, on the first `most` rows of its task. */
  remove(prompt: VirtualPrompt, rows: RowsInHand, most: number): Promise<void>;
  cancel(): void;
}

/** Neighbours of each kind that are asked for. */
const neighbours = 5;

/** Why the base cannot be asked about this table; undefined when it can. */
export function baseObstacle(
  { model }: Pick<StudioState, 'model'>,
  table: PromptTable,
): 'none' | 'other' | undefined {
  if (model.base === undefined) return 'none';
  return model.base.report.fingerprint === table.base.fingerprint ? undefined : 'other';
}

/** Where there are rows for a prompt, those that training has not seen first. */
export function rowsInHand(
  { data, table }: { readonly data: StudioState['data']; readonly table: Pick<TableState, 'heldOut'> },
  prompt: VirtualPrompt,
): readonly RowsInHand[] {
  const parts = (['validation', 'test', 'train'] as const).filter((part) => {
    const held = data[part];
    return (
      held.kind === 'ready' &&
      held.report.tasknames.some(({ taskname }) => taskname === undefined || taskname === prompt.taskname)
    );
  });
  return heldOutRowsOf(table, prompt).length > 0 ? ['held-out', ...parts] : parts;
}

/** Rows asked of the desk at once. */
const pageRows = 200;

/** The first `most` rows of a task in a part. */
async function firstRows(
  desk: Pick<Desk, 'rows'>,
  part: PartName,
  taskname: string,
  most: number,
  signal: AbortSignal,
): Promise<readonly RowPreview[]> {
  const found: RowPreview[] = [];
  for (let from = 0; ; from += pageRows) {
    signal.throwIfAborted();
    const page = await desk.rows(part, from, from + pageRows);
    found.push(...page.filter((row) => row.taskname === undefined || row.taskname === taskname));
    if (found.length >= most || page.length < pageRows) return found.slice(0, most);
  }
}

function afterEvent(known: Removals, event: RemovalEvent): Removals {
  return event.kind === 'whole'
    ? { ...known, whole: { loss: event.loss, rows: event.rows } }
    : { ...known, without: [...known.without, event.loss] };
}

export function createInsideActions(kit: Kit): InsideActions {
  let looking: AbortController | undefined;
  let removing: AbortController | undefined;
  return {
    look: async (prompt) => {
      const { embeddings } = prompt;
      const { look: known } = kit.store.getState().inside;
      if (known.kind !== 'idle' && known.kind !== 'failed' && known.embeddings === embeddings) return;
      looking?.abort();
      const controller = new AbortController();
      looking = controller;
      kit.patch('inside', { look: { kind: 'running', embeddings } });
      try {
        const asked = { prompt, count: neighbours };
        const inspection = await kit.engine().inspect(asked, controller.signal);
        if (looking === controller) kit.patch('inside', { look: { kind: 'done', embeddings, inspection } });
      } catch (error) {
        if (looking !== controller) return;
        const failure = failureOf(error);
        kit.patch('inside', {
          look: isAbort(error) ? { kind: 'idle' } : { kind: 'failed', embeddings, failure },
        });
      }
    },
    remove: async (prompt, rows, most) => {
      removing?.abort();
      const controller = new AbortController();
      removing = controller;
      const { signal } = controller;
      let known: Removals = { prompt, rows, whole: undefined, without: [] };
      const tell = (kind: 'running' | 'stopped' | 'done'): void => {
        if (removing === controller) kit.patch('inside', { removal: { kind, ...known } });
      };
      tell('running');
      try {
        const found =
          rows === 'held-out'
            ? heldOutRowsOf(kit.store.getState().table, prompt).slice(0, most)
            : await firstRows(kit.world.desk, rows, prompt.taskname, most, signal);
        const asked = { prompt, rows: { kind: 'rows', rows: found } } as const;
        for await (const event of kit.engine().removals(asked, signal)) {
          known = afterEvent(known, event);
          tell('running');
        }
        tell('done');
      } catch (error) {
        if (isAbort(error)) tell('stopped');
        else if (removing === controller)
          kit.patch('inside', { removal: { kind: 'failed', prompt, failure: failureOf(error) } });
      }
    },
    cancel: () => removing?.abort(),
  };
}
