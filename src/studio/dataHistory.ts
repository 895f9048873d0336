import { type DataChange, type DataState, type PartName, type PartState, partNames } from './state';

type Ready = Extract<PartState, { kind: 'ready' }>;

/** The newest change to any part, and the rows that the part has since. */
export function newestChange(
  data: DataState,
): { readonly part: PartName; readonly change: DataChange; readonly rows: number } | undefined {
  for (const { part, state } of newestFirst(data))
    if (state.change !== undefined) return { part, change: state.change, rows: state.report.rows };
  return undefined;
}

/** The part whose change is the next to be undone or done again: of those that have one, the one changed last. */
export function partWith(
  what: 'something to undo' | 'something to redo',
  data: DataState,
): PartName | undefined {
  const list = ({ source, undone }: Ready) =>
    what === 'something to undo' ? (source.repairs ?? []) : undone;
  return newestFirst(data).find(({ state }) => list(state).length > 0)?.part;
}

function newestFirst(data: DataState): readonly { readonly part: PartName; readonly state: Ready }[] {
  const orderOf = ({ state }: { readonly state: Ready }): number => state.change?.order ?? 0;
  return partNames
    .flatMap((part) => {
      const state = data[part];
      return state.kind === 'ready' ? [{ part, state }] : [];
    })
    .sort((a, b) => orderOf(b) - orderOf(a));
}
