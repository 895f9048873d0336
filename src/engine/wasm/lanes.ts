import {
  type Code,
  F32,
  f32,
  f32x4,
  get,
  i32,
  type Local,
  set,
  V128,
  type ValueType,
  WHOLE,
  whileDo,
} from './assembler';

/** Arithmetic on one number or on four at once, so that a loop's body is written once for its vectors and its end. */
export interface Lanes {
  readonly type: ValueType;
  readonly bytes: number;
  readonly constant: (value: number) => Code;
  /** A single number in every lane. */
  readonly spread: (value: Code) => Code;
  readonly add: (a: Code, b: Code) => Code;
  readonly sub: (a: Code, b: Code) => Code;
  readonly mul: (a: Code, b: Code) => Code;
  readonly divide: (a: Code, b: Code) => Code;
  readonly smaller: (a: Code, b: Code) => Code;
  readonly larger: (a: Code, b: Code) => Code;
  readonly root: (a: Code) => Code;
  readonly powerOfTwo: (a: Code) => Code;
  readonly load: (address: Code) => Code;
  readonly store: (address: Code, value: Code) => Code;
}

export const one: Lanes = { ...f32, type: F32, bytes: 4, spread: (value) => value };
export const four: Lanes = { ...f32x4, type: V128, bytes: 16, spread: f32x4.splat };

type Make = (type: ValueType) => Local;

/** for (at = 0; at < bytes; ...): in steps of four numbers while there are four, then one by one. */
export function overNumbers(at: Local, bytes: Code, body: (lanes: Lanes) => readonly Code[]): Code {
  const loop = (lanes: Lanes): Code =>
    whileDo(
      i32.below(i32.add(get(at), i32.constant(lanes.bytes - 1)), bytes),
      ...body(lanes),
      set(at, i32.add(get(at), i32.constant(lanes.bytes))),
    );
  return [...set(at, i32.constant(0)), ...loop(four), ...loop(one)];
}

/** A running sum or maximum over a row, kept in four lanes and for the row's end in a fifth. */
export interface Fold {
  readonly start: Code;
  /** Takes in more numbers. */
  readonly take: (lanes: Lanes, value: Code) => Code;
  /** The result, a single number. */
  readonly result: Code;
}

export function fold(make: Make, operation: 'add' | 'larger', first: number): Fold {
  const [vector, single] = [make(V128), make(F32)];
  const lane = (index: number): Code => f32x4.lane(get(vector), index);
  const combine = f32[operation];
  return {
    start: [...set(vector, f32x4.constant(first)), ...set(single, f32.constant(first))],
    take: (lanes, value) => {
      const local = lanes === four ? vector : single;
      return set(local, lanes[operation](get(local), value));
    },
    result: combine(combine(combine(lane(0), lane(1)), combine(lane(2), lane(3))), get(single)),
  };
}

/** Degree 5 polynomial for (exp(r) - 1 - r) / r^2 on |r| <= ln(2) / 2, as in Cephes' expf, highest power first. */
const POLYNOMIAL = [1.9875691e-4, 1.3981999e-3, 8.3334519e-3, 4.1665796e-2, 1.6666666e-1, 0.5];
/** ln 2 in two parts: n times the first is exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;

/** Where 2^n leaves the normal numbers: exp(-LIMIT) comes out as exactly 0. */
const LIMIT = 88;

/** exp(x) to about an F32 rounding: 2^n exp(r), with n the whole number nearest to x / ln 2. Beyond LIMIT as at LIMIT. */
export function exponential(lanes: Lanes, make: Make): { readonly of: (x: Code, into: Local) => Code } {
  const [whole, n, r, p] = [make(lanes.type), make(lanes.type), make(lanes.type), make(lanes.type)];
  const { constant, add, sub, mul } = lanes;
  return {
    of: (x, into) => [
      ...set(r, lanes.larger(lanes.smaller(x, constant(LIMIT)), constant(-LIMIT))),
      ...set(whole, add(mul(get(r), constant(Math.LOG2E)), constant(WHOLE))),
      ...set(n, sub(get(whole), constant(WHOLE))),
      ...set(r, sub(sub(get(r), mul(get(n), constant(LN2_HIGH))), mul(get(n), constant(LN2_LOW)))),
      ...set(p, constant(0)),
      ...POLYNOMIAL.flatMap((factor) => set(p, add(mul(get(p), get(r)), constant(factor)))),
      ...set(p, add(add(mul(mul(get(p), get(r)), get(r)), get(r)), constant(1))),
      ...set(into, mul(get(p), lanes.powerOfTwo(get(whole)))),
    ],
  };
}
