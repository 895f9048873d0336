import {
  add,
  concat,
  matMul,
  mul,
  type Rank,
  reshape,
  sigmoid,
  slice,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { cutRows, tanhOf } from './backendForms';
import { directionGradients, lstmBackward } from './lstmBackward';
import { type DirectionNames, type Moment, namesOf } from './lstmMoment';
import { timesBoth, timesTransposed, turnedInTime } from './matrices';
import type { ReadParameter } from './readParameter';
import type { Hold, Stage } from './stage';

/**
 * The recurrence over moments; gates i, f, g, o. Moment s holds time s of the forward direction and time V-1-s of the
 * reverse one, so both take one product: [T, 2h] -> [T, 8h].
 */
function recur(
  inputs: Tensor2D,
  timesRecurrent: (hidden: Tensor2D) => Tensor2D,
  taskCount: number,
  hold: Hold,
): Moment[] {
  const hidden = inputs.shape[1] / 8;
  const rows = 2 * taskCount;
  const moments: Moment[] = [];
  for (const input of cutRows(inputs, inputs.shape[0] / taskCount)) {
    const before = moments.at(-1);
    const sum =
      before === undefined
        ? input
        : add(input, timesRecurrent(reshape(before.hidden, [taskCount, 2 * hidden])));
    const signal = reshape<Rank.R2>(sum, [rows, 4 * hidden]);
    const gates = hold(sigmoid(signal));
    const gate = (from: Tensor2D, k: number): Tensor2D => slice(from, [0, k * hidden], [rows, hidden]);
    const candidate = hold(tanhOf(gate(signal, 2)));
    const taken = mul<Tensor2D>(gate(gates, 0), candidate);
    const cell = hold(before === undefined ? taken : add<Tensor2D>(mul(gate(gates, 1), before.cell), taken));
    const cellTanh = hold(tanhOf(cell));
    moments.push({ gates, candidate, cell, cellTanh, hidden: hold(mul(gate(gates, 3), cellTanh)) });
  }
  return moments;
}

function readDirection(names: DirectionNames, read: ReadParameter, hold: Hold) {
  return {
    inputWeight: hold(read<Tensor2D>(names.inputWeight)),
    recurrentWeight: hold(read<Tensor2D>(names.recurrentWeight)),
    bias: add<Tensor1D>(read<Tensor1D>(names.inputBias), read<Tensor1D>(names.recurrentBias)),
  };
}

/** One bidirectional layer of `torch.nn.LSTM`: rows [V * T, inputs] -> [V * T, 2 * hidden] (forward | reverse). */
export function lstmLayer(layer: number, inputs: number, hidden: number, taskCount: number): Stage {
  const names = [namesOf(layer, ''), namesOf(layer, '_reverse')] as const;
  const shapes = (n: DirectionNames): [string, number[]][] => [
    [n.inputWeight, [4 * hidden, inputs]],
    [n.recurrentWeight, [4 * hidden, hidden]],
    [n.inputBias, [4 * hidden]],
    [n.recurrentBias, [4 * hidden]],
  ];
  return {
    parameters: names.flatMap(shapes),
    forward: (input, read, hold) => {
      const x = hold(input);
      const ahead = readDirection(names[0], read, hold);
      const back = readDirection(names[1], read, hold);
      const project = (d: typeof ahead): Tensor2D => add(timesTransposed(x, d.inputWeight), d.bias);
      const signals = concat<Tensor2D>([project(ahead), turnedInTime(project(back), taskCount)], 1);
      const timesRecurrent = timesBoth(ahead.recurrentWeight, back.recurrentWeight, true);
      const moments = recur(signals, timesRecurrent, taskCount, hold);
      const outputs = reshape<Rank.R2>(concat(moments.map((m) => m.hidden)), [input.shape[0], 2 * hidden]);
      const half = (k: number): Tensor2D => slice(outputs, [0, k * hidden], [input.shape[0], hidden]);
      const halves = [hold(half(0)), hold(half(1))] as const;
      return {
        output: concat<Tensor2D>([halves[0], turnedInTime(halves[1], taskCount)], 1),
        backward: (gradient, gradients) => {
          const slopes = lstmBackward(
            gradient,
            moments,
            timesBoth(ahead.recurrentWeight, back.recurrentWeight, false),
            taskCount,
          );
          directionGradients(names[0], slopes.ahead, slopes.ahead, x, halves[0], taskCount, gradients);
          const inTime = turnedInTime(slopes.back, taskCount);
          directionGradients(names[1], inTime, slopes.back, x, halves[1], taskCount, gradients);
          return add<Tensor2D>(matMul(slopes.ahead, ahead.inputWeight), matMul(inTime, back.inputWeight));
        },
      };
    },
  };
}
