/** What one invocation holds of a row: four numbers at once where the row divides, else one. */
export interface Lanes {
  /** WGSL type of one lane, and of the elements of the arrays that are read so. */
  readonly element: 'f32' | 'vec4f';
  /** Numbers in a lane. */
  readonly size: 1 | 4;
  /** WGSL for the scalar product of two lanes. */
  dot(a: string, b: string): string;
  /** WGSL for the sum of a lane's numbers. */
  sum(a: string): string;
}

const FOUR: Lanes = {
  element: 'vec4f',
  size: 4,
  dot: (a, b) => `dot(${a}, ${b})`,
  sum: (a) => `dot(${a}, vec4f(1.0f))`,
};

const ONE: Lanes = { element: 'f32', size: 1, dot: (a, b) => `${a} * ${b}`, sum: (a) => a };

/** Four numbers at once when rows of this length let every row begin at a multiple of four. */
export const lanesOf = (length: number): Lanes => (length % 4 === 0 ? FOUR : ONE);
