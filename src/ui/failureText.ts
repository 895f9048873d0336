import { assertUnreachable } from '../base/assert';
import type { StorageFailure, StudioFailure } from '../studio/studioFailure';
import { describeFailure } from '../words/en/describeFailure';
import type { Sentence } from '../words/sentence';

/** Any failure of the studio in words: those of the page itself here, all others in `words`. */
export function failureSentence(failure: StudioFailure): Sentence {
  switch (failure.kind) {
    case 'storage-full':
    case 'storage-corrupt':
    case 'storage-unavailable':
    case 'sample-unavailable':
      return describeStorageFailure(failure);
    default:
      return describeFailure(failure);
  }
}

function describeStorageFailure(failure: StorageFailure): Sentence {
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
