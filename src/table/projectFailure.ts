import type { ContentFault } from '../base/narrow';
import type { CheckpointFailure } from './checkpointFailure';

/** Why a file is not a project that can be opened. What is wrong in its zip, tables or checkpoint is told by their unions. */
export type ProjectFailure =
  | CheckpointFailure
  /** A sound zip that does not say it is a project of ours; `found` is what it says it is. */
  | { readonly kind: 'project-foreign'; readonly found: string | undefined }
  | { readonly kind: 'project-version-too-new'; readonly found: number; readonly newest: number }
  | { readonly kind: 'project-member-missing'; readonly member: string }
  | { readonly kind: 'project-member-unexpected'; readonly member: string }
  | ({ readonly kind: 'project-content-invalid'; readonly member: string } & ContentFault);
