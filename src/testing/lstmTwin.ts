import { at } from '../base/assert';

/** A bidirectional LSTM layer's recurrence in plain loops; rows are task after task, as in the kernels. */
export interface LstmTwinInput {
  readonly hidden: number;
  readonly moments: number;
  readonly tasks: number;
  /** x W_ihᵀ, [tasks * moments, 8h]: gates i, f, g, o of the forward direction, then of the reverse one. */
  readonly projections: ArrayLike<number>;
  /** Per direction: W_hh [4h, h]. */
  readonly recurrent: readonly ArrayLike<number>[];
  /** Per direction: b_ih + b_hh, [4h]. */
  readonly bias: readonly ArrayLike<number>[];
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Calls `visit` for every task, direction and moment, in the order of the recurrence, with its row and the one before. */
function walk(
  { moments, tasks }: LstmTwinInput,
  visit: (direction: number, row: number, before: number | undefined, later: number | undefined) => void,
  backwards = false,
): void {
  for (let task = 0; task < tasks; task++) {
    for (const direction of [0, 1]) {
      const rows = Array.from({ length: moments }, (_, m) => task * moments + m);
      if (direction === 1) rows.reverse();
      const order = rows.map((_, i) => (backwards ? moments - 1 - i : i));
      for (const i of order) visit(direction, at(rows, i), rows[i - 1], rows[i + 1]);
    }
  }
}

/** torch.nn.LSTM: c = f c' + i g, h = o tanh(c). All [tasks * moments, ...]; `before` is the h of the moment before. */
export function lstmTwin(input: LstmTwinInput) {
  const { hidden: H, moments, tasks } = input;
  const rows = moments * tasks;
  const gates = new Float64Array(rows * 8 * H);
  const cells = new Float64Array(rows * 2 * H);
  const outputs = new Float64Array(rows * 2 * H);
  const before = new Float64Array(rows * 2 * H);
  walk(input, (direction, row, previous) => {
    const half = (row * 2 + direction) * H;
    const last = previous === undefined ? undefined : (previous * 2 + direction) * H;
    for (let u = 0; u < H; u++) before[half + u] = last === undefined ? 0 : at(outputs, last + u);
    for (let u = 0; u < H; u++) {
      const signal = (gate: number): number => {
        let sum =
          at(input.projections, 4 * half + gate * H + u) + at(at(input.bias, direction), gate * H + u);
        for (let k = 0; k < H; k++) {
          sum += at(at(input.recurrent, direction), (gate * H + u) * H + k) * at(before, half + k);
        }
        return sum;
      };
      const own = [sigmoid(signal(0)), sigmoid(signal(1)), Math.tanh(signal(2)), sigmoid(signal(3))] as const;
      own.forEach((value, gate) => {
        gates[4 * half + gate * H + u] = value;
      });
      const cell = own[0] * own[2] + own[1] * (last === undefined ? 0 : at(cells, last + u));
      cells[half + u] = cell;
      outputs[half + u] = own[3] * Math.tanh(cell);
    }
  });
  return { gates, cells, outputs, before };
}

/** Gradient of the gates before their activation, [tasks * moments, 8h], from that of the outputs [.., 2h]. */
export function lstmTwinBackward(input: LstmTwinInput, dOutputs: ArrayLike<number>): Float64Array {
  const { hidden: H, moments, tasks } = input;
  const { gates, cells } = lstmTwin(input);
  const dGates = new Float64Array(moments * tasks * 8 * H);
  const dCells = new Float64Array(moments * tasks * 2 * H);
  walk(
    input,
    (direction, row, previous, next) => {
      const half = (row * 2 + direction) * H;
      const later = next === undefined ? undefined : (next * 2 + direction) * H;
      for (let u = 0; u < H; u++) {
        let dHidden = at(dOutputs, half + u);
        let dCell = 0;
        if (later !== undefined) {
          for (let j = 0; j < 4 * H; j++) {
            dHidden += at(dGates, 4 * later + j) * at(at(input.recurrent, direction), j * H + u);
          }
          dCell = at(dCells, later + u) * at(gates, 4 * later + H + u);
        }
        const gate = (k: number): number => at(gates, 4 * half + k * H + u);
        const bent = Math.tanh(at(cells, half + u));
        dCell += dHidden * gate(3) * (1 - bent ** 2);
        const cellBefore = previous === undefined ? 0 : at(cells, (previous * 2 + direction) * H + u);
        const slopes = [
          dCell * gate(2) * gate(0) * (1 - gate(0)),
          dCell * cellBefore * gate(1) * (1 - gate(1)),
          dCell * gate(0) * (1 - gate(2) ** 2),
          dHidden * bent * gate(3) * (1 - gate(3)),
        ];
        slopes.forEach((value, k) => {
          dGates[4 * half + k * H + u] = value;
        });
        dCells[half + u] = dCell;
      }
    },
    true,
  );
  return dGates;
}
