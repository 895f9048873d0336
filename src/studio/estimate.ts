import type { StepColumns } from '../run/runEvent';

/** First steps are slow (shaders compile, buffers grow) and say nothing about the rest. */
const warmUpSteps = 3;
/** Recent steps the estimate looks at. */
const window = 25;

/** Time left in seconds: steps left times the median of recent step times; undefined until enough were measured. */
export function secondsLeft(columns: StepColumns, totalSteps: number): number | undefined {
  const times = recentTimes(columns);
  if (times.length < 2) return undefined;
  return ((totalSteps - columns.step.length) * median(times)) / 1000;
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
  return columns.milliseconds.subarray(Math.max(warmUpSteps, length - window), length);
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
