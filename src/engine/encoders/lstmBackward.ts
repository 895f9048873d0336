import {
  add,
  concat,
  mul,
  type Rank,
  reshape,
  slice,
  square,
  sub,
  sum,
  type Tensor2D,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import { cutRows } from './backendForms';
import type { DirectionNames, Moment } from './lstmMoment';
import { transposedTimes, turnedInTime } from './matrices';
import type { Gradients } from './stage';

/**
 * Derivatives of all moments at once, rows moment after moment [V * T * 2, ...]:
 * `gates` [.., 4h] multiplies (dc, dc, dc, dh) into the slopes of gates i, f, g, o; `cell` [.., h] takes dh to dc.
 */
function localSlopes(moments: readonly Moment[], hidden: number) {
  const first = at(moments, 0);
  const stacked = (of: (moment: Moment) => Tensor2D): Tensor2D => concat(moments.map(of));
  const gates = stacked((m) => m.gates);
  const rows = gates.shape[0];
  const gate = (k: number): Tensor2D => slice(gates, [0, k * hidden], [rows, hidden]);
  const candidate = stacked((m) => m.candidate);
  const cellTanh = stacked((m) => m.cellTanh);
  const cellBefore = concat<Tensor2D>([zerosLike(first.cell), ...moments.slice(0, -1).map((m) => m.cell)]);
  const input = gate(0);
  const forget = gate(1);
  const output = gate(3);
  const ofSigmoid = (y: Tensor2D): Tensor2D => mul(y, sub(1, y));
  const ofTanh = (y: Tensor2D): Tensor2D => sub(1, square(y));
  return {
    gates: concat<Tensor2D>(
      [
        mul(candidate, ofSigmoid(input)),
        mul(cellBefore, ofSigmoid(forget)),
        mul(input, ofTanh(candidate)),
        mul(cellTanh, ofSigmoid(output)),
      ],
      1,
    ),
    cell: mul<Tensor2D>(output, ofTanh(cellTanh)),
    forget,
  };
}

/**
 * Back through time. `gradient` [V * T, 2h] in time order; `timesRecurrent` takes [T, 8h] to [T, 2h].
 * Slopes of the gates' inputs per direction, [V * T, 4h], moment after moment (the reverse direction runs backwards).
 */
export function lstmBackward(
  gradient: Tensor2D,
  moments: readonly Moment[],
  timesRecurrent: (slopes: Tensor2D) => Tensor2D,
  taskCount: number,
): { readonly ahead: Tensor2D; readonly back: Tensor2D } {
  const count = gradient.shape[0];
  const hidden = gradient.shape[1] / 2;
  const rows = 2 * taskCount;
  const local = localSlopes(moments, hidden);
  const half = (k: number): Tensor2D => slice(gradient, [0, k * hidden], [count, hidden]);
  const incoming = reshape<Rank.R2>(concat([half(0), turnedInTime(half(1), taskCount)], 1), [
    2 * count,
    hidden,
  ]);
  const received = cutRows(incoming, moments.length);
  const gateSlopes = cutRows(local.gates, moments.length);
  const cellSlopes = cutRows(local.cell, moments.length);
  const forgets = cutRows(local.forget, moments.length);
  const slopes: Tensor2D[] = [];
  let fromLater: { readonly hidden: Tensor2D; readonly cell: Tensor2D } | undefined;
  for (let s = moments.length - 1; s >= 0; s--) {
    const own = at(received, s);
    const dHidden = fromLater === undefined ? own : add<Tensor2D>(own, fromLater.hidden);
    const viaOutput = mul<Tensor2D>(dHidden, at(cellSlopes, s));
    const dCell = fromLater === undefined ? viaOutput : add<Tensor2D>(viaOutput, fromLater.cell);
    const slope = mul<Tensor2D>(concat([dCell, dCell, dCell, dHidden], 1), at(gateSlopes, s));
    const joined = reshape<Rank.R2>(slope, [taskCount, 8 * hidden]);
    slopes.unshift(joined);
    if (s === 0) break;
    fromLater = {
      hidden: reshape<Rank.R2>(timesRecurrent(joined), [rows, hidden]),
      cell: mul<Tensor2D>(dCell, at(forgets, s)),
    };
  }
  const all = concat<Tensor2D>(slopes);
  return {
    ahead: slice(all, [0, 0], [count, 4 * hidden]),
    back: slice(all, [0, 4 * hidden], [count, 4 * hidden]),
  };
}

/**
 * Parameter gradients of one direction, each one product over all moments. `inTime` are the slopes in the order of the
 * input's rows, `byMoment` in the order the direction ran, as are its outputs [V * T, h].
 */
export function directionGradients(
  names: DirectionNames,
  inTime: Tensor2D,
  byMoment: Tensor2D,
  input: Tensor2D,
  outputs: Tensor2D,
  taskCount: number,
  gradients: Gradients,
): void {
  const [count, hidden] = outputs.shape;
  const later = count - taskCount;
  const bias = sum(inTime, 0);
  gradients.set(names.inputWeight, transposedTimes(inTime, input));
  gradients.set(
    names.recurrentWeight,
    later === 0
      ? zeros([4 * hidden, hidden])
      : transposedTimes(
          slice(byMoment, [taskCount, 0], [later, 4 * hidden]),
          slice(outputs, [0, 0], [later, hidden]),
        ),
  );
  gradients.set(names.inputBias, bias);
  gradients.set(names.recurrentBias, bias);
}
