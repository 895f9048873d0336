import type { TasknameRows } from './conditionedInput';

/** Sizes that every stacked encoder has: virtual tokens V, width d of the frozen model, inner width h. */
export interface EncoderShape {
  readonly virtualTokens: number;
  readonly hiddenSize: number;
  readonly hidden: number;
  readonly layers: number;
  /** One entry per task: the frozen rows of its taskname, empty without conditioning. */
  readonly tasknames: readonly TasknameRows[];
}
