/** lowbias32, an integer hash: the same numbers in every language, so that contestants share weights to the bit. */
function hash(value: number): number {
  let x = value;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Element `index` of stream `seed`, 32 bits. */
export const hashed = (seed: number, index: number): number =>
  hash((Math.imul(seed, 0x9e3779b9) + index) >>> 0);

/** `count` numbers of stream `seed`, uniform in (-half, half) + shift; 24 bits each, exact in F32 before scaling. */
export function hashedUniform(seed: number, count: number, half: number, shift: number): Float32Array {
  return Float32Array.from(
    { length: count },
    (_, index) => ((hashed(seed, index) >>> 8) / 8_388_608 - 1) * half + shift,
  );
}
