import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { markerText } from '../../../prompt/templateSyntax';
import { factsField } from './templateState';

export interface CompletionWords {
  /** Names the list of what is offered. */
  readonly list: string;
  readonly slot: string;
  /** What stands behind a field: a value of it, for example. */
  readonly fieldDetail: (name: string) => string;
}

/** The start of a field or marker that is being typed. */
const beginning = /\{[^{}\n]*|<[|\w]*/;

/** `{` offers the fields, `<` a slot, Ctrl+Space both. */
export const completion = (fields: () => readonly string[], words: CompletionWords): Extension => {
  const source = (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(beginning);
    if (typed === null && !context.explicit) return null;
    const sizes = context.state.field(factsField).virtualTokenSplits;
    const options: readonly Completion[] = [
      ...fields().map((name, place) => ({
        label: `{${name}}`,
        displayLabel: name,
        detail: words.fieldDetail(name),
        type: 'variable',
        // In the order of the columns.
        boost: -Math.min(place, 99),
      })),
      { label: markerText(sizes.length), displayLabel: words.slot, type: 'constant', boost: -99 },
    ];
    return { from: typed?.from ?? context.pos, options, validFor: beginning };
  };
  return autocompletion({ override: [source], icons: false, activateOnTypingDelay: 0 });
};
