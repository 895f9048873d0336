import { at } from '../../base/assert';
import golden from './goldenLosses.json';

/** Losses of 30 steps of S1 and S2, made with torch in F32 on the same workload (README.md). */
const goldenLosses: Readonly<Record<string, readonly number[]>> = golden;

/** The gate: losses may differ from the golden ones by this much, relative. */
export const lossTolerance = 1e-4;

/** Largest |loss - golden| / golden over the steps given; undefined for a shape without golden losses. */
export function distanceFromGolden(shapeName: string, losses: readonly number[]): number | undefined {
  const expected = goldenLosses[shapeName];
  if (expected === undefined) return undefined;
  return losses
    .slice(0, expected.length)
    .reduce(
      (worst, loss, step) => Math.max(worst, Math.abs(loss - at(expected, step)) / at(expected, step)),
      0,
    );
}
