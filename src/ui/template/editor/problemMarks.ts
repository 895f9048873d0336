import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A problem with its place in the text and its sentence. */
export interface PlacedProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export const setProblems = StateEffect.define<readonly PlacedProblem[]>();

const markOf = ({ severity, message }: PlacedProblem): Decoration =>
  Decoration.mark({ class: `cm-problem cm-problem-${severity}`, message });

/** Underlines, kept in place while the text is edited and until the checks have spoken again. */
export const problemMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    let kept = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setProblems)) continue;
      const end = transaction.newDoc.length;
      const inside = effect.value.filter(({ from, to }) => from < to && to <= end);
      kept = Decoration.set(
        inside.map((problem) => markOf(problem).range(problem.from, problem.to)),
        true,
      );
    }
    return kept;
  },
  provide: (field) => EditorView.decorations.from(field),
});
