import type { TaskComparison, TaskReport } from '../../run/judging/report';

/** Figures of the table, and whether more of it is better. */
export const figures = {
  accuracy: { of: (report: TaskReport) => report.accuracy, isLessBetter: false },
  macroF1: { of: (report: TaskReport) => report.macroF1, isLessBetter: false },
  exactMatch: { of: (report: TaskReport) => report.exactMatch, isLessBetter: false },
  intentAccuracy: {
    of: (report: TaskReport) => report.intentAndSlot?.intents.accuracy,
    isLessBetter: false,
  },
  slotF1: { of: (report: TaskReport) => report.intentAndSlot?.slots?.f1, isLessBetter: false },
  logProbability: { of: (report: TaskReport) => report.rightLogProbability, isLessBetter: false },
  calibrationError: { of: (report: TaskReport) => report.calibration?.expectedError, isLessBetter: true },
} as const;
export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as readonly FigureName[];

/** The figures that anybody has, in the order of the table. */
export function shownFigures(reports: readonly TaskReport[]): readonly FigureName[] {
  const isShown = (name: FigureName): boolean =>
    reports.some(
      (report) =>
        figures[name].of(report) !== undefined &&
        // The commonest label is a text as it is; it is worth a column only beside what was written.
        (name !== 'exactMatch' || report.contestant.kind !== 'majority'),
    );
  return figureNames.filter(isShown);
}

/** The best value of a figure; undefined when fewer than two have it or all are equal: there is no best then. */
export function bestOf(name: FigureName, reports: readonly TaskReport[]): number | undefined {
  const { of, isLessBetter } = figures[name];
  const values = reports.flatMap((report) => of(report) ?? []);
  if (new Set(values).size < 2) return undefined;
  return isLessBetter ? Math.min(...values) : Math.max(...values);
}

/** The learned prompt against the best of the others, in rows; undefined without both. */
export function verdictOf({
  reports,
  rows,
}: Pick<TaskComparison, 'reports' | 'rows'>):
  | { readonly best: TaskReport; readonly ahead: number }
  | undefined {
  const tuned = reports.find(({ contestant }) => contestant.kind === 'tuned');
  const others = reports.filter((report) => report !== tuned);
  const [first, ...rest] = others;
  if (tuned === undefined || first === undefined) return undefined;
  const best = rest.reduce((top, report) => (report.accuracy > top.accuracy ? report : top), first);
  return { best, ahead: Math.round((tuned.accuracy - best.accuracy) * rows) };
}
