import { describe, expect, it } from 'vitest';
import { readBenchOptions } from './benchOptions';
import { UsageError } from './usage';

describe('options of the benchmark', () => {
  it('are S1 on WebGPU in Chromium by default', () => {
    expect(readBenchOptions([])).toMatchObject({
      shape: { name: 'S1' },
      backend: 'webgpu',
      engines: ['fused'],
      runtime: 'chromium',
      adapter: 'swiftshader',
      steps: 7,
      warmup: 2,
      lossSteps: 0,
      threads: 2,
    });
  });
  it('take lavapipe in Node unless told otherwise', () => {
    expect(readBenchOptions(['--runtime', 'node']).adapter).toBe('lavapipe');
    expect(readBenchOptions(['--runtime', 'node', '--adapter', 'default']).adapter).toBe('default');
  });
  it.each([
    [['--features', 'packed-rows'], /packed-rows/],
    [['--prompt-at', '60'], /no room/],
    [['--precision', 'f16'], /f32/],
    [['--steps', '4'], /whole number from 5/],
    [['--backend', 'wasm', '--engine', 'both'], /--backend webgpu/],
    [['--shape', 'S4'], /shape/],
    [['--runtime', 'chromium', '--adapter', 'lavapipe'], /runtime node/],
  ])('%j is wrong use', (argv, reason) => {
    expect(() => readBenchOptions(argv)).toThrow(UsageError);
    expect(() => readBenchOptions(argv)).toThrow(reason);
  });
});
