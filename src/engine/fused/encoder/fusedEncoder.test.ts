import { describe, expect, it } from 'vitest';
import type { EncoderKind } from '../../../run/tuningConfig';
import { encoderLayout } from '../../encoders/encoderStages';
import { keptArray } from '../launch';
import { planMemory } from '../memoryPlan';
import { fusedEncoder } from './fusedEncoder';

function encoderAt(kind: EncoderKind, d: number, V: number, taskCount = 1, conditioned = false) {
  const tasks = Array.from({ length: taskCount }, (_, t) => ({
    taskname: `task${t}`,
    tasknameRows: new Float32Array(t * d),
  }));
  const settings = {
    kind,
    hidden: undefined,
    layers: 2,
    initialisation: { kind: 'random' },
    tasknameConditioning: conditioned,
  } as const;
  const { size } = encoderLayout(settings, V, d, tasks);
  const arrays = {
    parameters: keptArray('parameters', size),
    gradient: keptArray('gradient', size),
    rows: keptArray('rows', V * taskCount * d),
    dRows: keptArray('dRows', V * taskCount * d),
  };
  return { arrays, encoder: fusedEncoder(settings, V, d, tasks, arrays, { software: false }) };
}

const launchesOf = (kind: EncoderKind, d: number): readonly number[] => {
  const { encoder } = encoderAt(kind, d, 20);
  return [encoder.forward.length, encoder.backward.length];
};

describe('the fused encoder', () => {
  it('takes few launches at GPT-2 small and 20 virtual tokens', () => {
    expect(launchesOf('lstm', 768)).toEqual([48, 62]);
    expect(launchesOf('mlp', 768)).toEqual([4, 8]);
    expect(launchesOf('tpmlp', 768)).toEqual([4, 7]);
    expect(launchesOf('embedding', 768)).toEqual([1, 1]);
  });

  it('takes a third of that where one launch holds the whole recurrence', () => {
    expect(launchesOf('lstm', 512)).toEqual([10, 24]);
  });

  it('names every kept array that its launches use', () => {
    const kinds: readonly EncoderKind[] = ['lstm', 'mlp', 'tpmlp', 'embedding'];
    for (const kind of kinds) {
      const { arrays, encoder } = encoderAt(kind, 6, 3, 2, true);
      const used = [...encoder.forward, ...encoder.backward].flatMap((launch) => launch.arrays);
      const kept = new Set(used.filter(({ life }) => life === 'kept'));
      const named = [...Object.values(arrays), ...encoder.kept.map(({ array }) => array)];
      expect(
        [...kept].filter((array) => !named.includes(array)),
        kind,
      ).toEqual([]);
      expect(
        named.filter((array) => !kept.has(array)),
        kind,
      ).toEqual([]);
    }
  });

  it('goes back without the scratch of the way forward', () => {
    const { encoder } = encoderAt('lstm', 6, 3, 2, true);
    expect(planMemory(encoder.forward).slots).toEqual([]);
    expect(planMemory(encoder.backward).slots.length).toBeGreaterThan(0);
  });
});
