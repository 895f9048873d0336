import { describe, expect, test } from 'vitest';
import { bytesOfFloat32, firstNonFinite, float32Values, integerValues } from './tensorNumbers';

const bytesOf = (numbers: ArrayBufferView): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** What an F16 means, from its definition: (-1)^s 2^(e-15) (1 + f/1024), without the implicit one when e is 0. */
function meaningOfHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

describe('numbers of a tensor', () => {
  test('every F16 becomes exactly the F32 of the same value', () => {
    const halves = Uint16Array.from({ length: 0x10000 }, (_, half) => half);
    const values = float32Values('F16', bytesOf(halves));
    expect(values).toBeDefined();
    for (let half = 0; half < 0x10000; half++)
      if (!Object.is(values?.[half], meaningOfHalf(half)))
        expect.fail(`F16 ${half.toString(16)} became ${values?.[half]}, not ${meaningOfHalf(half)}`);
  });

  test('a BF16 is the upper half of an F32, NaN and infinity included', () => {
    const halves = Uint16Array.from([0x3f80, 0xbf80, 0x0001, 0x8000, 0x7f80, 0xff80, 0x7fc0, 0x4049]);
    const values = float32Values('BF16', bytesOf(halves));
    expect([...(values ?? [])]).toEqual([
      1,
      -1,
      2 ** -133,
      -0,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      3.140625,
    ]);
  });

  test('F32 keeps its bits, wherever the bytes lie', () => {
    const bits = Uint32Array.of(0x00000001, 0x7fc00001, 0xff800000, 0x3f9d70a4);
    const shifted = new Uint8Array(17);
    shifted.set(bytesOf(bits), 1);
    const values = float32Values('F32', shifted.subarray(1));
    expect(values && bytesOfFloat32(values)).toEqual(bytesOf(bits));
  });

  test('other types have no F32 numbers', () => {
    expect(float32Values('I64', new Uint8Array(8))).toBeUndefined();
    expect(float32Values('F64', new Uint8Array(8))).toBeUndefined();
  });

  test('I64 is read when a double holds it', () => {
    expect(integerValues('I64', bytesOf(BigInt64Array.of(-1n, 0n, 2n ** 53n - 1n)))).toEqual([
      -1,
      0,
      2 ** 53 - 1,
    ]);
    expect(integerValues('I64', bytesOf(BigInt64Array.of(2n ** 53n)))).toBeUndefined();
    expect(integerValues('I32', new Uint8Array(4))).toBeUndefined();
  });

  test('the first number that is not finite is found', () => {
    expect(firstNonFinite(Float32Array.of(1, -3e38, 0))).toBe(-1);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(firstNonFinite(Float32Array.of(1, bad, bad))).toBe(1);
  });
});
