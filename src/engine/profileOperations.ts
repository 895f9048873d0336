import { getBackend, getKernel, memory, profile, slice } from '@tensorflow/tfjs-core';
import type { OperationCost, StepProfile } from '../run/stepProfile';
import type { OptimiserState } from './optimiser';

type KernelInfo = Awaited<ReturnType<typeof profile>>['kernels'][number];

/** Costs by operation, the dearest first. */
async function costsOf(kernels: readonly KernelInfo[]): Promise<readonly OperationCost[]> {
  const costs = new Map<string, OperationCost>();
  for (const { name, kernelTimeMs } of kernels) {
    // tfjs times functions with a gradient of their own too, which are made of kernels that are counted already.
    if (getKernel(name, getBackend()) === undefined) continue;
    const time = await kernelTimeMs;
    const known = costs.get(name) ?? { name, calls: 0, milliseconds: 0 };
    const milliseconds = known.milliseconds + (typeof time === 'number' ? time : 0);
    costs.set(name, { name, calls: known.calls + 1, milliseconds });
  }
  return [...costs.values()].sort((a, b) => b.milliseconds - a.milliseconds);
}

/** Waits until all that the state depends on is computed. */
async function finished({ parameters }: OptimiserState): Promise<void> {
  const probe = slice(parameters, [0], [1]);
  await probe.data();
  probe.dispose();
}

/**
 * Takes a step of plain tensor operations and tells what it cost. On WASM and CPU each operation is timed; on a GPU tfjs
 * could only do so by waiting for each, which would measure the waiting.
 */
export async function profileOperations(
  take: () => void,
  stateNow: () => OptimiserState,
): Promise<StepProfile> {
  const started = performance.now();
  if (getBackend() === 'webgpu') {
    take();
    await finished(stateNow());
    return {
      step: stateNow().steps,
      milliseconds: performance.now() - started,
      work: { kind: 'operations', operations: undefined },
      memory: [{ kind: 'tensors', bytes: memory().numBytes }],
    };
  }
  const { kernels, peakBytes } = await profile(() => {
    take();
    return [];
  });
  await finished(stateNow());
  return {
    step: stateNow().steps,
    milliseconds: performance.now() - started,
    work: { kind: 'operations', operations: await costsOf(kernels) },
    memory: [
      { kind: 'tensors', bytes: memory().numBytes },
      { kind: 'height', bytes: peakBytes },
    ],
  };
}
