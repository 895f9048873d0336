import { at } from '../../base/assert';
import type { JudgedAnswer, TaskReport } from './report';

/** How sure a right answer is, or how wrong a wrong one: the margin, or without scores only the side of it. */
function standingOf({ margin, probabilities, correct }: JudgedAnswer): number {
  if (margin !== undefined) return margin;
  const scoredWithoutIt = probabilities !== undefined && !correct;
  if (scoredWithoutIt) return Number.NEGATIVE_INFINITY;
  return correct ? 0 : -1;
}

/** Answers by the margin of the right class, best first or worst first; equals keep their order. */
export function rankAnswers(
  answers: readonly JudgedAnswer[],
  first: 'best' | 'worst',
): readonly JudgedAnswer[] {
  const sign = first === 'best' ? -1 : 1;
  return answers.toSorted((a, b) => {
    const [left, right] = [standingOf(a), standingOf(b)];
    return left === right ? 0 : sign * (left < right ? -1 : 1);
  });
}

/** A row as two contestants answered it. */
export interface ChangedAnswer {
  readonly from: JudgedAnswer;
  readonly to: JudgedAnswer;
  /** Share of the right class, after less before: 1 is from wholly wrong to wholly right. Without shares: right is 1. */
  readonly change: number;
}

/** Rows of two reports on the same rows, those first that changed most, to the better or the worse. */
export function mostChanged(
  from: Pick<TaskReport, 'answers'>,
  to: Pick<TaskReport, 'answers'>,
): readonly ChangedAnswer[] {
  return from.answers
    .map((before, i): ChangedAnswer => {
      const after = at(to.answers, i);
      return { from: before, to: after, change: rightness(after, before) - rightness(before, after) };
    })
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

/** Shares only where both have them: a share is not to be compared with a plain right or wrong. */
function rightness(answer: JudgedAnswer, other: JudgedAnswer): number {
  const comparable = other.rightProbability !== undefined;
  return (comparable ? answer.rightProbability : undefined) ?? (answer.correct ? 1 : 0);
}
