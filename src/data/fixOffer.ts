import type { DataFault, DataProblem } from './dataProblem';
import { type MendableKind, mendableKinds, type SkippableKind, skippableKinds } from './repair';
import { foldText } from './taskFields';

/** Faults of rows that parse: leaving them out means leaving out the lines that have them now. */
export const setKinds = [
  'missing-field',
  'value-not-text',
  'empty-text',
  'unknown-taskname',
  'taskname-missing',
  'looks-like-template',
  'label-seen-once',
  'repeated-row',
  'leak',
] as const;
export type SetKind = (typeof setKinds)[number];

/** What one press can do about a problem. */
export type FixOffer =
  | { readonly kind: 'mend-line'; readonly line: number }
  | { readonly kind: 'mend-kind'; readonly fault: MendableKind }
  /** Not a repair by itself: opens the line for editing. */
  | { readonly kind: 'edit-line'; readonly line: number }
  | { readonly kind: 'skip-line'; readonly line: number }
  | { readonly kind: 'skip-kind'; readonly fault: SkippableKind | SetKind }
  | { readonly kind: 'trim-column'; readonly name: string }
  | { readonly kind: 'drop-column'; readonly name: string }
  | { readonly kind: 'column-to-text'; readonly name: string }
  | { readonly kind: 'merge-label'; readonly taskname: string; readonly from: string; readonly to: string }
  | { readonly kind: 'rename-task'; readonly from: string; readonly to: string }
  /** Not a repair of the data: makes a template for the task. */
  | { readonly kind: 'make-task'; readonly taskname: string }
  | { readonly kind: 'decode-windows-1252' };

const isOneOf = <T extends string>(kinds: readonly T[], kind: string): kind is T =>
  kinds.some((each) => each === kind);

/** What one press can do about a problem, the best first; empty where only the user's own tools help. */
export function fixesFor(problem: DataProblem): readonly FixOffer[] {
  return [...specialFixes(problem), ...lineFixes(problem)];
}

/** Cures of single kinds. */
function specialFixes(fault: DataFault): readonly FixOffer[] {
  switch (fault.kind) {
    case 'not-utf8':
      return fault.looksLike === 'windows-1252' ? [{ kind: 'decode-windows-1252' }] : [];
    case 'spaces-around-name':
      return [{ kind: 'trim-column', name: fault.name }];
    case 'column-not-text':
      return [
        { kind: 'column-to-text', name: fault.name },
        { kind: 'drop-column', name: fault.name },
      ];
    case 'value-not-text':
      return fault.found === 'null' ? [] : [{ kind: 'column-to-text', name: fault.name }];
    case 'extra-field':
      return [{ kind: 'drop-column', name: fault.name }];
    case 'label-spelt-twice': {
      const { taskname, label, usual } = fault;
      return [{ kind: 'merge-label', taskname, from: label, to: usual }];
    }
    case 'unknown-taskname': {
      const { taskname, known } = fault;
      const to = known.find((each) => foldText(each) === foldText(taskname)) ?? known[0];
      const rename: readonly FixOffer[] =
        to === undefined ? [] : [{ kind: 'rename-task', from: taskname, to }];
      return [{ kind: 'make-task', taskname }, ...rename];
    }
    default:
      return [];
  }
}

/** Mend, edit or leave out the line, or all lines with the same fault. */
function lineFixes({ kind, line, isStuck }: DataProblem): readonly FixOffer[] {
  const fixes: FixOffer[] = [];
  const isSkippable = isOneOf(skippableKinds, kind) || isOneOf(setKinds, kind);
  if (isOneOf(mendableKinds, kind) && isStuck !== true) {
    if (line !== undefined) fixes.push({ kind: 'mend-line', line });
    fixes.push({ kind: 'mend-kind', fault: kind });
  }
  const isEditable = kind === 'repeated-key' || (isSkippable && kind !== 'leak' && kind !== 'repeated-row');
  if (line !== undefined && isEditable) fixes.push({ kind: 'edit-line', line });
  if (line !== undefined && isSkippable) fixes.push({ kind: 'skip-line', line });
  if (isOneOf(skippableKinds, kind) || isOneOf(setKinds, kind))
    fixes.push({ kind: 'skip-kind', fault: kind });
  return fixes;
}
