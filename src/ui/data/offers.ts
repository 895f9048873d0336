import type { DataProblem } from '../../data/dataProblem';
import { type FixOffer, fixesFor } from '../../data/fixOffer';
import { skippableKinds } from '../../data/repair';

/** Whether an offer is about all problems of a kind rather than about one line. */
export function isForAll(offer: FixOffer): boolean {
  switch (offer.kind) {
    case 'mend-kind':
    case 'skip-kind':
    case 'column-to-text':
    case 'decode-windows-1252':
      return true;
    case 'mend-line':
    case 'edit-line':
    case 'skip-line':
    case 'trim-column':
    case 'drop-column':
    case 'merge-label':
    case 'rename-task':
    case 'make-task':
      return false;
  }
}

/** What helps against all problems of a kind at once, the best first; nothing for a single one. */
export function offersForAll(problems: readonly DataProblem[]): readonly FixOffer[] {
  if (problems.length < 2) return [];
  // What can be mended comes before what can only be left out.
  const ordered = [...problems].sort((a, b) => Number(a.isStuck ?? false) - Number(b.isStuck ?? false));
  const offers = new Map<string, FixOffer>();
  for (const problem of ordered)
    for (const offer of fixesFor(problem).filter(isForAll)) offers.set(JSON.stringify(offer), offer);
  return [...offers.values()];
}

/** What helps against one problem. What helps against all stands above the list, unless this is the only one. */
export function offersForOne(problem: DataProblem, isOnly: boolean): readonly FixOffer[] {
  return fixesFor(problem).filter(
    (offer) => !isForAll(offer) || (isOnly && offer.kind !== 'skip-kind' && offer.kind !== 'mend-kind'),
  );
}

/** Kinds that are about the file as a whole; curing them may cure others. */
export const ofTheFile: readonly string[] = [
  'byte-order-mark',
  'not-utf8',
  'json-list',
  'pretty-printed',
  'separated-values',
];

/** Whether the line of a problem has a row that the table can show. */
export function hasRow({ kind, line }: DataProblem): boolean {
  const isLost = skippableKinds.some((each) => each === kind);
  return line !== undefined && !isLost && !ofTheFile.includes(kind);
}
