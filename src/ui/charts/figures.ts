import type { BaselineReport, StepColumns, ValidationReport } from '../../run/runEvent';
import type { RunRecord } from '../../run/runRecord';
import type { StepSizes } from '../../run/xAxis';

/** The figures of one run, live or remembered, as charts read them. */
export interface Figures {
  readonly columns: StepColumns;
  readonly validations: readonly ValidationReport[];
  readonly baseline: BaselineReport | undefined;
  readonly sizes: StepSizes;
}

/** Where a chart gets its figures: asked at every drawing; a live source tells when there is more. */
export interface FigureSource {
  readonly read: () => Figures;
  /** Returns the way to stop listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A remembered run never changes. */
export function recordSource(record: RunRecord): FigureSource {
  const figures = figuresOfRecord(record);
  return { read: () => figures, subscribe: () => () => undefined };
}

export const figuresOfRecord = ({ columns, validations, baseline, plan, config }: RunRecord): Figures => ({
  columns,
  validations,
  baseline,
  sizes: { stepsPerEpoch: plan?.stepsPerEpoch ?? 1, batchSize: config.batchSize },
});

/** The figures as they are at this moment, for looking at them in peace. Columns only ever grow at their end. */
export function frozenSource(source: FigureSource): FigureSource {
  const figures = source.read();
  return { read: () => figures, subscribe: () => () => undefined };
}
