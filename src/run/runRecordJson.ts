import * as v from 'valibot';
import { type ContentFault, narrow } from '../base/narrow';
import { err, type Result } from '../base/result';
import type { RunRecord } from './runRecord';
import { printRunRecord, readRunRecord } from './runRecordFile';

const column = v.array(v.number());
const jsonSchema = v.looseObject({
  columns: v.strictObject({
    step: column,
    loss: column,
    learningRate: column,
    gradNorm: column,
    tokens: column,
    milliseconds: column,
  }),
  validations: v.array(v.looseObject({ loss: v.nullable(v.number()) })),
});

/** A run as plain JSON: columns as lists; a validation loss that is no number is `null`. */
export function printRunRecordJson(record: RunRecord): Readonly<Record<string, unknown>> {
  const { columns, validations } = record;
  return {
    ...printRunRecord(record),
    columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]])),
    validations: validations.map((each) => ({
      ...each,
      loss: Number.isFinite(each.loss) ? each.loss : null,
    })),
  };
}

/** Reads it back; what comes from a file is not trusted. */
export function readRunRecordJson(value: unknown): Result<RunRecord, ContentFault> {
  const read = narrow(jsonSchema, value);
  if (!read.ok) return err(read.error);
  const { columns, validations, ...rest } = read.value;
  return readRunRecord({
    ...rest,
    columns: {
      step: Float64Array.from(columns.step),
      loss: Float64Array.from(columns.loss),
      learningRate: Float64Array.from(columns.learningRate),
      gradNorm: Float64Array.from(columns.gradNorm),
      tokens: Float64Array.from(columns.tokens),
      milliseconds: Float64Array.from(columns.milliseconds),
    },
    validations: validations.map((each) => ({ ...each, loss: each.loss ?? Number.NaN })),
  });
}
