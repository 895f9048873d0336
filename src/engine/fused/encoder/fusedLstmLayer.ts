import type { EncoderStage } from '../../encoders/encoderStages';
import { lstmForward } from '../kernels/lstmForward';
import { type LstmSize, lstmForm } from '../kernels/lstmSize';
import { matmul } from '../kernels/matmul';
import { type DeviceArray, keptArray } from '../launch';
import type { Flow, FusedStage, StageSurroundings } from './fusedStage';
import { type Direction, lstmLayerBackward } from './lstmLayerBackward';

type LstmStage = Extract<EncoderStage, { readonly kind: 'lstm' }>;

/**
 * One bidirectional layer of `torch.nn.LSTM`, its parameters from `offset` of the flat vector in torch's order. Both
 * directions share arrays, [n, 8h] of gates and [n, 2h] of all else; the input's projections and all gradients of weights
 * are products over all moments at once. The gradient of the input is left in two parts, one per direction.
 */
export function fusedLstmLayer(
  stage: LstmStage,
  offset: number,
  input: Flow,
  around: StageSurroundings,
): FusedStage {
  const { layer, inputs, hidden } = stage;
  const { rows, tasks, parameters, device } = around;
  const inputSize = 4 * hidden * inputs;
  const directionStride = inputSize + 4 * hidden * hidden + 8 * hidden;
  const size: LstmSize = {
    hidden,
    moments: rows / tasks,
    tasks,
    recurrentOffset: offset + inputSize,
    directionStride,
    form: lstmForm(hidden),
    software: device.software,
  };
  const directions = [0, 1].map(
    (d): Direction => ({
      inputWeight: offset + d * directionStride,
      recurrentWeight: size.recurrentOffset + d * directionStride,
      gates: d * 4 * hidden,
      outputs: d * hidden,
    }),
  );
  const array = (label: string, width: number): DeviceArray =>
    keptArray(`lstm ${layer} ${label}`, rows * width * hidden);
  const gates = array('gates', 8);
  const cells = array('cells', 2);
  const outputs = array('outputs', 2);
  const before = array('outputs before', 2);
  const projections = directions.map((direction) =>
    matmul(
      {
        rows,
        inner: inputs,
        columns: 4 * hidden,
        orientation: 'nt',
        bOffset: direction.inputWeight,
        outOffset: direction.gates,
        outStride: 8 * hidden,
      },
      { a: input.array, b: parameters, out: gates },
      { kind: 'plain' },
      device,
    ),
  );
  return {
    output: { array: outputs, beforeGelu: undefined },
    kept: [gates, cells, outputs, before],
    forward: [...projections, ...lstmForward(size, { parameters, gates, cells, outputs, before })],
    backward: (dOutputs) => {
      const left = { input: input.array, gates, cells, before };
      return lstmLayerBackward(stage, size, directions, left, dOutputs, around);
    },
  };
}
