import type { ContentFault } from '../base/narrow';

/** Why a file is not a checkpoint that a run can go on from. Facts only; `words` has the sentences. */
export type CheckpointFailure =
  | { readonly kind: 'checkpoint-file-invalid'; readonly reason: string }
  /** A sound file that does not say it is a checkpoint of ours; `found` is what it says it is. */
  | { readonly kind: 'checkpoint-foreign'; readonly found: string | undefined }
  | { readonly kind: 'checkpoint-version-too-new'; readonly found: number; readonly newest: number }
  /** `path` is a name in the metadata or that of a tensor. */
  | ({ readonly kind: 'checkpoint-content-invalid' } & ContentFault);
