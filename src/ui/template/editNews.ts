import { Transaction } from '@codemirror/state';
import { type ChipFacts, chipsOf, type PlacedChip } from './editor/chipFacts';
import { changesTemplate, templateOf } from './editor/templateState';

/** What is worth telling somebody who does not see the editor. Typed words are not. */
export type EditNews =
  | { readonly kind: 'inserted' | 'deleted' | 'moved'; readonly chip: ChipFacts }
  | { readonly kind: 'several'; readonly slots: number; readonly fields: number }
  | { readonly kind: 'undone' | 'redone' }
  | { readonly kind: 'copied'; readonly what: 'text' | 'config' }
  | { readonly kind: 'problems'; readonly left: number }
  | { readonly kind: 'problem'; readonly number: number; readonly of: number; readonly message: string };

/** A chip whatever its place and number: two slots of one size are alike. */
const kindOf = ({ chip }: PlacedChip): string => (chip.kind === 'slot' ? `#${chip.size}` : `{${chip.name}`);

/** Chips of `some` that `others` have not. */
function beyond(some: readonly PlacedChip[], others: readonly PlacedChip[]): readonly PlacedChip[] {
  const left = others.map(kindOf);
  return some.filter((each) => {
    const place = left.indexOf(kindOf(each));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

/** What a transaction did, if it is worth telling. */
export function newsOf(transaction: Transaction): EditNews | undefined {
  if (!changesTemplate(transaction)) return undefined;
  const event = transaction.annotation(Transaction.userEvent) ?? '';
  if (event === 'undo') return { kind: 'undone' };
  if (event === 'redo') return { kind: 'redone' };
  const before = chipsOf(templateOf(transaction.startState));
  const after = chipsOf(templateOf(transaction.state));
  const { from, to } = transaction.state.selection.main;
  if (event.startsWith('move')) {
    const moved = after.find((each) => each.from === from && each.to === to);
    return moved === undefined ? undefined : { kind: 'moved', chip: moved.chip };
  }
  if (before.length === after.length) return undefined;
  const come = beyond(after, before);
  const gone = beyond(before, after);
  const one = come.length + gone.length === 1 ? (come[0] ?? gone[0]) : undefined;
  if (one !== undefined) return { kind: come.length === 1 ? 'inserted' : 'deleted', chip: one.chip };
  return {
    kind: 'several',
    slots: after.filter(({ chip }) => chip.kind === 'slot').length,
    fields: after.filter(({ chip }) => chip.kind === 'field').length,
  };
}
