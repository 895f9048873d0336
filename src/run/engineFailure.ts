import type { SkipReason } from '../prompt/encodedExample';
import type { PassedOver } from './backendObstacle';
import type { ResumeFailure } from './resumeFailure';

/** What a run does not fit into: one array of a GPU, WebAssembly's memory, or whatever a device has free. */
export type MemoryLimit =
  | { readonly kind: 'array' | 'heap'; readonly bytes: number }
  | { readonly kind: 'device' };

/** The largest run of this kind that does fit; `length` in tokens, one row at a time. */
export type FittingRun =
  | { readonly kind: 'rows'; readonly rows: number }
  | { readonly kind: 'length'; readonly tokens: number }
  | { readonly kind: 'none' };

/** What can go wrong while the engine works. Facts only; `words` has the sentences. */
export type EngineFailure =
  | { readonly kind: 'no-backend'; readonly wanted: string; readonly passedOver: readonly PassedOver[] }
  | { readonly kind: 'device-lost'; readonly reason: string; readonly step: number | undefined }
  | { readonly kind: 'gpu-error'; readonly message: string }
  | { readonly kind: 'out-of-memory'; readonly neededBytes: number | undefined; readonly message: string }
  /** The frozen model alone does not fit onto the device. */
  | { readonly kind: 'weights-too-large'; readonly neededBytes: number }
  /** Told before a run begins: `rows` of a forward pass at most, `longestRow` in tokens. */
  | {
      readonly kind: 'run-too-large';
      readonly neededBytes: number;
      readonly limit: MemoryLimit;
      readonly rows: number;
      readonly longestRow: number;
      readonly fitting: FittingRun;
    }
  | { readonly kind: 'non-finite-loss'; readonly step: number; readonly lines: readonly number[] }
  | { readonly kind: 'model-not-loaded' }
  /** Another page of this browser is training. */
  | { readonly kind: 'training-elsewhere' }
  | {
      readonly kind: 'no-rows-left';
      readonly split: string;
      readonly given: number;
      readonly skipped: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'one-class-only';
      readonly taskname: string;
      readonly label: string;
      readonly rows: number;
    }
  | {
      readonly kind: 'label-too-long';
      readonly line: number;
      readonly label: string;
      readonly tokens: number;
      readonly room: number;
    }
  | {
      readonly kind: 'row-unusable';
      readonly reason: SkipReason;
      readonly length: number;
      readonly limit: number;
    }
  | { readonly kind: 'unequal-virtual-tokens'; readonly totals: Readonly<Record<string, number>> }
  | {
      readonly kind: 'table-other-base';
      readonly tableBase: string;
      readonly tableFingerprint: string;
      readonly baseName: string;
      readonly baseFingerprint: string;
    }
  | { readonly kind: 'unknown-task'; readonly taskname: string; readonly known: readonly string[] }
  | ResumeFailure
  | { readonly kind: 'worker-silent'; readonly seconds: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string };
