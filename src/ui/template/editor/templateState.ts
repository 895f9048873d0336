import { invertedEffects } from '@codemirror/commands';
import {
  Annotation,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import type { TaskTemplate } from '../../../prompt/taskTemplate';

/** All of a template that is not its text: it lives beside the document and travels with undo. */
export type TemplateFacts = Omit<TaskTemplate, 'promptTemplate'>;

export const setFacts = StateEffect.define<TemplateFacts>();

export const factsField = StateField.define<TemplateFacts>({
  create: () => ({
    taskname: '',
    totalVirtualTokens: 0,
    virtualTokenSplits: [],
    truncateField: undefined,
    answerOnlyLoss: false,
    answerField: undefined,
  }),
  update: (facts, transaction) =>
    transaction.effects.reduce((held, effect) => (effect.is(setFacts) ? effect.value : held), facts),
});

/** Whether text or facts may be others than before; selections and marks are not. */
export const changesTemplate = ({ docChanged, effects }: Transaction): boolean =>
  docChanged || effects.some((effect) => effect.is(setFacts));

/** On transactions that bring a whole template: its numbers and sizes are meant as they are. */
export const asGiven = Annotation.define<true>();

export const factsOf = ({ promptTemplate: _, ...facts }: TaskTemplate): TemplateFacts => facts;

/** Document and facts together are the template. */
export const templateOf = (state: EditorState): TaskTemplate => ({
  ...state.field(factsField),
  promptTemplate: state.doc.toString(),
});

/** Text exactly as it is on disk (only "\n" ends a line), and facts that undo takes back with it. */
export const templateState = (template: TaskTemplate): Extension => [
  EditorState.lineSeparator.of('\n'),
  factsField.init(() => factsOf(template)),
  invertedEffects.of((transaction) =>
    transaction.effects.some((effect) => effect.is(setFacts))
      ? [setFacts.of(transaction.startState.field(factsField))]
      : [],
  ),
];

/** What goes with a change: how it is called and remembered, and what is selected after it. */
export interface ChangeNotes {
  readonly userEvent: string;
  readonly annotations: readonly Annotation<unknown>[];
  readonly selection?: { readonly anchor: number; readonly head: number };
}

/**
 * What turns the state's template into `next`: only the characters that differ, and the facts if they do. Undefined
 * when nothing does.
 */
export function changeTo(
  state: EditorState,
  next: TaskTemplate,
  notes: ChangeNotes,
): TransactionSpec | undefined {
  const now = state.doc.toString();
  const then = next.promptTemplate;
  const shorter = Math.min(now.length, then.length);
  let from = 0;
  while (from < shorter && now[from] === then[from]) from++;
  let kept = 0;
  while (kept < shorter - from && now[now.length - 1 - kept] === then[then.length - 1 - kept]) kept++;
  const facts = factsOf(next);
  const hasNewFacts = JSON.stringify(facts) !== JSON.stringify(state.field(factsField));
  if (now === then && !hasNewFacts) return undefined;
  return {
    ...notes,
    ...(now === then
      ? {}
      : { changes: { from, to: now.length - kept, insert: then.slice(from, then.length - kept) } }),
    ...(hasNewFacts ? { effects: setFacts.of(facts) } : {}),
    annotations: [asGiven.of(true), ...notes.annotations],
  };
}
