import type { ComputedEncoder } from '../promptEncoder';
import { reluStage } from './activations';
import type { EncoderShape } from './encoderShape';
import { linear } from './linear';
import { lstmLayer } from './lstmLayer';
import { stackedEncoder } from './stackedEncoder';

/**
 * NeMo's LSTM prompt encoder as of 1.12: Embedding(V, d) -> bidirectional LSTM(d, h) x layers -> Linear(2h, 2h) -> ReLU ->
 * Linear(2h, d). Torch's names, gate order i, f, g, o and two bias vectors.
 */
export function lstmEncoder(shape: EncoderShape): ComputedEncoder {
  const { hiddenSize, hidden, layers, tasknames } = shape;
  const recurrent = Array.from({ length: layers }, (_, layer) =>
    lstmLayer(layer, layer === 0 ? hiddenSize : 2 * hidden, hidden, tasknames.length),
  );
  return stackedEncoder({
    ...shape,
    stages: [
      ...recurrent,
      linear('mlp_head.0', 2 * hidden, 2 * hidden),
      reluStage,
      linear('mlp_head.2', 2 * hidden, hiddenSize),
    ],
  });
}
