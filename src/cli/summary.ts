import { assertUnreachable } from '../base/assert';
import type { RunReport } from '../bridge/contract';
import { counted } from '../words/en/format';
import { skippedText } from '../words/en/skipReasons';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function endText({ reason, nonFiniteStep }: RunReport): string {
  switch (reason) {
    case 'finished':
      return 'All steps taken.';
    case 'early-stop':
      return 'Stopped early: the validation loss no longer fell.';
    case 'stopped':
      return 'Stopped by hand; what was learnt is kept.';
    case 'non-finite-loss':
      return `The loss stopped being a number at step ${nonFiniteStep}; the last good state is kept. A lower learning rate helps.`;
    default:
      return assertUnreachable(reason);
  }
}

/** How a run went, for a person at a terminal. */
export function summaryLines(report: RunReport): readonly string[] {
  const { counts, scores, steps, seconds, bestStep, bestValidationLoss } = report;
  const left = (['train', 'validation', 'test'] as const).flatMap((split) => {
    const text = skippedText(counts[split].skipped);
    return text === '' ? [] : [`${split}: ${counted(counts[split].given, 'row')} given${text}`];
  });
  const best =
    bestStep === undefined || bestValidationLoss === undefined
      ? []
      : [`Best at step ${bestStep}: validation loss ${bestValidationLoss.toFixed(4)}.`];
  return [
    `${endText(report)} ${counted(steps, 'step')} in ${seconds.toFixed(1)} s.`,
    ...best,
    ...scores.map(
      (score) =>
        `${score.taskname}: accuracy ${percent(score.accuracy)}, macro-F1 ${score.macroF1.toFixed(3)} on ${counted(score.rows, `${score.split} row`)}; always “${score.majorityLabel.trim()}”: ${percent(score.majorityAccuracy)}.`,
    ),
    ...left,
  ];
}
