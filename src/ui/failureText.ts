import type { StorageFailure, StudioFailure } from '../studio/studioFailure';
import { describeFailure } from '../words/describeFailure';
import type { Sentence } from '../words/sentence';
import { describeStorageFailure } from './pageFailureText';

const storageKinds: Readonly<Record<StorageFailure['kind'], true>> = {
  'storage-full': true,
  'storage-corrupt': true,
  'storage-unavailable': true,
  'sample-unavailable': true,
};

const isStorage = (failure: StudioFailure): failure is StorageFailure =>
  Object.hasOwn(storageKinds, failure.kind);

/** Any failure of the studio in words. */
export function failureSentence(failure: StudioFailure): Sentence {
  return isStorage(failure) ? describeStorageFailure(failure) : describeFailure(failure);
}
