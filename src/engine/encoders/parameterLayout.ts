import { assert } from '../../base/assert';
import type { ParameterLayout } from '../promptEncoder';

/** Lays parameters one after another, in the order given. */
export function layoutOf(parameters: readonly (readonly [string, readonly number[]])[]): ParameterLayout {
  let size = 0;
  const entries = parameters.map(([name, shape]) => {
    const entry = { name, shape, offset: size };
    size += sizeOf(shape);
    return entry;
  });
  return { size, entries };
}

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, side) => product * side, 1);

/** Puts named arrays into one flat vector; every parameter must be given, with its size. */
export function flattenParameters(
  layout: ParameterLayout,
  value: (name: string, shape: readonly number[]) => ArrayLike<number>,
): Float32Array {
  const flat = new Float32Array(layout.size);
  for (const { name, shape, offset } of layout.entries) {
    const values = value(name, shape);
    assert(values.length === sizeOf(shape), `${name} has ${values.length} values, not ${sizeOf(shape)}`);
    flat.set(values, offset);
  }
  return flat;
}
