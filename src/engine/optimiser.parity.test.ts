import { memory, tensor1d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { OptimiserSettings } from '../run/tuningConfig';
import { readFixtureJson } from '../testing/fixtures';
import { largestDifference } from '../testing/fixtureTensors';
import { useTensorBackend } from '../testing/tensorBackend';
import { disposeState, optimiserStep, startState } from './optimiser';

interface Values {
  readonly w: readonly (readonly number[])[];
  readonly b: readonly number[];
}
interface OptimiserFixture {
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly weight_decay: number;
  readonly clip_norm: number;
  readonly initial: Values;
  readonly grads: readonly Values[];
  readonly runs: readonly {
    readonly kind: 'adamw' | 'adam_l2';
    readonly lr: number;
    readonly steps: readonly (Values & { readonly lr: number; readonly grad_norm: number })[];
    readonly state: {
      readonly w: Readonly<Record<'exp_avg' | 'exp_avg_sq', readonly (readonly number[])[]>>;
      readonly b: Readonly<Record<'exp_avg' | 'exp_avg_sq', readonly number[]>>;
    };
  }[];
}

const fixture = readFixtureJson<OptimiserFixture>('optimizer.json');
const flat = ({ w, b }: Values): Float32Array => Float32Array.from([...w.flat(), ...b]);

describe.each(['wasm', 'cpu'] as const)('the optimiser on %s against torch', (backend) => {
  beforeAll(() => useTensorBackend(backend));

  it.each(fixture.runs)('$kind at $lr', ({ kind, steps, state: end }) => {
    const settings: OptimiserSettings = {
      kind: kind === 'adamw' ? 'adamw' : 'adam',
      learningRate: 0,
      beta1: fixture.betas[0],
      beta2: fixture.betas[1],
      epsilon: fixture.eps,
      weightDecay: fixture.weight_decay,
      clipNorm: fixture.clip_norm,
    };
    const before = memory().numTensors;
    let state = startState(flat(fixture.initial));
    steps.forEach((expected, i) => {
      const gradient = tensor1d(flat(at(fixture.grads, i)));
      const next = optimiserStep(state, gradient, expected.lr, settings);
      const norm = at(next.gradNorm.dataSync(), 0);
      expect(Math.abs(norm - expected.grad_norm)).toBeLessThanOrEqual(1e-6 * Math.max(1, expected.grad_norm));
      expect(largestDifference(next.state.parameters.dataSync(), flat(expected))).toBeLessThan(1e-6);
      disposeState(state);
      next.gradNorm.dispose();
      gradient.dispose();
      state = next.state;
    });
    const first = flat({ w: end.w.exp_avg, b: end.b.exp_avg });
    const second = flat({ w: end.w.exp_avg_sq, b: end.b.exp_avg_sq });
    expect(largestDifference(state.firstMoment.dataSync(), first)).toBeLessThan(1e-6);
    expect(largestDifference(state.secondMoment.dataSync(), second)).toBeLessThan(1e-6);
    disposeState(state);
    expect(memory().numTensors).toBe(before);
  });
});
