import type { FixOffer } from '../../data/fixOffer';

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

/** Whether to show what an offer would change before it is done: whatever touches more than the line in view. */
export function needsLook(offer: FixOffer): boolean {
  return offer.kind !== 'mend-line' && offer.kind !== 'skip-line';
}
