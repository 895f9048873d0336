/** One bidirectional layer's recurrence. Rows are task after task, moment after moment: [tasks * moments, ...]. */
export interface LstmSize {
  readonly hidden: number;
  /** Length of the sequence, V. */
  readonly moments: number;
  readonly tasks: number;
  /** Where the forward direction's W_hh [4h, h] begins in the flat vector; b_ih [4h] and b_hh [4h] follow it. */
  readonly recurrentOffset: number;
  /** Elements from a parameter of the forward direction to the same one of the reverse direction. */
  readonly directionStride: number;
  readonly form: LstmForm;
  /** A CPU plays the device: barriers are dear, and what neighbouring threads read need not be neighbours. */
  readonly software: boolean;
}

/** Hidden sizes up to here run whole in one workgroup per task and direction. */
const LARGEST_LOOP = 256;

/**
 * How the moments of a recurrence are spread. `loop`: one launch, in which one workgroup per task and direction goes through
 * all moments; its only cost is that a single core of the GPU reads W_hh, at most 1 MB. `moment`: one launch per moment with
 * many workgroups, for a W_hh that is worth all cores.
 */
export type LstmForm = 'loop' | 'moment';

export const lstmForm = (hidden: number): LstmForm => (hidden <= LARGEST_LOOP ? 'loop' : 'moment');

/** Whether W_hh can be read four numbers at a time: its rows and both directions begin at multiples of four. */
export const readsVectors = ({ hidden, recurrentOffset, directionStride }: LstmSize): boolean =>
  hidden % 4 === 0 && recurrentOffset % 4 === 0 && directionStride % 4 === 0;

/** Smallest power of two that is at least `count`, at most `most`. */
export function powerOfTwo(count: number, most: number): number {
  let power = 1;
  while (power < count && power < most) power *= 2;
  return power;
}

/** First and last + 1 of the moments of each launch. */
export function stretches({ form, moments }: LstmSize): readonly (readonly [number, number])[] {
  if (form === 'loop') return [[0, moments]];
  return Array.from({ length: moments }, (_, moment) => [moment, moment + 1]);
}

/**
 * Steady at both ends: `exp` of a large number is no number everywhere, and a tanh made of exponentials loses its digits
 * near 0, where the series takes over.
 */
export const lstmFunctions = `
fn sigmoid(x: f32) -> f32 { return 1.0 / (1.0 + exp(-clamp(x, -80.0, 80.0))); }
fn bent(x: f32) -> f32 {
  let s = x * x;
  let near = x * (1.0 - s * (0.33333333 - s * 0.13333333));
  let e = exp(-2.0 * min(abs(x), 40.0));
  return select(sign(x) * (1.0 - e) / (1.0 + e), near, abs(x) < 0.1);
}`;
