import { at } from '../base/assert';
import type { RunRecord } from './runRecord';
import { indexOfStep } from './xAxis';

const names = [
  'step',
  'loss',
  'learning_rate',
  'grad_norm',
  'tokens',
  'ms',
  'validation_loss',
  'validation_accuracy',
  'validation_macro_f1',
];

/** A run's figures as CSV (RFC 4180): a row per step, with the validation that came after it. Numbers in full. */
export function metricsCsv({ columns, validations }: Pick<RunRecord, 'columns' | 'validations'>): string {
  const byIndex = new Map(validations.map((each) => [indexOfStep(columns, each.step), each]));
  const rows = Array.from(columns.step, (step, i) => {
    const validation = byIndex.get(i);
    return [
      step,
      at(columns.loss, i),
      at(columns.learningRate, i),
      at(columns.gradNorm, i),
      at(columns.tokens, i),
      at(columns.milliseconds, i),
      validation?.loss ?? '',
      validation?.judged?.accuracy ?? '',
      validation?.judged?.macroF1 ?? '',
    ].join(',');
  });
  return `${[names.join(','), ...rows].join('\r\n')}\r\n`;
}
