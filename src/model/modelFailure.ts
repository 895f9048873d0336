/** Why a checkpoint cannot be used. Facts only; `words` has the sentences. */
export type ModelFailure =
  | { readonly kind: 'model-file-missing'; readonly fileName: string; readonly folder: string }
  | { readonly kind: 'model-download-failed'; readonly fileName: string; readonly status: number | undefined }
  | {
      readonly kind: 'model-config-invalid';
      readonly key: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly kind: 'model-architecture-unsupported'; readonly found: string }
  | { readonly kind: 'tokenizer-missing'; readonly folder: string }
  | { readonly kind: 'tokenizer-invalid'; readonly reason: string }
  | { readonly kind: 'vocabulary-mismatch'; readonly tokenizerSize: number; readonly embeddingRows: number }
  | { readonly kind: 'safetensors-invalid'; readonly fileName: string; readonly reason: string }
  | { readonly kind: 'tensor-missing'; readonly tensor: string; readonly expected: readonly number[] }
  | {
      readonly kind: 'tensor-shape';
      readonly tensor: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }
  /** Inside a block, where the model that `config.json` describes has no such tensor. */
  | { readonly kind: 'tensor-unexpected'; readonly tensor: string }
  | { readonly kind: 'tensor-dtype'; readonly tensor: string; readonly found: string }
  | { readonly kind: 'tensor-not-finite'; readonly tensor: string; readonly index: number }
  | { readonly kind: 'head-not-tied'; readonly tensor: string };
