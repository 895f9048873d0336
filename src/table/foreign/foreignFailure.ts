import type { ContentFault } from '../../base/narrow';

/** What a file, or a part of one, was read as when it failed. */
export type ForeignFormat =
  | 'zip'
  | 'gzip'
  | 'tar'
  | 'torch'
  | 'pickle'
  | 'nemo'
  | 'npy'
  | 'safetensors'
  | 'json';

/**
 * Why a file that was made elsewhere cannot become a prompt here. Facts only; `words` has the sentences. `name` is the
 * file or the member of an archive; reasons are short technical facts.
 */
export type ForeignFailure =
  /** The content has no form that is known here. */
  | { readonly kind: 'foreign-unknown'; readonly name: string }
  | {
      readonly kind: 'foreign-damaged';
      readonly name: string;
      readonly format: ForeignFormat;
      readonly reason: string;
    }
  /** Reading on would take more than `limit` bytes. */
  | { readonly kind: 'foreign-too-large'; readonly name: string; readonly limit: number }
  /** An archive with a member outside its own folder. */
  | { readonly kind: 'foreign-path-unsafe'; readonly name: string; readonly entry: string }
  /** A sound folder or archive without a prompt in it. */
  | { readonly kind: 'foreign-nothing'; readonly name: string }
  /** A project of ours: it is opened as such, not imported. */
  | { readonly kind: 'foreign-project'; readonly name: string }
  /** A `torch.save` file from before version 1.6: one pickle after the other. */
  | { readonly kind: 'torch-old-stream'; readonly name: string }
  /** A pickle that asks for something outside the few things that are read; `offset` is the place in the pickle. */
  | {
      readonly kind: 'pickle-refused';
      readonly name: string;
      readonly what: 'opcode' | 'global';
      readonly found: string;
      readonly offset: number;
    }
  /** The configuration names tasks that the weights do not hold. */
  | {
      readonly kind: 'nemo-task-missing';
      readonly missing: readonly string[];
      readonly found: readonly string[];
    }
  /** An adapter of another method, or for another kind of model. */
  | {
      readonly kind: 'peft-kind-unsupported';
      readonly key: 'peft_type' | 'task_type';
      readonly found: string;
    }
  | ({ readonly kind: 'foreign-config-invalid'; readonly name: string } & ContentFault)
  | { readonly kind: 'foreign-tensor-dtype'; readonly tensor: string; readonly found: string }
  /** `expected` is [virtual tokens, n_embd]; undefined where any number will do. */
  | {
      readonly kind: 'foreign-tensor-shape';
      readonly tensor: string;
      readonly expected: readonly [number | undefined, number | undefined];
      readonly found: readonly number[];
    }
  | {
      readonly kind: 'foreign-not-finite';
      readonly tensor: string;
      readonly virtualToken: number;
      readonly column: number;
    }
  | { readonly kind: 'foreign-task-twice'; readonly taskname: string }
  | { readonly kind: 'foreign-taskname-missing' }
  | { readonly kind: 'foreign-template-missing'; readonly taskname: string }
  | {
      readonly kind: 'foreign-template-tokens';
      readonly taskname: string;
      readonly template: number;
      readonly found: number;
    }
  /** The prompt is as wide as the base it was learned through; this is another one. */
  | {
      readonly kind: 'foreign-width';
      readonly taskname: string;
      readonly found: number;
      readonly expected: number;
      readonly baseName: string;
    };
