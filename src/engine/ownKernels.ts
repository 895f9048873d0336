import { engine, getBackend, getKernel, type NamedAttrMap, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Kernels that tfjs does not have and a backend of ours may: each does in one pass what the plain operations beside its
 * call do in many, and those stay the reference.
 */
export const ownKernels = [
  'GeluWithSlope',
  'NormalizeRows',
  'NormalizeRowsBackward',
  'MaskedSoftmax',
  'SoftmaxBackward',
  'AdamStep',
] as const;
export type OwnKernelName = (typeof ownKernels)[number];

/** Results of a kernel of ours, or undefined where the present backend has none. */
export function runOwnKernel(
  name: OwnKernelName,
  inputs: Readonly<Record<string, Tensor>>,
  attributes: NamedAttrMap = {},
): readonly Tensor[] | undefined {
  if (getKernel(name, getBackend()) === undefined) return undefined;
  return engine().runKernel(name, { ...inputs }, attributes) as Tensor[];
}
