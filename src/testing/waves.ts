/** Numbers of both signs below 1, no two alike, the same on every call: contents for kernels under test. */
export const waves = (length: number, phase: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.sin(1.7 * i + phase) * (0.6 + 0.3 * Math.cos(0.37 * i)));
