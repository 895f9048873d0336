import type { StepColumns } from './runEvent';

const names = ['step', 'loss', 'learningRate', 'gradNorm', 'tokens', 'milliseconds'] as const;
type ColumnName = (typeof names)[number];
type Columns = Record<ColumnName, Float64Array>;

const emptyColumns = (capacity: number): Columns => ({
  step: new Float64Array(capacity),
  loss: new Float64Array(capacity),
  learningRate: new Float64Array(capacity),
  gradNorm: new Float64Array(capacity),
  tokens: new Float64Array(capacity),
  milliseconds: new Float64Array(capacity),
});

/** A run's whole history as typed columns that grow by doubling, so that a chart draws views and copies nothing. */
export interface LossCurve {
  readonly length: number;
  append(columns: StepColumns): void;
  /** Views of all steps so far; valid until the next append. */
  columns(): StepColumns;
}

export function createLossCurve(): LossCurve {
  let held = emptyColumns(256);
  let length = 0;
  const reserve = (wanted: number): void => {
    if (wanted <= held.step.length) return;
    const larger = emptyColumns(Math.max(wanted, 2 * held.step.length));
    for (const name of names) larger[name].set(held[name].subarray(0, length));
    held = larger;
  };
  return {
    get length() {
      return length;
    },
    append: (columns) => {
      const added = columns.step.length;
      reserve(length + added);
      for (const name of names) held[name].set(columns[name], length);
      length += added;
    },
    columns: () => ({
      step: held.step.subarray(0, length),
      loss: held.loss.subarray(0, length),
      learningRate: held.learningRate.subarray(0, length),
      gradNorm: held.gradNorm.subarray(0, length),
      tokens: held.tokens.subarray(0, length),
      milliseconds: held.milliseconds.subarray(0, length),
    }),
  };
}
