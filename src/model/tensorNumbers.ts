import { bytesPerElement, type Dtype } from './safetensorsHeader';

/** F32 bits of every F16 value, made on first use. */
let halfTable: Uint32Array | undefined;

/** F32 bits of the F16 with bits `half`: exact, subnormals, infinities and NaN payloads included. */
function bitsOfHalf(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return sign | 0x7f800000 | (fraction << 13);
  if (exponent > 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
  if (fraction === 0) return sign;
  // Subnormal: move the leading one to the implicit place.
  const shift = Math.clz32(fraction) - 21;
  return sign | ((113 - shift) << 23) | (((fraction << shift) & 0x3ff) << 13);
}

/** A copy only when the bytes are not aligned to `size`. */
function aligned(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice();
}

/**
 * Numbers of an F32, F16 or BF16 tensor as F32, exactly; undefined for other types. F32 that is aligned is a view of
 * `bytes`, so whoever keeps it must own them.
 */
export function float32Values(dtype: Dtype, bytes: Uint8Array): Float32Array | undefined {
  const { buffer, byteOffset, length } = aligned(bytes, bytesPerElement[dtype]);
  if (dtype === 'F32') return new Float32Array(buffer, byteOffset, length / 4);
  if (dtype !== 'F16' && dtype !== 'BF16') return undefined;
  const halves = new Uint16Array(buffer, byteOffset, length / 2);
  const bits = new Uint32Array(halves.length);
  if (dtype === 'BF16') for (let i = 0; i < halves.length; i++) bits[i] = (halves[i] ?? 0) << 16;
  else {
    halfTable ??= Uint32Array.from({ length: 0x10000 }, (_, half) => bitsOfHalf(half));
    for (let i = 0; i < halves.length; i++) bits[i] = halfTable[halves[i] ?? 0] ?? 0;
  }
  return new Float32Array(bits.buffer);
}

/** Numbers of an I64 tensor that all fit a double exactly; undefined for other types and larger numbers. */
export function integerValues(dtype: Dtype, bytes: Uint8Array): readonly number[] | undefined {
  if (dtype !== 'I64') return undefined;
  const { buffer, byteOffset, length } = aligned(bytes, 8);
  const numbers = Array.from(new BigInt64Array(buffer, byteOffset, length / 8), Number);
  return numbers.every(Number.isSafeInteger) ? numbers : undefined;
}

/** Little-endian bytes of F32 numbers, as a view. */
export function bytesOfFloat32(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Index of the first NaN or infinity; -1 when all numbers are finite. */
export function firstNonFinite(values: Float32Array): number {
  // x - x is 0 for finite x only; cheaper than a call per element.
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value - value !== 0) return i;
  }
  return -1;
}
