import type { TaskTemplate } from '../prompt/taskTemplate';
import type { TuningConfig } from '../run/tuningConfig';

/** How well a prompt did on held-out rows; absent parts were not measured. */
export interface PromptMetrics {
  readonly validationLoss: number | undefined;
  readonly bestStep: number | undefined;
  readonly steps: number;
  readonly accuracy: number | undefined;
  readonly macroF1: number | undefined;
  readonly majorityAccuracy: number | undefined;
  /** Rows that accuracy and macro-F1 were measured on. */
  readonly measuredOn: 'test' | 'validation' | undefined;
}

/** The baked result of one task: what replaces the prompt encoder at inference. */
export interface VirtualPrompt {
  readonly taskname: string;
  /** [totalVirtualTokens * hiddenSize], row-major */
  readonly embeddings: Float32Array;
  readonly totalVirtualTokens: number;
  readonly hiddenSize: number;
  readonly template: TaskTemplate;
  /** Labels found in training, in order of first appearance; empty when there were too many to score. */
  readonly labels: readonly string[];
  /** The run's settings; undefined for prompts that came from elsewhere. */
  readonly config: TuningConfig | undefined;
  readonly metrics: PromptMetrics | undefined;
}

/** Learned prompts of one base, looked up by taskname. */
export interface PromptTable {
  readonly base: { readonly name: string; readonly fingerprint: string };
  readonly prompts: readonly VirtualPrompt[];
}
