import { EditorState, type Extension } from '@codemirror/state';
import { usualSlotSize } from '../../../prompt/templateFix';
import { parseTemplate } from '../../../prompt/templateSyntax';
import { reconcile } from '../../../prompt/templateText';
import { asGiven, factsField, setFacts } from './templateState';

const markersIn = (text: string): string =>
  parseTemplate(text)
    .flatMap((segment) => (segment.kind === 'virtual' ? [segment.marker] : []))
    .join();

/**
 * After every edit that touches a marker: numbers from left to right, sizes travel along, the total is their sum. It is
 * part of the edit's own transaction, so one undo takes back all. An imported text with wrong numbers stays as it is
 * until its markers are touched: the problems list tells of it.
 */
export const slotNumbers: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.annotation(asGiven) === true) return transaction;
  const text = transaction.newDoc.toString();
  if (markersIn(text) === markersIn(transaction.startState.doc.toString())) return transaction;
  const facts = transaction.effects.reduce(
    (held, effect) => (effect.is(setFacts) ? effect.value : held),
    transaction.startState.field(factsField),
  );
  const { sizes, changes } = reconcile({ text, sizes: facts.virtualTokenSplits }, usualSlotSize);
  const totalVirtualTokens = sizes.reduce((sum, size) => sum + size, 0);
  return [
    transaction,
    {
      changes,
      effects: setFacts.of({ ...facts, virtualTokenSplits: sizes, totalVirtualTokens }),
      sequential: true,
    },
  ];
});
