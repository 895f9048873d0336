import { at } from '../../../base/assert';
import { columnSums } from '../kernels/columnSums';
import type { Addends } from '../kernels/learnedRows';
import { lstmBackward } from '../kernels/lstmBackward';
import type { LstmSize } from '../kernels/lstmSize';
import { type MatmulShape, matmul } from '../kernels/matmul';
import { type DeviceArray, type Launch, scratchArray } from '../launch';
import type { StageSurroundings } from './fusedStage';

/** Where one direction's parameters and its columns of the joined arrays begin. */
export interface Direction {
  readonly inputWeight: number;
  readonly recurrentWeight: number;
  /** First of its columns in [.., 8h]. */
  readonly gates: number;
  /** First of its columns in [.., 2h]. */
  readonly outputs: number;
}

/** What the way forward left behind. */
export interface LstmTraces {
  readonly input: DeviceArray;
  readonly gates: DeviceArray;
  readonly cells: DeviceArray;
  readonly before: DeviceArray;
}

/** The way back through one bidirectional layer; `dOutputs` and the gradient of the input as in `FusedStage`. */
export function lstmLayerBackward(
  stage: { readonly layer: number; readonly inputs: number },
  size: LstmSize,
  directions: readonly Direction[],
  traces: LstmTraces,
  dOutputs: Addends,
  around: StageSurroundings,
): { readonly launches: readonly Launch[]; readonly gradient: Addends } {
  const { layer, inputs } = stage;
  const { hidden } = size;
  const { rows, tasks, parameters, device } = around;
  const scratch = (label: string, length: number): DeviceArray =>
    scratchArray(`lstm ${layer} ${label}`, length);
  const dGates = scratch('d gates', rows * 8 * hidden);
  const dCells = scratch('d cells', tasks * 2 * hidden);
  const product = (shape: Omit<MatmulShape, 'aStride'>, b: DeviceArray, out: DeviceArray): Launch =>
    matmul({ ...shape, aStride: 8 * hidden }, { a: dGates, b, out }, { kind: 'plain' }, device);
  const weights = ({ gates, outputs, inputWeight, recurrentWeight }: Direction): readonly Launch[] => {
    const shape = { rows: 4 * hidden, inner: rows, orientation: 'tn', aOffset: gates } as const;
    const ofInput = { ...shape, columns: inputs, outOffset: inputWeight };
    const ofOutputs = {
      ...shape,
      columns: hidden,
      bOffset: outputs,
      bStride: 2 * hidden,
      outOffset: recurrentWeight,
    };
    return [
      product(ofInput, traces.input, around.gradient),
      product(ofOutputs, traces.before, around.gradient),
    ];
  };
  const biases = columnSums(
    {
      rows,
      columns: 8 * hidden,
      outOffset: size.recurrentOffset + 4 * hidden * hidden,
      blocks: { width: 4 * hidden, stride: size.directionStride, copies: 2 },
    },
    { x: dGates, out: around.gradient },
  );
  const dInputs = [
    scratch('d input, ahead', rows * inputs),
    scratch('d input, back', rows * inputs),
  ] as const;
  const below = directions.map(({ gates, inputWeight }, d) => {
    const shape = { rows, inner: 4 * hidden, columns: inputs, orientation: 'nn', aOffset: gates } as const;
    return product({ ...shape, bOffset: inputWeight }, parameters, at(dInputs, d));
  });
  const { gates, cells } = traces;
  return {
    launches: [
      ...lstmBackward(size, { parameters, dOutputs, gates, cells, dGates, dCells }),
      ...directions.flatMap(weights),
      biases,
      ...below,
    ],
    gradient: dInputs,
  };
}
