import type { ContinualGrid } from '../../table/continualGrid';

/** What a grid shows as a whole: `kept` over so many steps that came after another one. */
export type GridVerdict =
  | { readonly kind: 'nothing-yet' | 'changed' }
  | { readonly kind: 'kept'; readonly steps: number };

export function gridVerdict({ rows }: Pick<ContinualGrid, 'rows'>): GridVerdict {
  const has = (row: ContinualGrid['rows'][number], change: 'changed' | 'unchanged'): boolean =>
    row.cells.some((cell) => cell.kind === 'standing' && cell.change === change);
  if (rows.some((row) => has(row, 'changed'))) return { kind: 'changed' };
  const steps = rows.filter((row) => has(row, 'unchanged')).length;
  return steps === 0 ? { kind: 'nothing-yet' } : { kind: 'kept', steps };
}
