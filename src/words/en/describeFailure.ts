import { assertUnreachable } from '../../base/assert';
import type { ModelFailure } from '../../model/modelFailure';
import type { EngineFailure } from '../../run/engineFailure';
import type { InputFailure } from '../../run/inputFailure';
import type { TableFailure } from '../../table/tableFailure';
import type { Sentence } from '../sentence';
import { describeEngineFailure } from './describeEngineFailure';
import { describeInputFailure } from './describeInputFailure';
import { describeModelFailure } from './describeModelFailure';
import { describeTableFailure } from './describeTableFailure';

/** Every expected failure of the rooms below. */
export type AnyFailure = EngineFailure | ModelFailure | TableFailure | InputFailure;

type Owner = 'model' | 'table' | 'input';
type OwnedKind = (ModelFailure | TableFailure | InputFailure)['kind'];

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
  'template-file-invalid': 'input',
  'run-file-invalid': 'input',
  'file-missing': 'input',
  'file-unreadable': 'input',
  'file-unwritable': 'input',
  'no-space': 'input',
  'no-usable-rows': 'input',
  'templates-unfit': 'input',
};

const isOwned = (failure: AnyFailure): failure is Extract<AnyFailure, { kind: OwnedKind }> =>
  Object.hasOwn(owners, failure.kind);
const isOf = <F extends { readonly kind: OwnedKind }>(
  failure: { readonly kind: OwnedKind },
  owner: Owner,
): failure is F => owners[failure.kind] === owner;

/** Any failure in words. */
export function describeFailure(failure: AnyFailure): Sentence {
  if (!isOwned(failure)) return describeEngineFailure(failure);
  if (isOf<ModelFailure>(failure, 'model')) return describeModelFailure(failure);
  if (isOf<TableFailure>(failure, 'table')) return describeTableFailure(failure);
  if (isOf<InputFailure>(failure, 'input')) return describeInputFailure(failure);
  return assertUnreachable(failure);
}
