import type { ContentFault } from '../base/narrow';

/** Why a file is not a prompt table that can be used here. Facts only; `words` has the sentences. */
export type TableFailure =
  | { readonly kind: 'table-file-invalid'; readonly reason: string }
  /** A sound file that does not say it is a prompt table of ours; `found` is what it says it is. */
  | { readonly kind: 'table-foreign'; readonly found: string | undefined }
  | { readonly kind: 'table-version-too-new'; readonly found: number; readonly newest: number }
  | ({ readonly kind: 'table-content-invalid' } & ContentFault)
  | { readonly kind: 'table-task-twice'; readonly taskname: string }
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
