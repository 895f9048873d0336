import { assertUnreachable } from '../../../base/assert';
import type { EncoderSettings } from '../../../run/tuningConfig';
import {
  type EncoderStage,
  encoderLayout,
  encoderStages,
  parameterCount,
} from '../../encoders/encoderStages';
import type { EncoderTask, ParameterLayout } from '../../promptEncoder';
import { type Addends, type LearnedRowsSize, learnedRows, learnedRowsGradient } from '../kernels/learnedRows';
import type { MatmulDevice } from '../kernels/matmul';
import { type DeviceArray, keptArray, type Launch } from '../launch';
import { conditioningOf } from './conditioning';
import { fusedLinear } from './fusedLinear';
import { fusedLstmLayer } from './fusedLstmLayer';
import type { Flow, FusedStage, StageSurroundings } from './fusedStage';

/** What an encoder reads and writes; all kept. */
export interface EncoderArrays {
  /** [E] */
  readonly parameters: DeviceArray;
  /** [E] */
  readonly gradient: DeviceArray;
  /** [tasks * V, d], task after task. */
  readonly rows: DeviceArray;
  /** The same shape. */
  readonly dRows: DeviceArray;
}

/** A kept array and what stands in it at first, if that matters. */
export interface KeptContents {
  readonly array: DeviceArray;
  readonly contents: Float32Array | undefined;
}

/** A prompt encoder as launches; the meaning is that of `createEncoder`. */
export interface FusedEncoder {
  readonly layout: ParameterLayout;
  /** tasks * V */
  readonly rowCount: number;
  /** rows from parameters. */
  readonly forward: readonly Launch[];
  /** The whole gradient [E] from dRows; every element is written. Needs what forward left behind, and leaves it there. */
  readonly backward: readonly Launch[];
  /** Arrays of its own: activations between forward and backward, frozen taskname rows. */
  readonly kept: readonly KeptContents[];
}

function fusedStage(
  stage: EncoderStage,
  offset: number,
  input: Flow,
  into: DeviceArray | undefined,
  around: StageSurroundings,
): FusedStage {
  switch (stage.kind) {
    case 'lstm':
      return fusedLstmLayer(stage, offset, input, around);
    case 'linear':
      return fusedLinear(stage, offset, input, into, around);
    default:
      return assertUnreachable(stage);
  }
}

/** The stages from the learned rows `input` to `output`, whose parameters begin at `offset`. */
function chainOf(
  stages: readonly EncoderStage[],
  offset: number,
  input: DeviceArray,
  output: DeviceArray,
  around: StageSurroundings,
): readonly FusedStage[] {
  const chain: FusedStage[] = [];
  let flow: Flow = { array: input, beforeGelu: undefined };
  let start = offset;
  for (const stage of stages) {
    const into = chain.length === stages.length - 1 ? output : undefined;
    const made = fusedStage(stage, start, flow, into, around);
    chain.push(made);
    flow = made.output;
    start += parameterCount(stage);
  }
  return chain;
}

/** Back through a chain: all its launches, and the gradient of its input. */
function backThrough(chain: readonly FusedStage[], dOutput: DeviceArray) {
  const launches: Launch[] = [];
  let gradient: Addends = [dOutput];
  for (const stage of chain.toReversed()) {
    const step = stage.backward(gradient);
    launches.push(...step.launches);
    gradient = step.gradient;
  }
  return { launches, gradient };
}

/** Plain prompt tuning: the rows are the parameters, the gradient is theirs. */
function plainRows(layout: ParameterLayout, hiddenSize: number, arrays: EncoderArrays): FusedEncoder {
  const { parameters, gradient, rows, dRows } = arrays;
  const rowCount = layout.size / hiddenSize;
  const size = { virtualTokens: rowCount, width: hiddenSize, tasks: 1, offset: 0 };
  return {
    layout,
    rowCount,
    forward: [learnedRows(size, { parameters, rows }, undefined)],
    backward: [learnedRowsGradient(size, { dRows: [dRows], gradient }, undefined)],
    kept: [],
  };
}

/** The encoder that the settings describe, on the caller's arrays; `encoderLayout` tells their sizes. */
export function fusedEncoder(
  settings: EncoderSettings,
  virtualTokens: number,
  hiddenSize: number,
  tasks: readonly EncoderTask[],
  arrays: EncoderArrays,
  device: MatmulDevice,
): FusedEncoder {
  const layout = encoderLayout(settings, virtualTokens, hiddenSize, tasks);
  const stages = encoderStages(settings, hiddenSize);
  if (stages.length === 0) return plainRows(layout, hiddenSize, arrays);
  const { parameters, gradient } = arrays;
  const rowCount = virtualTokens * tasks.length;
  const around = { rows: rowCount, tasks: tasks.length, parameters, gradient, device };
  const conditioning = settings.tasknameConditioning
    ? conditioningOf(virtualTokens, hiddenSize, tasks)
    : undefined;
  const size: LearnedRowsSize = { virtualTokens, width: hiddenSize, tasks: tasks.length, offset: 0 };
  const input = keptArray('encoder input', rowCount * hiddenSize);
  const chain = chainOf(stages, virtualTokens * hiddenSize, input, arrays.rows, around);
  const back = backThrough(chain, arrays.dRows);
  const activations = [input, ...chain.flatMap(({ kept }) => kept)];
  return {
    layout,
    rowCount,
    forward: [
      learnedRows(size, { parameters, rows: input }, conditioning?.arrays),
      ...chain.flatMap((stage) => stage.forward),
    ],
    backward: [
      ...back.launches,
      learnedRowsGradient(size, { dRows: back.gradient, gradient }, conditioning?.arrays),
    ],
    kept: [...activations.map((array) => ({ array, contents: undefined })), ...(conditioning?.kept ?? [])],
  };
}
