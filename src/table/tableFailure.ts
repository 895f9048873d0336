import type { ContentFault } from '../base/narrow';

/** Why a file is not a prompt table that can be used here. Facts only; `words` has the sentences. */
export type TableFailure =
  | { readonly kind: 'table-file-invalid'; readonly reason: string }
  /** A sound file that does not say it is a prompt table of ours; `found` is what it says it is. */
  | { readonly kind: 'table-foreign'; readonly found: string | undefined }
  | { readonly kind: 'table-version-too-new'; readonly found: number; readonly newest: number }
  | ({ readonly kind: 'table-content-invalid' } & ContentFault)
  | { readonly kind: 'table-task-twice'; readonly taskname: string }
  | { readonly kind: 'table-version-twice'; readonly taskname: string; readonly version: number }
  /** A former version of a task that has no prompt in use. */
  | { readonly kind: 'table-earlier-alone'; readonly taskname: string; readonly version: number }
  /** Starting rows of another size than the prompt, or with a number that is not finite. */
  | { readonly kind: 'table-start-invalid'; readonly taskname: string; readonly version: number }
  /** One answer that is to count as two others. */
  | { readonly kind: 'table-alias-twice'; readonly taskname: string; readonly from: string }
  /** A task of this name is in the table or in its history. */
  | { readonly kind: 'table-name-taken'; readonly taskname: string }
  | { readonly kind: 'table-name-empty' }
  | { readonly kind: 'table-tensor-missing'; readonly taskname: string; readonly tensor: string }
  | { readonly kind: 'table-tensor-unexpected'; readonly tensor: string }
  | { readonly kind: 'table-tensor-dtype'; readonly tensor: string; readonly found: string }
  /** `expected` is [virtual tokens, n_embd]; n_embd is undefined where no other prompt tells it. */
  | {
      readonly kind: 'table-tensor-shape';
      readonly taskname: string;
      readonly expected: readonly [number, number | undefined];
      readonly found: readonly number[];
    }
  | {
      readonly kind: 'table-not-finite';
      readonly taskname: string;
      readonly virtualToken: number;
      readonly column: number;
    };
