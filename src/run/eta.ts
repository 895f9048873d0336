import type { StepColumns } from './runEvent';

/** First steps are slow (shaders compile, buffers grow) and say nothing about the rest. */
const warmUpSteps = 3;
/** Recent steps the estimate looks at. */
const window = 25;
/** Fewer steps than this say too little. */
const fewest = 4;

/** Seconds left, as a span. */
export interface TimeLeft {
  readonly least: number;
  readonly most: number;
}

/**
 * Time left: steps left times what recent steps took, from their lower to their upper quartile, so that one slow step does
 * not matter. Warm-up and whatever lies between steps, such as validation, do not count. Undefined: still measuring.
 */
export function timeLeft(columns: StepColumns, totalSteps: number): TimeLeft | undefined {
  const times = recentTimes(columns).toSorted();
  if (times.length < fewest) return undefined;
  const left = Math.max(0, totalSteps - columns.step.length) / 1000;
  const quantile = (share: number): number => times[Math.round(share * (times.length - 1))] ?? 0;
  return { least: left * quantile(0.25), most: left * quantile(0.75) };
}

/** Tokens read per second over recent steps, padding not counted. */
export function tokensPerSecond(columns: StepColumns): number | undefined {
  const times = recentTimes(columns);
  if (times.length === 0) return undefined;
  const tokens = columns.tokens.subarray(columns.step.length - times.length);
  return (1000 * sum(tokens)) / Math.max(sum(times), 1e-6);
}

function recentTimes(columns: StepColumns): Float64Array {
  const { length } = columns.step;
  return columns.milliseconds.subarray(Math.max(Math.min(warmUpSteps, length), length - window), length);
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
