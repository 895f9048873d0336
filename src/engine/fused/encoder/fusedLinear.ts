import type { EncoderStage } from '../../encoders/encoderStages';
import { gelu, relu, reluSlope } from '../kernels/activation';
import { columnSums } from '../kernels/columnSums';
import { type Epilogue, type MatmulShape, matmul } from '../kernels/matmul';
import { type DeviceArray, keptArray, type Launch, scratchArray } from '../launch';
import { type Flow, type FusedStage, type StageSurroundings, single } from './fusedStage';

type LinearStage = Extract<EncoderStage, { readonly kind: 'linear' }>;

/**
 * y = x Wᵀ + b and its activation, with torch's W [out, in] at `offset` of the flat vector and b behind it. The gradient
 * of a ReLU is taken here, that of a GELU by the stage that follows. `into` receives the output.
 */
export function fusedLinear(
  stage: LinearStage,
  offset: number,
  input: Flow,
  into: DeviceArray | undefined,
  around: StageSurroundings,
): FusedStage {
  const { name, inputs, outputs, activation } = stage;
  const { rows, parameters, device } = around;
  const output = into ?? keptArray(`${name} output`, rows * outputs);
  const beforeGelu = activation === 'gelu' ? keptArray(`${name} before GELU`, rows * outputs) : undefined;
  const biasOffset = offset + outputs * inputs;
  const sum = beforeGelu ?? output;
  const product = matmul(
    { rows, inner: inputs, columns: outputs, orientation: 'nt', bOffset: offset },
    { a: input.array, b: parameters, out: sum },
    { kind: 'bias', bias: parameters, biasOffset },
    device,
  );
  const activated: readonly Launch[] =
    beforeGelu !== undefined
      ? [gelu({ before: beforeGelu, out: output })]
      : activation === 'relu'
        ? [relu(output)]
        : [];
  const backwardShape: MatmulShape = {
    rows,
    inner: outputs,
    columns: inputs,
    orientation: 'nn',
    bOffset: offset,
  };
  const slope: Epilogue =
    input.beforeGelu === undefined ? { kind: 'plain' } : { kind: 'geluSlope', before: input.beforeGelu };
  return {
    output: { array: output, beforeGelu },
    kept: [output, ...(beforeGelu === undefined ? [] : [beforeGelu])].filter((array) => array !== into),
    forward: [product, ...activated],
    backward: (given) => {
      const below = scratchArray(`${name} d input`, rows * inputs);
      const dOutput = single(given);
      const dSum = activation === 'relu' ? scratchArray(`${name} d sum`, rows * outputs) : dOutput;
      const launches = [
        ...(activation === 'relu' ? [reluSlope({ gradient: dOutput, y: output, out: dSum })] : []),
        matmul(
          { rows: outputs, inner: rows, columns: inputs, orientation: 'tn', outOffset: offset },
          { a: dSum, b: input.array, out: around.gradient },
          { kind: 'plain' },
          device,
        ),
        columnSums({ rows, columns: outputs, outOffset: biasOffset }, { x: dSum, out: around.gradient }),
        matmul(backwardShape, { a: dSum, b: parameters, out: below }, slope, device),
      ];
      return { launches, gradient: [below] };
    },
  };
}
