import type { BackendReport } from '../../bridge/contract';
import type { EngineFailure } from '../../run/engineFailure';
import type { FollowedCurve } from '../followRun';
import type { SplicedLoss } from '../forwardCases';
import type { ParameterGradient } from '../stepZero';

/** What the worker can be asked, and what it found: numbers that Node then compares with the oracle's. */
export interface Checks {
  readonly 'open webgpu': BackendReport;
  readonly 'open wasm': BackendReport;
  /** Logits of the first plain case. */
  readonly logits: Float32Array;
  /** The first case with virtual tokens. */
  readonly spliced: readonly SplicedLoss[];
  readonly stepZero: readonly ParameterGradient[];
  readonly tenSteps: FollowedCurve;
  /** Largest relative difference of the self-test with the kernels for graphics cards. */
  readonly graphicsKernels: number;
  /** What the model says after its device was destroyed; undefined when it computes on. */
  readonly lostDevice: EngineFailure | undefined;
}
export type CheckName = keyof Checks;

export type CheckAnswer =
  | { readonly kind: 'found'; readonly value: Checks[CheckName] }
  | { readonly kind: 'failed'; readonly reason: string };
