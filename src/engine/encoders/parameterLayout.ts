import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { ParameterLayout } from '../promptEncoder';
import { cutVector } from './backendForms';

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

/** Reads parameters by name: a piece of the flat vector in its own shape. */
export type ReadParameter = <T extends Tensor>(name: string) => T;

export function parameterReader(layout: ParameterLayout, parameters: Tensor1D): ReadParameter {
  const pieces = cutVector(
    parameters,
    layout.entries.map((entry) => entry.shape),
  );
  const named = new Map(layout.entries.map((entry, i) => [entry.name, at(pieces, i)]));
  return <T extends Tensor>(name: string): T => {
    const piece = named.get(name);
    assert(piece !== undefined, `no parameter ${name}`);
    return piece as T;
  };
}

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
