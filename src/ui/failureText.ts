import { assertUnreachable } from '../base/assert';
import type { ModelFailure } from '../model/modelFailure';
import type { SettingsFileFailure, StorageFailure, StudioFailure } from '../studio/studioFailure';
import type { TableFailure } from '../table/tableFailure';
import { describeEngineFailure } from '../words/describeEngineFailure';
import { describeModelFailure } from '../words/describeModelFailure';
import { describeTableFailure } from '../words/describeTableFailure';
import type { Sentence } from '../words/sentence';
import { describeSettingsFile, describeStorageFailure } from './pageFailureText';

type Owner = 'model' | 'table' | 'storage' | 'settings';
type OwnedKind = (ModelFailure | TableFailure | StorageFailure | SettingsFileFailure)['kind'];

/** Which union a kind belongs to; the engine's are the rest. A new kind does not compile until it stands here. */
const owners: Readonly<Record<OwnedKind, Owner>> = {
  'model-file-missing': 'model',
  'model-download-failed': 'model',
  'model-config-invalid': 'model',
  'model-architecture-unsupported': 'model',
  'tokenizer-missing': 'model',
  'tokenizer-invalid': 'model',
  'vocabulary-mismatch': 'model',
  'safetensors-invalid': 'model',
  'tensor-missing': 'model',
  'tensor-shape': 'model',
  'tensor-unexpected': 'model',
  'tensor-dtype': 'model',
  'tensor-not-finite': 'model',
  'head-not-tied': 'model',
  'table-file-invalid': 'table',
  'table-foreign': 'table',
  'table-version-too-new': 'table',
  'table-content-invalid': 'table',
  'table-task-twice': 'table',
  'table-tensor-missing': 'table',
  'table-tensor-unexpected': 'table',
  'table-tensor-dtype': 'table',
  'table-tensor-shape': 'table',
  'table-not-finite': 'table',
  'storage-full': 'storage',
  'storage-corrupt': 'storage',
  'storage-unavailable': 'storage',
  'sample-unavailable': 'storage',
  'template-file-invalid': 'settings',
  'run-file-invalid': 'settings',
};

const isOwned = (failure: StudioFailure): failure is Extract<StudioFailure, { kind: OwnedKind }> =>
  Object.hasOwn(owners, failure.kind);
const isOf = <F extends { readonly kind: OwnedKind }>(
  failure: { readonly kind: OwnedKind },
  owner: Owner,
): failure is F => owners[failure.kind] === owner;

/** Any failure of the studio in words. */
export function failureSentence(failure: StudioFailure): Sentence {
  if (!isOwned(failure)) return describeEngineFailure(failure);
  if (isOf<ModelFailure>(failure, 'model')) return describeModelFailure(failure);
  if (isOf<TableFailure>(failure, 'table')) return describeTableFailure(failure);
  if (isOf<StorageFailure>(failure, 'storage')) return describeStorageFailure(failure);
  if (isOf<SettingsFileFailure>(failure, 'settings')) return describeSettingsFile(failure);
  return assertUnreachable(failure);
}
