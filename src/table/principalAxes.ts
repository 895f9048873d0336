import { at } from '../base/assert';
import { createRandom } from '../base/random';

/** Steps of power iteration at most: directions of nearly equal variance need many, and any of them will do. */
const mostSteps = 200;
/** A direction that turns by less is found: 1 less the cosine of its turn. */
const enough = 1e-12;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  // Read as it is: a checked read takes most of the time here.
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Takes out of `vector` what lies along the unit vectors `found`, then makes it a unit vector; its length before. */
function normalise(vector: Float64Array, found: readonly Float64Array[]): number {
  for (const other of found) {
    const share = dot(vector, other);
    for (let i = 0; i < vector.length; i++) vector[i] = at(vector, i) - share * at(other, i);
  }
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = at(vector, i) / length;
  return length;
}

/** The unit eigenvector of the largest eigenvalue of a symmetric matrix, at right angles to those found before. */
function leadingVector(matrix: readonly Float64Array[], found: readonly Float64Array[]): Float64Array {
  const random = createRandom(found.length);
  let vector = Float64Array.from(matrix, () => random.normal());
  normalise(vector, found);
  for (let step = 0; step < mostSteps; step++) {
    const current = vector;
    const next = Float64Array.from(matrix, (row) => dot(row, current));
    if (normalise(next, found) === 0) return vector;
    vector = next;
    if (1 - Math.abs(dot(next, current)) < enough) return vector;
  }
  return vector;
}

/** Inner products of all rows with each other, [n, n]. */
function innerProducts(rows: readonly Float64Array[]): readonly Float64Array[] {
  const matrix = rows.map(() => new Float64Array(rows.length));
  rows.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const product = dot(a, at(rows, j));
      at(matrix, i)[j] = product;
      at(matrix, j)[i] = product;
    }
  });
  return matrix;
}

/** Directions through the mean of rows, each a unit vector. */
export interface PrincipalAxes {
  readonly mean: Float64Array;
  readonly axes: readonly Float64Array[];
}

/**
 * The directions in which rows differ most, largest variance first, by power iteration on the matrix of the centred
 * rows' inner products (rows [n, d]: it is [n, n], so a few hundred rows of any width are quick). Fewer axes than asked
 * for when the rows do not differ in so many directions. The same rows give the same axes; of the two signs that one is
 * taken with which the row that lies farthest out lies on the positive side.
 */
export function principalAxes(rows: readonly ArrayLike<number>[], count: number): PrincipalAxes {
  const width = rows[0]?.length ?? 0;
  const mean = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) mean[i] = at(mean, i) + at(row, i) / rows.length;
  const centred = rows.map((row) => Float64Array.from(row, (value, i) => value - at(mean, i)));
  const inner = innerProducts(centred);
  const total = inner.reduce((sum, row, i) => sum + at(row, i), 0);

  const found: Float64Array[] = [];
  const axes: Float64Array[] = [];
  while (axes.length < Math.min(count, rows.length - 1, width)) {
    const scores = leadingVector(inner, found);
    const axis = new Float64Array(width);
    centred.forEach((row, i) => {
      for (let j = 0; j < width; j++) axis[j] = at(axis, j) + at(scores, i) * at(row, j);
    });
    const variance = normalise(axis, axes) ** 2;
    if (!(variance > 1e-12 * total)) break;
    const farthest = scores.reduce((best, score) => (Math.abs(score) > Math.abs(best) ? score : best), 0);
    axes.push(farthest < 0 ? axis.map((value) => -value) : axis);
    found.push(scores);
  }
  return { mean, axes };
}

/** Where a row lies along each axis. */
export function project({ mean, axes }: PrincipalAxes, row: ArrayLike<number>): readonly number[] {
  const centred = Float64Array.from(row, (value, i) => value - at(mean, i));
  return axes.map((axis) => dot(centred, axis));
}
