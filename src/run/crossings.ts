import type { BaselineReport, ValidationReport } from './runEvent';

/** What a run has to beat, measured before its first step. */
export type Bar = 'untuned' | 'majority';

/** The first validation whose accuracy was above a bar. Accuracies in 0..1. */
export interface Crossing {
  readonly over: Bar;
  readonly step: number;
  readonly accuracy: number;
  readonly bar: number;
}

/** Bars that a run has passed so far, in the order in which it passed them; the untuned model first where both fell at once. */
export function crossings(
  validations: readonly ValidationReport[],
  baseline: BaselineReport | undefined,
): readonly Crossing[] {
  const bars = [
    ['untuned', baseline?.untuned.judged?.accuracy],
    ['majority', baseline?.majority?.accuracy],
  ] as const;
  return bars
    .flatMap(([over, bar]): readonly Crossing[] => {
      if (bar === undefined) return [];
      const first = validations.find(({ judged }) => judged !== undefined && judged.accuracy > bar);
      return first?.judged === undefined
        ? []
        : [{ over, step: first.step, accuracy: first.judged.accuracy, bar }];
    })
    .toSorted((a, b) => a.step - b.step);
}
