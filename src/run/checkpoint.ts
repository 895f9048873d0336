import type { TaskTemplate } from '../prompt/taskTemplate';
import type { TuningConfig } from './tuningConfig';

/** Where the judging of validation losses stands (`validationLog`). Losses are infinite before the first. */
export interface ValidationStanding {
  /** Steps taken when the last loss was judged; 0 before the first. */
  readonly step: number;
  readonly lowest: number;
  readonly counted: number;
  readonly waited: number;
}

/**
 * Everything that a run needs to go on exactly where it stood after `steps` optimiser steps. The table never needs it.
 * The random streams are functions of the seed and the step, so they need no state here.
 */
export interface RunCheckpoint {
  readonly runId: string;
  readonly base: { readonly name: string; readonly fingerprint: string };
  readonly config: TuningConfig;
  readonly templates: readonly TaskTemplate[];
  /** Tasks of the data that the run leaves alone. */
  readonly leaveOut: readonly string[];
  /** SHA-256 (hex) of the encoded training and validation rows: going on with other rows is refused. */
  readonly rowsDigest: string;
  readonly steps: number;
  /** The encoder and Adam's two moments, flat, each of one length. */
  readonly parameters: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  readonly best:
    | { readonly step: number; readonly loss: number; readonly parameters: Float32Array }
    | undefined;
  readonly validation: ValidationStanding;
  /** How long the run had taken. */
  readonly seconds: number;
}
