/**
 * A small assembler for WebAssembly: each function gives the bytes of one expression or statement, operands first. What an
 * instruction does stands in the core specification and, for vectors, in the SIMD, relaxed SIMD and threads proposals.
 */
export type Code = readonly number[];

/** Value types of parameters and locals. */
export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;
export type ValueType = typeof I32 | typeof F32 | typeof V128;

/** A parameter or local of the function that is being written, by its index. */
export type Local = number;

const EMPTY = 0x40;
const DROP = 0x1a;
const EXPONENT_BIAS = 127;
const MANTISSA_BITS = 23;
/** Added to a number below 2^22 it leaves the nearest whole number in the low bits. */
export const WHOLE = 1.5 * 2 ** 23;
/** An i64 of -1 nanoseconds. */
const FOREVER: Code = [0x42, 0x7f];

/** LEB128, unsigned. */
export function unsigned(value: number): Code {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

/** LEB128, signed, of 32 bits. */
function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const ends = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return ends ? [low] : [low | 0x80, ...signed(rest)];
}

type Unary = (a: Code) => Code;
type Binary = (a: Code, b: Code) => Code;

const unary =
  (...opcode: number[]): Unary =>
  (a) => [...a, ...opcode];
const binary =
  (...opcode: number[]): Binary =>
  (a, b) => [...a, ...b, ...opcode];
const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];

/** Alignment hint (its logarithm) and constant offset in bytes of a memory access. */
const memory = (alignment: number, offset: number): Code => [alignment, ...unsigned(offset)];

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, value: Code): Code => [...value, 0x21, ...unsigned(local)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  divide: binary(0x6e),
  remainder: binary(0x70),
  and: binary(0x71),
  shiftLeft: binary(0x74),
  equal: binary(0x46),
  isZero: unary(0x45),
  below: binary(0x49),
  load: (address: Code, offset = 0): Code => [...address, 0x28, ...memory(2, offset)],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x36, ...memory(2, offset)],
  /** The smaller of two unsigned values; evaluates them twice. */
  smaller: (a: Code, b: Code): Code => [...a, ...b, ...a, ...b, 0x49, 0x1b],
  select: (condition: Code, ifTrue: Code, ifFalse: Code): Code => [...ifTrue, ...ifFalse, ...condition, 0x1b],
};

/** Atomic accesses of 32 bits; the address must be a multiple of four. */
export const atomic = {
  load: (address: Code, offset = 0): Code => [...address, 0xfe, 0x10, ...memory(2, offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...[...address, ...value],
    ...[0xfe, 0x17, ...memory(2, offset)],
  ],
  /** Adds and gives what stood there before. */
  add: (address: Code, value: Code, offset = 0): Code => [
    ...[...address, ...value],
    ...[0xfe, 0x1e, ...memory(2, offset)],
  ],
  /** Puts `next` where `expected` stands, and gives what stood there before. */
  exchange: (address: Code, expected: Code, next: Code, offset = 0): Code => [
    ...[...address, ...expected, ...next],
    ...[0xfe, 0x48, ...memory(2, offset)],
  ],
  /** Sleeps while the value at the address is `expected`. */
  wait: (address: Code, expected: Code, offset = 0): Code => [
    ...[...address, ...expected, ...FOREVER],
    ...[0xfe, 0x01, ...memory(2, offset), DROP],
  ],
  /** Wakes all who sleep at the address. */
  notify: (address: Code, offset = 0): Code => [
    ...[...address, ...i32.constant(-1)],
    ...[0xfe, 0x00, ...memory(2, offset), DROP],
  ],
};

export const f32 = {
  constant: (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  add: binary(0x92),
  sub: binary(0x93),
  mul: binary(0x94),
  divide: binary(0x95),
  smaller: binary(0x96),
  larger: binary(0x97),
  root: unary(0x91),
  fromUnsigned: unary(0xb3),
  /** 2^n, given n + WHOLE; exactly 0 for n = -127. */
  powerOfTwo: (a: Code): Code => [
    ...i32.shiftLeft(i32.add([...a, 0xbc], i32.constant(EXPONENT_BIAS)), i32.constant(MANTISSA_BITS)),
    0xbe,
  ],
  load: (address: Code, offset = 0): Code => [...address, 0x2a, ...memory(2, offset)],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x38, ...memory(2, offset)],
};

export const f32x4 = {
  constant: (value: number): Code => f32x4.splat(f32.constant(value)),
  splat: unary(...vector(0x13)),
  root: unary(...vector(0xe3)),
  lane: (a: Code, lane: number): Code => [...a, ...vector(0x1f), lane],
  add: binary(...vector(0xe4)),
  sub: binary(...vector(0xe5)),
  mul: binary(...vector(0xe6)),
  divide: binary(...vector(0xe7)),
  /** The pseudo-minimum and -maximum, one instruction each; NaN in `a` stays. */
  smaller: binary(...vector(0xea)),
  larger: binary(...vector(0xeb)),
  powerOfTwo: (a: Code): Code => [
    ...[...a, ...i32.constant(EXPONENT_BIAS), ...vector(0x11), ...vector(0xae)],
    ...[...i32.constant(MANTISSA_BITS), ...vector(0xab)],
  ],
  /** a b + c in one rounding or in two, whichever is faster here (relaxed SIMD). */
  multiplyAdd: (a: Code, b: Code, c: Code): Code => [...a, ...b, ...c, ...vector(0x105)],
  load: (address: Code, offset = 0): Code => [...address, ...vector(0x00), ...memory(2, offset)],
  /** One number in all four lanes. */
  loadSplat: (address: Code, offset = 0): Code => [...address, ...vector(0x09), ...memory(2, offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...[...address, ...value],
    ...[...vector(0x0b), ...memory(2, offset)],
  ],
};

export const call = (index: number, ...values: readonly Code[]): Code => [
  ...values.flat(),
  0x10,
  ...unsigned(index),
];

export const returned = (): Code => [0x0f];

export const when = (condition: Code, ...then: readonly Code[]): Code => [
  ...[...condition, 0x04, EMPTY],
  ...[...then.flat(), 0x0b],
];

export const either = (condition: Code, then: Code, otherwise: Code): Code => [
  ...[...condition, 0x04, EMPTY],
  ...[...then, 0x05, ...otherwise, 0x0b],
];

/** Repeats while the condition, looked at before each round, holds. */
export const whileDo = (condition: Code, ...body: readonly Code[]): Code => [
  ...[0x02, EMPTY, 0x03, EMPTY],
  ...[...condition, 0x45, 0x0d, 0x01],
  ...[...body.flat(), 0x0c, 0x00, 0x0b, 0x0b],
];

/** Repeats as long as the condition, looked at after each round, holds. */
export const doWhile = (condition: Code, ...body: readonly Code[]): Code => [
  ...[0x03, EMPTY],
  ...[...body.flat(), ...condition, 0x0d, 0x00, 0x0b],
];
