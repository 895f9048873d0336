import { assertUnreachable } from '../base/assert';
import type { ModelFailure } from '../model/modelFailure';
import type { EngineFailure } from '../run/engineFailure';
import type { InputFailure } from '../run/inputFailure';
import type { StorageFailure } from '../run/storageFailure';
import type { ForeignFailure } from '../table/foreign/foreignFailure';
import type { ProjectFailure } from '../table/projectFailure';
import type { TableFailure } from '../table/tableFailure';
import type { Sentence } from './sentence';

/** Every expected failure of the rooms below. */
export type AnyFailure =
  | EngineFailure
  | ModelFailure
  | TableFailure
  | InputFailure
  | StorageFailure
  | ProjectFailure
  | ForeignFailure;

/** What a language says about each union of failures. */
export interface FailureDescribers {
  readonly engine: (failure: EngineFailure) => Sentence;
  readonly model: (failure: ModelFailure) => Sentence;
  readonly table: (failure: TableFailure) => Sentence;
  readonly input: (failure: InputFailure) => Sentence;
  readonly storage: (failure: StorageFailure) => Sentence;
  readonly project: (failure: ProjectFailure) => Sentence;
  readonly foreign: (failure: ForeignFailure) => Sentence;
}

type OwnedFailure =
  | ModelFailure
  | TableFailure
  | InputFailure
  | StorageFailure
  | ProjectFailure
  | ForeignFailure;
type Owner = Exclude<keyof FailureDescribers, 'engine'>;
type OwnedKind = OwnedFailure['kind'];

/** Which union a kind belongs to; the engine's are the rest. A new kind does not compile until it stands here. */
const owners: Readonly<Record<OwnedKind, Owner>> = {
  'storage-full': 'storage',
  'storage-corrupt': 'storage',
  'storage-unavailable': 'storage',
  'sample-unavailable': 'storage',
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
  'table-version-twice': 'table',
  'table-earlier-alone': 'table',
  'table-start-invalid': 'table',
  'table-alias-twice': 'table',
  'table-name-taken': 'table',
  'table-name-empty': 'table',
  'table-tensor-missing': 'table',
  'table-tensor-unexpected': 'table',
  'table-tensor-dtype': 'table',
  'table-tensor-shape': 'table',
  'table-not-finite': 'table',
  'checkpoint-file-invalid': 'project',
  'checkpoint-foreign': 'project',
  'checkpoint-version-too-new': 'project',
  'checkpoint-content-invalid': 'project',
  'project-foreign': 'project',
  'project-version-too-new': 'project',
  'project-member-missing': 'project',
  'project-member-unexpected': 'project',
  'project-content-invalid': 'project',
  'foreign-unknown': 'foreign',
  'foreign-damaged': 'foreign',
  'foreign-too-large': 'foreign',
  'foreign-path-unsafe': 'foreign',
  'foreign-nothing': 'foreign',
  'foreign-project': 'foreign',
  'torch-old-stream': 'foreign',
  'pickle-refused': 'foreign',
  'nemo-task-missing': 'foreign',
  'peft-kind-unsupported': 'foreign',
  'foreign-config-invalid': 'foreign',
  'foreign-tensor-dtype': 'foreign',
  'foreign-tensor-shape': 'foreign',
  'foreign-not-finite': 'foreign',
  'foreign-task-twice': 'foreign',
  'foreign-taskname-missing': 'foreign',
  'foreign-template-missing': 'foreign',
  'foreign-template-tokens': 'foreign',
  'foreign-width': 'foreign',
  'template-file-invalid': 'input',
  'run-file-invalid': 'input',
  'remap-file-invalid': 'input',
  'no-answers': 'input',
  'not-predictions': 'input',
  'predictions-of-unknown': 'input',
  'predictions-of-other': 'input',
  'file-missing': 'input',
  'file-unreadable': 'input',
  'file-unwritable': 'input',
  'no-space': 'input',
  'no-usable-rows': 'input',
  'templates-unfit': 'input',
};

const isOwned = (failure: AnyFailure): failure is OwnedFailure => Object.hasOwn(owners, failure.kind);
const isOf = <F extends OwnedFailure>(failure: { readonly kind: OwnedKind }, owner: Owner): failure is F =>
  owners[failure.kind] === owner;

/** Any failure in the words of a language: finds the union that it belongs to. */
export function describeFailureBy(say: FailureDescribers, failure: AnyFailure): Sentence {
  if (!isOwned(failure)) return say.engine(failure);
  if (isOf<ModelFailure>(failure, 'model')) return say.model(failure);
  if (isOf<TableFailure>(failure, 'table')) return say.table(failure);
  if (isOf<InputFailure>(failure, 'input')) return say.input(failure);
  if (isOf<StorageFailure>(failure, 'storage')) return say.storage(failure);
  if (isOf<ProjectFailure>(failure, 'project')) return say.project(failure);
  if (isOf<ForeignFailure>(failure, 'foreign')) return say.foreign(failure);
  return assertUnreachable(failure);
}
