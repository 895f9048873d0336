import type { LineFault } from './dataProblem';
import { findJsonFault } from './findJsonFault';
import { notTextKind } from './notText';
import type { RepairPlan } from './repairPlan';

/** What became of one record of a file: its values, or why there are none. */
export type MendedRecord =
  | { readonly kind: 'values'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'faulty'; readonly text: string; readonly fault: LineFault; readonly offset: number };

/** Reads one record with the user's repairs. `line` is its first line in the file as given. */
export function mendRecord(given: string, line: number, plan: RepairPlan | undefined): MendedRecord {
  if (plan?.skipsLine(line) === true) return { kind: 'left-out' };
  const text = plan?.replacement(line) ?? given;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return mendFaulty(text, line, plan);
  }
  return valuesOf(text, [value], plan);
}

function mendFaulty(text: string, line: number, plan: RepairPlan | undefined): MendedRecord {
  const mended = plan?.mend(text, line);
  if (mended !== undefined) return valuesOf(text, mended.map(parse), plan);
  const { fault, offset } = findJsonFault(text);
  return plan?.skipsKind(fault.kind) === true
    ? { kind: 'left-out' }
    : { kind: 'faulty', text, fault, offset };
}

function valuesOf(text: string, values: readonly unknown[], plan: RepairPlan | undefined): MendedRecord {
  const reshape = plan?.reshape;
  if (plan?.skipsKind('not-an-object') === true && values.some((value) => notTextKind(value) !== 'object'))
    return { kind: 'left-out' };
  if (reshape === undefined) return { kind: 'values', text, values };
  return { kind: 'values', text, values: values.map((value) => (isRow(value) ? reshape(value) : value)) };
}

const parse = (text: string): unknown => JSON.parse(text);

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> => notTextKind(value) === 'object';
