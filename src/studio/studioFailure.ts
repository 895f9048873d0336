import { Failed } from '../base/failed';
import type { ModelFailure } from '../model/modelFailure';
import type { EngineFailure } from '../run/engineFailure';
import type { InputFailure, SettingsFileFailure } from '../run/inputFailure';
import type { StorageFailure } from '../run/storageFailure';
import type { ForeignFailure } from '../table/foreign/foreignFailure';
import type { ProjectFailure } from '../table/projectFailure';
import type { TableFailure } from '../table/tableFailure';

export type StudioFailure =
  | EngineFailure
  | ModelFailure
  | TableFailure
  | ProjectFailure
  | ForeignFailure
  | Extract<InputFailure, { readonly kind: 'file-unreadable' }>
  | StorageFailure
  | SettingsFileFailure;

/**
 * The failure inside an error. `Failed` carries one of the house's unions, which the compiler cannot see through a
 * rejection; every other error is a bug of ours and keeps its stack.
 */
export function failureOf(error: unknown): StudioFailure {
  if (error instanceof Failed) return error.failure as StudioFailure;
  if (error instanceof Error) return { kind: 'bug', message: error.message, stack: error.stack ?? '' };
  return { kind: 'bug', message: String(error), stack: '' };
}
