import { assertUnreachable } from '../../base/assert';
import type { StorageFailure } from '../../run/storageFailure';
import type { Sentence } from '../sentence';

/** What went wrong with the page's own storage and files, in words. */
export function describeStorageFailure(failure: StorageFailure): Sentence {
  switch (failure.kind) {
    case 'storage-full':
      return {
        what: `The browser has no room left to keep ${failure.what} for your next visit.`,
        hint: 'Everything still works until you close this page. Download what you want to keep, or free space for this site in the browser.',
      };
    case 'storage-corrupt':
      return {
        what: `The saved ${failure.what} could not be read and were left out: ${failure.reason}.`,
        hint: 'Open the files again; everything else was restored.',
      };
    case 'storage-unavailable':
      return {
        what: `This browser does not let the page keep anything: ${failure.reason}.`,
        hint: 'You can work as usual, but a reload starts from nothing. Download what you want to keep.',
      };
    case 'sample-unavailable':
      return {
        what: `The shipped file ${failure.name} could not be read: ${failure.reason}.`,
        hint: 'Reload the page, or open your own data.',
      };
    default:
      return assertUnreachable(failure);
  }
}
