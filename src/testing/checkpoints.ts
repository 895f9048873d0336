import type { RunCheckpoint } from '../run/checkpoint';
import { plainConfig, plainTemplate } from './tuneRequest';

/** A checkpoint of a small run, its parts replaced as the test wishes. */
export const checkpointOf = (parts: Partial<RunCheckpoint> = {}): RunCheckpoint => ({
  runId: 'run-1',
  base: { name: 'tiny-gpt2', fingerprint: 'a'.repeat(64) },
  config: plainConfig,
  templates: [plainTemplate],
  leaveOut: [],
  rowsDigest: 'b'.repeat(64),
  steps: 2,
  parameters: Float32Array.of(0.1, -0, 1e-38),
  firstMoment: Float32Array.of(1, 2, 3),
  secondMoment: Float32Array.of(4, 5, 6),
  best: { step: 1, loss: 0.5, parameters: Float32Array.of(7, 8, 9) },
  validation: { step: 1, lowest: 0.5, counted: 0.5, waited: 0 },
  seconds: 1.5,
  ...parts,
});
