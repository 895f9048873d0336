import type { TaskTemplate } from '../prompt/taskTemplate';
import type { LabelAlias } from '../run/judging/types';
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
  /** Counts from 1 within a taskname; no two prompts of one taskname share a version. */
  readonly version: number;
  /** [totalVirtualTokens * hiddenSize], row-major */
  readonly embeddings: Float32Array;
  /** The same rows before the first step; undefined for prompts that came from elsewhere. */
  readonly start: Float32Array | undefined;
  readonly totalVirtualTokens: number;
  readonly hiddenSize: number;
  readonly template: TaskTemplate;
  /** Labels found in training, in order of first appearance; empty when there were too many to score. */
  readonly labels: readonly string[];
  /** Applied to answers before they are judged. */
  readonly aliases: readonly LabelAlias[];
  /** The run's settings; undefined for prompts that came from elsewhere. */
  readonly config: TuningConfig | undefined;
  readonly metrics: PromptMetrics | undefined;
}

/** How one task stood after a learning step, on its own held-out rows. */
export interface StandingScore {
  readonly rows: number;
  readonly accuracy: number;
  readonly macroF1: number;
}

/** One addition to the table, with what all prompts in use were after it. */
export interface LearningStep {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly learned: readonly { readonly taskname: string; readonly version: number }[];
  readonly standing: readonly {
    readonly taskname: string;
    readonly version: number;
    /** SHA-256 (hex) of the prompt's numbers as little-endian F32: equal digests are bit-identical rows. */
    readonly digest: string;
    /** Undefined while it was not measured, or when the task has no held-out rows. */
    readonly score: StandingScore | undefined;
  }[];
}

/** Learned prompts of one base, looked up by taskname. */
export interface PromptTable {
  readonly base: { readonly name: string; readonly fingerprint: string };
  /** In use: one per taskname. */
  readonly prompts: readonly VirtualPrompt[];
  /** Former versions of prompts, kept beside those in use. */
  readonly earlier: readonly VirtualPrompt[];
  /** What was learned one after the other, oldest first. */
  readonly history: readonly LearningStep[];
}
