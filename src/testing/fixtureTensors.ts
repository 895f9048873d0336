import { assert } from '../base/assert';
import { readSafetensors } from '../model/safetensors';
import { float32Values } from '../model/tensorNumbers';
import { readFixtureBytes } from './fixtures';

/** Float tensors of a `.safetensors` fixture by name; integer tensors are left out. */
export function readFixtureTensors(path: string): ReadonlyMap<string, Float32Array> {
  const file = readSafetensors(readFixtureBytes(path));
  assert(file.ok, `${path} is not a safetensors file`);
  const named = new Map<string, Float32Array>();
  for (const { name, dtype, bytes } of file.value.tensors) {
    const values = float32Values(dtype, bytes);
    if (values !== undefined) named.set(name, values);
  }
  return named;
}

/** A tensor that the fixture must have. */
export function tensorOf(tensors: ReadonlyMap<string, Float32Array>, name: string): Float32Array {
  const values = tensors.get(name);
  assert(values !== undefined, `the fixture has no tensor ${name}`);
  return values;
}

/** Largest |a - b|; infinity where lengths differ, NaN where any value is NaN. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] ?? Number.NaN) - (b[i] ?? Number.NaN));
    if (Number.isNaN(difference)) return difference;
    largest = Math.max(largest, difference);
  }
  return largest;
}
