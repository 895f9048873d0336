import { assertUnreachable } from '../base/assert';
import type { BackendObstacle } from '../run/backendObstacle';
import type { BackendState } from './state';

/** What has to be there for WebGPU, in the order in which it is tried. */
export const gpuRungs = ['secure-page', 'api', 'adapter', 'hardware', 'limits', 'start'] as const;
export type GpuRung = (typeof gpuRungs)[number];

export interface RungState {
  readonly rung: GpuRung;
  /** `untried`: a step before it failed already. */
  readonly state: 'passed' | 'failed' | 'untried';
}

/** Why WebGPU was passed over; undefined while it runs, was not asked for, or nothing is known yet. */
export function gpuObstacle(backend: BackendState): BackendObstacle | undefined {
  const passedOver =
    backend.kind === 'ready'
      ? backend.report.passedOver
      : backend.kind === 'failed' && backend.failure.kind === 'no-backend'
        ? backend.failure.passedOver
        : [];
  return passedOver.find(({ kind }) => kind === 'webgpu')?.obstacle;
}

/** The steps of WebGPU with the one that failed. */
export function gpuLadder(obstacle: BackendObstacle): readonly RungState[] {
  const failed = gpuRungs.indexOf(rungOf(obstacle));
  return gpuRungs.map((rung, i) => ({
    rung,
    state: i < failed ? 'passed' : i === failed ? 'failed' : 'untried',
  }));
}

export function rungOf(obstacle: BackendObstacle): GpuRung {
  switch (obstacle.kind) {
    case 'insecure-page':
      return 'secure-page';
    case 'no-webgpu':
      return 'api';
    case 'no-adapter':
      return 'adapter';
    case 'software-adapter':
      return 'hardware';
    case 'limit-too-low':
      return 'limits';
    case 'did-not-start':
    case 'self-test-off':
    case 'self-test-stopped':
      return 'start';
    default:
      return assertUnreachable(obstacle);
  }
}
