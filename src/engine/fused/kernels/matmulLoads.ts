import type { Orientation } from './matmulShape';

/** Which operands are read, and the product written, four elements at a time. */
export interface Wide {
  readonly a: boolean;
  readonly b: boolean;
  readonly out: boolean;
}

/** What does not exist beyond K counts as zero, whatever lies there. */
const guarded = (value: string, guard: boolean): string =>
  guard ? `select(0.0, ${value}, k < params.inner)` : value;
const guarded4 = (value: string, guard: boolean): string =>
  guard ? `select(vec4f(), ${value}, k < params.inner)` : value;

function loadAText(orientation: Orientation, wide: boolean, guard: boolean): string {
  if (wide) {
    const value = 'a[params.aOffset + min(row, params.rows - 1u) * params.aStride + k / 4u]';
    return `
fn loadA(row: u32, k: u32) -> vec4f { return ${guarded4(value, guard)}; }`;
  }
  const index = orientation === 'tn' ? 'k * params.aStride + row' : 'row * params.aStride + k';
  return `
fn elementA(anyRow: u32, k: u32) -> f32 {
  let row = min(anyRow, params.rows - 1u);
  return ${guarded(`a[params.aOffset + ${index}]`, guard)};
}
fn loadA(row: u32, k: u32) -> vec4f {
  return vec4f(elementA(row, k), elementA(row, k + 1u), elementA(row, k + 2u), elementA(row, k + 3u));
}`;
}

function loadBText(orientation: Orientation, wide: boolean, guard: boolean): string {
  if (wide) {
    const value = 'b[params.bOffset + k * params.bStride + min(column, params.columns - 4u) / 4u]';
    return `
fn loadB(k: u32, column: u32) -> vec4f { return ${guarded4(value, guard)}; }`;
  }
  const index = orientation === 'nt' ? 'column * params.bStride + k' : 'k * params.bStride + column';
  return `
fn elementB(k: u32, anyColumn: u32) -> f32 {
  let column = min(anyColumn, params.columns - 1u);
  return ${guarded(`b[params.bOffset + ${index}]`, guard)};
}
fn loadB(k: u32, column: u32) -> vec4f {
  return vec4f(elementB(k, column), elementB(k, column + 1u), elementB(k, column + 2u), elementB(k, column + 3u));
}`;
}

/**
 * Text of `loadA(row, k)`, a's row at k ... k + 3, and `loadB(k, column)`, b's columns column ... column + 3 at k; where a
 * is not wide also of `elementA(row, k)`. Any row, column and k may be asked for; wide ones are multiples of 4 along stored
 * rows. Beyond M and N they give anything of another row or column, which only reaches sums that are never stored; beyond
 * K zeros if `guard`.
 */
export function loadsText(orientation: Orientation, wide: Wide, guard: boolean): string {
  return loadAText(orientation, wide.a, guard) + loadBText(orientation, wide.b, guard);
}
