import type { RowPrediction } from '../prediction';
import { calibrationOf } from './calibration';
import { classReport, shareOf } from './classReport';
import { intentAndSlotReport } from './intentAndSlot';
import { isJudged, type JudgingRule, judgeAnswer } from './judgeAnswer';
import type { JudgedAnswer, TaskReport } from './report';
import type { Contestant } from './types';

/** Judges what one contestant answered to rows of one task; rows without label or answer are left out. */
export function taskReport(
  contestant: Contestant,
  taskname: string,
  rows: readonly RowPrediction[],
  rule: JudgingRule,
): TaskReport {
  const answers = rows.filter(isJudged).map((row) => judgeAnswer(row, rule));
  const texts = answers.filter(({ text }) => text !== undefined);
  const sums = answers.flatMap(({ rightLogProbability }) => rightLogProbability ?? []);
  return {
    contestant,
    taskname,
    rows: answers.length,
    ...classReport(answers),
    exactMatch: texts.length === 0 ? undefined : shareOf(texts.filter(isExact).length, texts.length),
    rightLogProbability:
      sums.length === 0 ? undefined : sums.reduce((total, sum) => total + sum, 0) / sums.length,
    calibration: calibrationOf(answers),
    intentAndSlot: intentAndSlotReport(answers, rule.rename),
    cut: answers.filter(({ cut }) => cut > 0).length,
    shots: rangeOf(answers.flatMap(({ shots }) => shots ?? [])),
    answers,
  };
}

const isExact = ({ text, label }: JudgedAnswer): boolean => text === label;

function rangeOf(counts: readonly number[]): TaskReport['shots'] {
  if (counts.length === 0) return undefined;
  const fewest = counts.reduce((least, count) => Math.min(least, count));
  return { fewest, most: counts.reduce((most, count) => Math.max(most, count)) };
}
