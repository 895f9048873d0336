import { assertUnreachable } from '../../base/assert';
import type { BackendObstacle, PassedOver } from '../../run/backendObstacle';
import { compact, whole } from './format';

/** `webgpu: no graphics adapter was found`: a backend and why it was not taken, to end a sentence. */
export const passedOverText = ({ kind, obstacle }: PassedOver): string =>
  `${kind}: ${obstacleText(obstacle)}`;

/** Why a backend was not taken. No capital and no full stop: others make sentences of it. */
export function obstacleText(obstacle: BackendObstacle): string {
  switch (obstacle.kind) {
    case 'insecure-page':
      return 'browsers give WebGPU only to pages on https or localhost';
    case 'no-webgpu':
      return 'no WebGPU here';
    case 'no-adapter':
      return 'no graphics adapter was found';
    case 'software-adapter':
      return `the adapter ${obstacle.adapter} is software`;
    case 'limit-too-low':
      return `${obstacle.limit} is ${whole(obstacle.offered)}, but ${whole(obstacle.needed)} is needed`;
    case 'did-not-start':
      return `did not start (${obstacle.message})`;
    case 'self-test-off':
      return `its self-test was off by ${compact(obstacle.difference)}`;
    case 'self-test-stopped':
      return `its self-test stopped (${obstacle.message})`;
    default:
      return assertUnreachable(obstacle);
  }
}
