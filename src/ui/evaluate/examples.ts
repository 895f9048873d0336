import { at } from '../../base/assert';
import { type Example, fieldText } from '../../data/dataset';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import { templateFieldNames } from '../../prompt/templateSyntax';
import { mostChanged, rankAnswers } from '../../run/judging/rankAnswers';
import type { JudgedAnswer, TaskReport } from '../../run/judging/report';

/** A cell of the confusion grid: rows of a right label that were answered so. */
export interface Cell {
  readonly label: string;
  readonly answer: string;
}

export const orders = ['worst', 'best', 'changed', 'file'] as const;
export type Order = (typeof orders)[number];

/** One row with the answers of two contestants; `beside` is undefined when there is nobody else. */
export interface ShownExample {
  readonly row: Example;
  /** The fields that the template reads, without the answer. */
  readonly texts: readonly (readonly [name: string, text: string])[];
  readonly answer: JudgedAnswer;
  readonly beside: JudgedAnswer | undefined;
}

/** Rows of a report in this order, only those of a cell and with the text sought for. */
export function examplesOf(
  rows: readonly Example[],
  template: TaskTemplate,
  report: TaskReport,
  other: TaskReport | undefined,
  {
    order,
    cell,
    search,
  }: { readonly order: Order; readonly cell: Cell | undefined; readonly search: string },
): readonly ShownExample[] {
  const besides = new Map(other?.answers.map((answer) => [answer.line, answer]));
  const names = templateFieldNames(template.promptTemplate).filter((name) => name !== template.answerField);
  const sought = search.trim().toLowerCase();
  return inOrder(report, other, order)
    .filter(
      ({ label, prediction }) => cell === undefined || (label === cell.label && prediction === cell.answer),
    )
    .map((answer): ShownExample => {
      const row = at(rows, answer.line - 1);
      const texts = names.map((name) => [name, fieldText(row, name) ?? ''] as const);
      return { row, texts, answer, beside: besides.get(answer.line) };
    })
    .filter(
      (example) => sought === '' || textsOf(example).some((text) => text.toLowerCase().includes(sought)),
    );
}

function inOrder(report: TaskReport, other: TaskReport | undefined, order: Order): readonly JudgedAnswer[] {
  switch (order) {
    case 'worst':
    case 'best':
      return rankAnswers(report.answers, order);
    case 'changed':
      return other === undefined ? report.answers : mostChanged(other, report).map(({ to }) => to);
    case 'file':
      return report.answers;
  }
}

const textsOf = ({ texts, answer, beside }: ShownExample): readonly string[] => [
  ...texts.map(([, text]) => text),
  answer.label,
  answer.prediction,
  answer.text ?? '',
  beside?.prediction ?? '',
];
