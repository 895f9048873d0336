import { Failed } from '../base/failed';
import type { BackendObstacle } from '../run/backendObstacle';

/** An obstacle that an opener met, to be thrown. */
export const refuse = (obstacle: BackendObstacle): Failed<BackendObstacle> => new Failed(obstacle);

const kinds: Readonly<Record<BackendObstacle['kind'], true>> = {
  'insecure-page': true,
  'no-webgpu': true,
  'no-adapter': true,
  'software-adapter': true,
  'limit-too-low': true,
  'did-not-start': true,
  'self-test-off': true,
  'self-test-stopped': true,
};

const isObstacle = (failure: { readonly kind: string }): failure is BackendObstacle =>
  Object.hasOwn(kinds, failure.kind);

/** What kept a backend from starting: an obstacle by name, or whatever it threw. */
export function obstacleOf(error: unknown): BackendObstacle {
  if (error instanceof Failed && isObstacle(error.failure)) return error.failure;
  return { kind: 'did-not-start', message: error instanceof Error ? error.message : String(error) };
}
