import type { FusedContext } from './fusedContext';
import { holdArrays } from './heldArrays';
import { matmul } from './kernels/matmul';
import { keptArray } from './launch';
import { lookUpPlaces, record } from './recording';

/** A product of two n x n matrices by the kernel that steps use, to rate the device by. */
export async function matmulProduct(context: FusedContext, n: number) {
  const { device, kind } = context;
  const a = keptArray('a', n * n);
  const b = keptArray('b', n * n);
  const out = keptArray('product', n * n);
  const wave = (shift: number) => Float32Array.from({ length: n * n }, (_, i) => Math.sin(i + shift));
  const held = holdArrays(device, [
    [a, wave(0)],
    [b, wave(1)],
    [out, undefined],
  ]);
  const shape = { rows: n, inner: n, columns: n, orientation: 'nn' } as const;
  const launches = [matmul(shape, { a, b, out }, { kind: 'plain' }, kind)];
  const recording = await record(launches, { ...context, placeOf: lookUpPlaces(held.places) });
  return {
    run: async () => {
      const commands = device.createCommandEncoder();
      const pass = commands.beginComputePass();
      recording.replay(pass);
      pass.end();
      device.queue.submit([commands.finish()]);
      await device.queue.onSubmittedWorkDone();
    },
    dispose: () => {
      recording.dispose();
      held.dispose();
    },
  };
}
