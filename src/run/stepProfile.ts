/** What a kernel of our own does; times of a family are told together. */
export type KernelFamily =
  | 'assembly'
  | 'attention'
  | 'encoder'
  | 'generation'
  | 'head'
  | 'layer-norm'
  | 'lstm'
  | 'matmul'
  | 'optimiser';

/** What the launches of a family cost in one step. */
export interface FamilyCost {
  readonly family: KernelFamily;
  readonly launches: number;
  /** On the device; undefined where it does not tell. */
  readonly milliseconds: number | undefined;
}

/** What the calls of one tensor operation cost in one step; `name` is tfjs's. */
export interface OperationCost {
  readonly name: string;
  readonly calls: number;
  readonly milliseconds: number;
}

/** How a step was computed, the dearest part first. */
export type StepWork =
  | {
      readonly kind: 'launches';
      readonly families: readonly FamilyCost[];
      readonly submits: number;
      /** Compiled for this device so far. */
      readonly programs: number;
      /** Kept for being replayed. */
      readonly recordings: number;
    }
  /** Operations one after another; undefined where they cannot be timed one by one. */
  | { readonly kind: 'operations'; readonly operations: readonly OperationCost[] | undefined };

/** What memory is used for. `tensors`: what tfjs holds, beside our own buffers. `height`: at the worst moment of the step. */
export type MemoryKind = 'weights' | 'state' | 'scratch' | 'inputs' | 'frozen-text' | 'tensors' | 'height';

/** What one step of a run cost. */
export interface StepProfile {
  readonly step: number;
  /** Wall time, from a device at rest to a device at rest. */
  readonly milliseconds: number;
  readonly work: StepWork;
  readonly memory: readonly { readonly kind: MemoryKind; readonly bytes: number }[];
}
