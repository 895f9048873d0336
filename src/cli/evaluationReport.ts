import { assertUnreachable } from '../base/assert';
import type { ClassReport, IntentAndSlotReport, TaskComparison, TaskReport } from '../run/judging/report';
import type { Contestant } from '../run/judging/types';
import { counted } from '../words/en/format';
import { skippedText } from '../words/en/skipReasons';

/** `tuned`, `zero-shot`, `4-shot`, `majority`. */
export function contestantName(contestant: Contestant): string {
  switch (contestant.kind) {
    case 'tuned':
    case 'majority':
      return contestant.kind;
    case 'untuned':
      return `${['zero', 'one'][contestant.shots] ?? contestant.shots}-shot`;
    default:
      return assertUnreachable(contestant);
  }
}

const classesEntry = ({ accuracy, macroF1, classes, confusion }: ClassReport) => ({
  accuracy,
  macro_f1: macroF1,
  classes,
  confusion: confusion ?? null,
});

const intentsEntry = ({ intents, slots, malformed }: IntentAndSlotReport) => ({
  intents: classesEntry(intents),
  slots: slots ?? null,
  malformed,
});

const reportEntry = (report: TaskReport) => ({
  contestant: contestantName(report.contestant),
  ...classesEntry(report),
  exact_match: report.exactMatch ?? null,
  label_log_probability: report.rightLogProbability ?? null,
  calibration:
    report.calibration === undefined
      ? null
      : {
          expected_error: report.calibration.expectedError,
          brier: report.calibration.brier,
          log_loss: report.calibration.logLoss,
          bins: report.calibration.bins.map((bin) => ({
            ...bin,
            confidence: bin.confidence ?? null,
            accuracy: bin.accuracy ?? null,
          })),
        },
  intent_and_slot: report.intentAndSlot === undefined ? null : intentsEntry(report.intentAndSlot),
  cut: report.cut,
  shots: report.shots ?? null,
});

/** One task of the JSON that `npm run evaluate` writes; no contestant has figures where no row was judged. */
export const comparisonEntry = (comparison: TaskComparison) => ({
  taskname: comparison.taskname,
  rows: comparison.rows,
  skipped: comparison.skipped,
  unlabelled: comparison.unlabelled,
  contestants: comparison.rows === 0 ? [] : comparison.reports.map(reportEntry),
});

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const fixed = (value: number): string => value.toFixed(3);

/** Columns of the table; those that nobody has a figure for are left out. */
const columns: readonly (readonly [
  name: string,
  value: (report: TaskReport) => number | undefined,
  print: (value: number) => string,
])[] = [
  ['accuracy', ({ accuracy }) => accuracy, percent],
  ['macro-F1', ({ macroF1 }) => macroF1, fixed],
  ['intent', ({ intentAndSlot }) => intentAndSlot?.intents.accuracy, percent],
  ['slot F1', ({ intentAndSlot }) => intentAndSlot?.slots?.f1, fixed],
  ['exact match', ({ exactMatch }) => exactMatch, percent],
  ['log loss', ({ calibration }) => calibration?.logLoss, fixed],
  ['calibration error', ({ calibration }) => calibration?.expectedError, fixed],
];

/** One task for a person at a terminal: a line for each contestant, none without rows to judge. */
export function comparisonLines(comparison: TaskComparison): readonly string[] {
  const { taskname, rows, reports, skipped, unlabelled } = comparison;
  const without = unlabelled === 0 ? '' : `; without answer: ${counted(unlabelled, 'row')}`;
  const title = `${taskname === '' ? 'no task' : taskname}: ${counted(rows, 'row')}${skippedText(skipped)}${without}`;
  if (rows === 0) return [title];
  const shown = columns.filter(([, value]) => reports.some((report) => value(report) !== undefined));
  const cells = reports.map((report) => [
    nameOf(report),
    ...shown.map(([, value, print]) => {
      const found = value(report);
      return found === undefined ? '–' : print(found);
    }),
  ]);
  return [title, ...alignedLines([['', ...shown.map(([name]) => name)], ...cells])];
}

/** With fewer solved rows than were asked for, it says so. */
function nameOf({ contestant, shots }: TaskReport): string {
  const name = contestantName(contestant);
  if (contestant.kind !== 'untuned' || shots === undefined || shots.fewest === contestant.shots) return name;
  return `${name} (${shots.fewest === shots.most ? shots.most : `${shots.fewest} to ${shots.most}`} fit)`;
}

/** The first column on the left, figures on the right. */
function alignedLines(cells: readonly (readonly string[])[]): readonly string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
