import {
  add,
  div,
  minimum,
  mul,
  type Scalar,
  scalar,
  sqrt,
  square,
  sub,
  sum,
  type Tensor1D,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core';
import { assertUnreachable, at } from '../base/assert';
import type { OptimiserSettings } from '../run/tuningConfig';
import { runOwnKernel } from './ownKernels';

/** All that a step changes. Tensors are replaced, never written to, so an older one that is kept stays as it was. */
export interface OptimiserState {
  readonly parameters: Tensor1D;
  readonly firstMoment: Tensor1D;
  readonly secondMoment: Tensor1D;
  /** Steps taken. */
  readonly steps: number;
}

export function startState(parameters: Float32Array): OptimiserState {
  return {
    parameters: tensor1d(parameters),
    firstMoment: tensor1d(new Float32Array(parameters.length)),
    secondMoment: tensor1d(new Float32Array(parameters.length)),
    steps: 0,
  };
}

export function disposeState(state: OptimiserState): void {
  state.parameters.dispose();
  state.firstMoment.dispose();
  state.secondMoment.dispose();
}

/** min(1, clip / (norm + 1e-6)), as `torch.nn.utils.clip_grad_norm_`; norm over all parameters. */
function clipped(gradient: Tensor1D, norm: Scalar, clipNorm: number | undefined): Tensor1D {
  if (clipNorm === undefined) return gradient;
  return mul(gradient, minimum(div(clipNorm, add(norm, 1e-6)), 1));
}

/**
 * One optimiser step on the flat vector: clip by global norm, then AdamW (`torch.optim.AdamW`: decay decoupled) or Adam
 * (`torch.optim.Adam`: decay added to the clipped gradient). An entry whose gradient was always exactly 0 moves by its decay
 * only. The new state and the norm before the clip belong to the caller; the old state is left as it is.
 */
export function optimiserStep(
  state: OptimiserState,
  gradient: Tensor1D,
  learningRate: number,
  settings: OptimiserSettings,
): { readonly state: OptimiserState; readonly gradNorm: Scalar } {
  const { beta1, beta2, epsilon, weightDecay, kind } = settings;
  const steps = state.steps + 1;
  const stepSize = learningRate / (1 - beta1 ** steps);
  const secondCorrection = Math.sqrt(1 - beta2 ** steps);
  const made = tidy(() => {
    const gradNorm = sqrt<Scalar>(sum(square(gradient)));
    const bounded = clipped(gradient, gradNorm, settings.clipNorm);
    const [slope, decayed] = withDecay(kind, state.parameters, bounded, weightDecay, learningRate);
    const rates = { beta1, beta2, epsilon, stepSize, correction: secondCorrection };
    const { firstMoment: first, secondMoment: second } = state;
    const inputs = { parameters: decayed, gradient: slope, firstMoment: first, secondMoment: second };
    const own = runOwnKernel('AdamStep', inputs, rates) as readonly Tensor1D[] | undefined;
    if (own !== undefined) {
      return { gradNorm, parameters: at(own, 0), firstMoment: at(own, 1), secondMoment: at(own, 2) };
    }
    const firstMoment = add<Tensor1D>(mul(state.firstMoment, beta1), mul(slope, 1 - beta1));
    const secondMoment = add<Tensor1D>(mul(state.secondMoment, beta2), mul(square(slope), 1 - beta2));
    const spread = add(div(sqrt(secondMoment), secondCorrection), epsilon);
    const parameters = sub<Tensor1D>(decayed, mul(div(firstMoment, spread), stepSize));
    return { gradNorm, firstMoment, secondMoment, parameters };
  });
  const { gradNorm, ...tensors } = made;
  return { state: { ...tensors, steps }, gradNorm };
}

/** The gradient that Adam sees and the parameters it starts from, by where the decay goes. */
function withDecay(
  kind: OptimiserSettings['kind'],
  parameters: Tensor1D,
  gradient: Tensor1D,
  weightDecay: number,
  learningRate: number,
): readonly [gradient: Tensor1D, parameters: Tensor1D] {
  if (weightDecay === 0) return [gradient, parameters];
  switch (kind) {
    case 'adamw':
      return [gradient, mul(parameters, scalar(1 - learningRate * weightDecay))];
    case 'adam':
      return [add(gradient, mul(parameters, weightDecay)), parameters];
    default:
      return assertUnreachable(kind);
  }
}
