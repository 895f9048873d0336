import type { ComputedEncoder } from '../promptEncoder';
import { reluStage } from './activations';
import type { EncoderShape } from './encoderShape';
import { linear } from './linear';
import { stackedEncoder } from './stackedEncoder';

/** NeMo's MLP encoder: Embedding(V, d) -> Linear(d, h) -> ReLU -> [Linear(h, h) -> ReLU] x (layers - 2) -> Linear(h, d). */
export function mlpEncoder(shape: EncoderShape): ComputedEncoder {
  const { hiddenSize, hidden } = shape;
  const layers = Math.max(2, shape.layers);
  const hiddenLayers = Array.from({ length: layers - 1 }, (_, i) => [
    linear(`mlp_head.${2 * i}`, i === 0 ? hiddenSize : hidden, hidden),
    reluStage,
  ]);
  return stackedEncoder({
    ...shape,
    stages: [...hiddenLayers.flat(), linear(`mlp_head.${2 * (layers - 1)}`, hidden, hiddenSize)],
  });
}
