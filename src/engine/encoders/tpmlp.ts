import type { ComputedEncoder } from '../promptEncoder';
import { geluStage } from './activations';
import type { EncoderShape } from './encoderShape';
import { linear } from './linear';
import { stackedEncoder } from './stackedEncoder';

/** NeMo's TPMLP encoder: Embedding(V, d) -> Linear(d, h) -> GELU (tanh form) -> Linear(h, d). `layers` plays no part. */
export function tpmlpEncoder(shape: EncoderShape): ComputedEncoder {
  const { hiddenSize, hidden } = shape;
  return stackedEncoder({
    ...shape,
    stages: [linear('first', hiddenSize, hidden), geluStage, linear('second', hidden, hiddenSize)],
  });
}
