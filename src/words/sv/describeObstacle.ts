import { assertUnreachable } from '../../base/assert';
import type { BackendObstacle, PassedOver } from '../../run/backendObstacle';
import { compact, whole } from './format';

export const passedOverText = ({ kind, obstacle }: PassedOver): string =>
  `${kind}: ${obstacleText(obstacle)}`;

function obstacleText(obstacle: BackendObstacle): string {
  switch (obstacle.kind) {
    case 'insecure-page':
      return 'webbläsare ger bara WebGPU till sidor på https eller localhost';
    case 'no-webgpu':
      return 'ingen WebGPU här';
    case 'no-adapter':
      return 'inget grafikkort hittades';
    case 'software-adapter':
      return `adaptern ${obstacle.adapter} är programvara`;
    case 'limit-too-low':
      return `${obstacle.limit} är ${whole(obstacle.offered)}, men ${whole(obstacle.needed)} behövs`;
    case 'did-not-start':
      return `startade inte (${obstacle.message})`;
    case 'self-test-off':
      return `självtestet avvek med ${compact(obstacle.difference)}`;
    case 'self-test-stopped':
      return `självtestet avbröts (${obstacle.message})`;
    default:
      return assertUnreachable(obstacle);
  }
}
