import { at } from '../../base/assert';
import { own } from '../../base/own';
import { shareOf } from './classReport';
import type { Calibration, CalibrationBin, JudgedAnswer } from './report';

const binCount = 10;

/**
 * Whether a confidence of 0.8 is right eight times in ten (rule J5). Confidence is the share of the answered class, sorted into
 * ten equal bins; expected calibration error as in Guo et al., "On Calibration of Modern Neural Networks" (2017), equation
 * 3; Brier score over all classes as in Brier, "Verification of Forecasts Expressed in Terms of Probability" (1950).
 * Undefined without scored rows.
 */
export function calibrationOf(answers: readonly JudgedAnswer[]): Calibration | undefined {
  const scored = answers.flatMap(({ confidence, probabilities, label, correct }) =>
    confidence === undefined || probabilities === undefined
      ? []
      : [{ confidence, probabilities, label, correct }],
  );
  if (scored.length === 0) return undefined;
  const sums = Array.from({ length: binCount }, () => ({ rows: 0, confidence: 0, right: 0 }));
  let squares = 0;
  let surprise = 0;
  for (const { confidence, probabilities, label, correct } of scored) {
    const bin = at(sums, binOf(confidence));
    bin.rows++;
    bin.confidence += confidence;
    if (correct) bin.right++;
    squares += squaredDistance(probabilities, label);
    surprise -= Math.log(Math.max(Number.EPSILON, own(probabilities, label) ?? 0));
  }
  const bins = sums.map(({ rows, confidence, right }, i): CalibrationBin => {
    const place = { from: i / binCount, to: (i + 1) / binCount, rows };
    return rows === 0
      ? { ...place, confidence: undefined, accuracy: undefined }
      : { ...place, confidence: confidence / rows, accuracy: right / rows };
  });
  const error = sums.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0);
  return {
    rows: scored.length,
    bins,
    expectedError: shareOf(error, scored.length),
    brier: squares / scored.length,
    logLoss: surprise / scored.length,
  };
}

/** Bin i holds confidences in (i / 10, (i + 1) / 10], the first one 0 as well. */
const binOf = (confidence: number): number =>
  Math.min(binCount - 1, Math.max(0, Math.ceil(confidence * binCount) - 1));

/** Squared distance of the shares from the truth; a right class that was not among them counts with share 0. */
function squaredDistance(probabilities: Readonly<Record<string, number>>, label: string): number {
  let sum = own(probabilities, label) === undefined ? 1 : 0;
  for (const [name, share] of Object.entries(probabilities)) sum += (share - (name === label ? 1 : 0)) ** 2;
  return sum;
}
