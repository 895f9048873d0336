import { describe, expect, it } from 'vitest';
import { wasmReport } from '../testing/fakeWorld';
import { gpuLadder, gpuObstacle } from './gpuLadder';

const obstacle = { kind: 'no-adapter' } as const;
const passedOver = [{ kind: 'webgpu', obstacle }] as const;

describe('the steps of WebGPU', () => {
  it('says which one failed, what passed before it, and what was not tried', () => {
    const states = gpuLadder(obstacle).map(({ rung, state }) => `${rung} ${state}`);
    expect(states).toEqual([
      'secure-page passed',
      'api passed',
      'adapter failed',
      'hardware untried',
      'limits untried',
      'start untried',
    ]);
  });

  it('are told for an engine that took another backend, and for one that found none', () => {
    expect(gpuObstacle({ kind: 'ready', report: { ...wasmReport, passedOver } })).toEqual(obstacle);
    const failure = { kind: 'no-backend', wanted: 'auto', passedOver } as const;
    expect(gpuObstacle({ kind: 'failed', failure })).toEqual(obstacle);
  });

  it('are not told while nothing is known, or when the processor was wished for', () => {
    expect(gpuObstacle({ kind: 'starting' })).toBeUndefined();
    expect(gpuObstacle({ kind: 'ready', report: wasmReport })).toBeUndefined();
  });
});
