import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { ParameterLayout } from '../promptEncoder';
import { cutVector } from './backendForms';

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
