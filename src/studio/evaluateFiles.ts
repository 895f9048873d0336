import { at } from '../base/assert';
import { fieldText } from '../data/dataset';
import type { JudgedAnswer, TaskComparison, TaskReport } from '../run/judging/report';
import type { Contestant } from '../run/judging/types';
import type { Evaluation } from './evaluateState';

/** A contestant in files: `tuned`, `untuned_4_shot`, `majority`. */
export function contestantId(contestant: Contestant): string {
  return contestant.kind === 'untuned' ? `untuned_${contestant.shots}_shot` : contestant.kind;
}

/** Every judged row with what each contestant answered, as CSV (RFC 4180). */
export function answersCsv(
  { rows }: Pick<Evaluation, 'rows'>,
  comparisons: readonly TaskComparison[],
): string {
  const fieldNames = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
  const contestants = [
    ...new Set(
      comparisons.flatMap(({ reports }) => reports.map((report) => contestantId(report.contestant))),
    ),
  ];
  const columns = ['prediction', 'probability', 'right_probability', 'text'] as const;
  const head = [
    'taskname',
    'line',
    ...fieldNames,
    'right_label',
    ...contestants.flatMap((id) => columns.map((column) => `${id}_${column}`)),
  ];
  const lines = comparisons.flatMap(({ taskname, reports }) =>
    (reports[0]?.answers ?? []).map((answer, place) => {
      const row = at(rows, answer.line - 1);
      return [
        taskname,
        String(row.line),
        ...fieldNames.map((name) => fieldText(row, name) ?? ''),
        answer.label,
        ...contestants.flatMap((id) => answerCells(answerBy(reports, id, place))),
      ];
    }),
  );
  return `${[head, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function answerBy(reports: readonly TaskReport[], id: string, place: number): JudgedAnswer | undefined {
  return reports.find(({ contestant }) => contestantId(contestant) === id)?.answers[place];
}

function answerCells(answer: JudgedAnswer | undefined): readonly string[] {
  const number = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return [
    answer?.prediction ?? '',
    number(answer?.confidence),
    number(answer?.rightProbability),
    answer?.text ?? '',
  ];
}

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Figures and answers of every task, snake_case as all files of the studio. */
export function answersJson(evaluation: Evaluation, comparisons: readonly TaskComparison[]): string {
  const { rows, baseName, origin, fileName, examples, seed } = evaluation;
  return JSON.stringify(
    {
      base: baseName,
      rows_from: origin,
      file: fileName,
      examples,
      seed,
      tasks: comparisons.map(({ taskname, rows: judged, skipped, unlabelled, normalisation, reports }) => ({
        taskname,
        rows: judged,
        skipped,
        unlabelled,
        normalisation,
        contestants: reports.map((report) => ({
          contestant: contestantId(report.contestant),
          ...figures(report),
        })),
        answers: (reports[0]?.answers ?? []).map(({ line, label }, place) => ({
          line: at(rows, line - 1).line,
          fields: at(rows, line - 1).fields,
          right_label: label,
          ...Object.fromEntries(
            reports.map(({ contestant, answers }) => [contestantId(contestant), given(at(answers, place))]),
          ),
        })),
      })),
    },
    null,
    2,
  );
}

function figures(report: TaskReport) {
  const { calibration, intentAndSlot } = report;
  return {
    accuracy: report.accuracy,
    macro_f1: report.macroF1,
    exact_match: report.exactMatch,
    right_log_probability: report.rightLogProbability,
    expected_calibration_error: calibration?.expectedError,
    brier: calibration?.brier,
    intent_accuracy: intentAndSlot?.intents.accuracy,
    slot_f1: intentAndSlot?.slots?.f1,
    classes: report.classes,
  };
}

const given = ({ prediction, correct, confidence, probabilities, text }: JudgedAnswer) => ({
  prediction,
  correct,
  probability: confidence,
  probabilities,
  text,
});
