import { beforeAll, describe, expect, it } from 'vitest';
import type { EncoderKind } from '../../run/tuningConfig';
import { useTensorBackend } from '../../testing/tensorBackend';
import { createEncoder } from './createEncoder';
import { encoderLayout } from './encoderStages';

beforeAll(() => useTensorBackend('cpu'));

describe('the layout of an encoder', () => {
  const tasks = ['mood', 'intent'].map((taskname) => ({ taskname, tasknameRows: new Float32Array(0) }));
  const kinds: readonly EncoderKind[] = ['lstm', 'mlp', 'tpmlp', 'embedding'];
  const cases = kinds.flatMap((kind) =>
    [1, 2, 3].flatMap((layers) => [undefined, 5].map((hidden) => ({ kind, layers, hidden }))),
  );

  it.each(cases)('is told without making it: $kind, $layers layers, h $hidden', (given) => {
    const settings = { ...given, initialisation: { kind: 'random' }, tasknameConditioning: true } as const;
    const encoder = createEncoder(settings, 3, 6, tasks);
    expect(encoderLayout(settings, 3, 6, tasks)).toEqual(encoder.layout);
    encoder.dispose();
  });
});
