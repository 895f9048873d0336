import { at } from '../../base/assert';

/** Size of one p-tuning step. */
export interface BenchShape {
  readonly name: string;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads: number;
  readonly vocabSize: number;
  /** Positions per row, virtual ones included. */
  readonly positions: number;
  readonly rows: number;
  readonly virtualTokens: number;
  /** Positions per row that carry loss: the last ones. */
  readonly answers: number;
}

const named: Readonly<Record<string, readonly number[]>> = {
  S1: [6, 256, 4, 10240, 64, 8, 10, 1],
  S2: [2, 64, 4, 512, 32, 4, 6, 1],
  S3: [12, 768, 12, 50257, 64, 8, 20, 1],
};

/** The eight numbers of a shape in the order of the command line: L,d,H,V,T,B,P,A. */
export const shapeNumbers = (shape: BenchShape): readonly number[] => [
  shape.layers,
  shape.hiddenSize,
  shape.heads,
  shape.vocabSize,
  shape.positions,
  shape.rows,
  shape.virtualTokens,
  shape.answers,
];

/** Reads `S1`, `S2`, `S3` or `L,d,H,V,T,B,P,A`; a string says what is wrong. */
export function parseShape(text: string): BenchShape | string {
  const numbers = named[text] ?? text.split(',').map(Number);
  if (numbers.length !== 8 || !numbers.every((n) => Number.isInteger(n) && n > 0)) {
    return `a shape is S1, S2, S3 or eight positive integers L,d,H,V,T,B,P,A, not '${text}'`;
  }
  const name = Object.keys(named).find((key) => named[key]?.join() === numbers.join()) ?? numbers.join();
  const shape: BenchShape = {
    name,
    layers: at(numbers, 0),
    hiddenSize: at(numbers, 1),
    heads: at(numbers, 2),
    vocabSize: at(numbers, 3),
    positions: at(numbers, 4),
    rows: at(numbers, 5),
    virtualTokens: at(numbers, 6),
    answers: at(numbers, 7),
  };
  if (shape.hiddenSize % (2 * shape.heads) !== 0) return 'd must be a multiple of 2 * H';
  if (shape.positions < shape.virtualTokens + shape.answers) return 'T must be at least P + A';
  return shape;
}

/**
 * Smallest number of floating-point operations of one step, in 10^9. Twice the linear layers forward, twice backward
 * (activations only); attention's causal half with scores recomputed backward; head at answer rows; encoder with its
 * weight gradient: 48 L d^2 B T + 7 L T^2 d B + 4 V d A B + 84 d^2 P.
 */
export function minimumGflop(shape: BenchShape): number {
  const { layers, hiddenSize: d, vocabSize, positions, rows, virtualTokens, answers } = shape;
  const linears = 48 * layers * d * d * rows * positions;
  const attention = 7 * layers * positions * positions * d * rows;
  const head = 4 * vocabSize * d * answers * rows;
  const encoder = 84 * d * d * virtualTokens;
  return (linears + attention + head + encoder) / 1e9;
}
