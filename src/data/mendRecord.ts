import type { DataPlace, LineFault } from './dataProblem';
import { findJsonFault } from './findJsonFault';
import { mendLine } from './mendLine';
import { notTextKind } from './notText';
import { placeIn } from './problemLog';
import { isMendable } from './repair';
import type { RepairPlan } from './repairPlan';
import type { TextRow } from './textRow';

/** What became of one record of a file: its values, or why there are none. */
export type MendedRecord =
  | { readonly kind: 'values'; readonly text: string; readonly values: readonly unknown[] }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'faulty'; readonly text: string; readonly find: () => FoundFault };

export interface FoundFault {
  readonly fault: LineFault;
  readonly place: () => DataPlace;
}

/** Reads one record with the user's repairs. */
export function mendRecord(row: TextRow, plan: RepairPlan | undefined): MendedRecord {
  const { line, refusal } = row;
  if (plan?.skipsLine(line) === true) return { kind: 'left-out' };
  const replacement = plan?.replacement(line);
  const text = replacement === undefined ? row.text : (row.typed?.(replacement) ?? replacement);
  if (refusal !== undefined && replacement === undefined)
    return plan?.skipsKind(refusal.fault.kind) === true
      ? { kind: 'left-out' }
      : { kind: 'faulty', text, find: () => refusal };
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
  if (plan?.skipsAnyKind === true && plan.skipsKind(findJsonFault(text).fault.kind))
    return { kind: 'left-out' };
  return { kind: 'faulty', text, find: () => faultOf(text, line) };
}

function faultOf(text: string, line: number): FoundFault {
  const { fault, offset } = findJsonFault(text);
  const place = (): DataPlace => {
    const here = placeIn(text, line, offset);
    return isMendable(fault.kind) && mendLine(text) === undefined ? { ...here, isStuck: true } : here;
  };
  return { fault, place };
}

function valuesOf(text: string, values: readonly unknown[], plan: RepairPlan | undefined): MendedRecord {
  if (plan === undefined) return { kind: 'values', text, values };
  const { reshape } = plan;
  const shaped =
    reshape === undefined ? values : values.map((value) => (isRow(value) ? reshape(value) : value));
  const isSkipped = plan.skipsAnyKind && shaped.some((value) => isSkippedValue(value, plan));
  return isSkipped ? { kind: 'left-out' } : { kind: 'values', text, values: shaped };
}

function isSkippedValue(value: unknown, plan: RepairPlan): boolean {
  return isRow(value)
    ? plan.skipsKind('taskname-not-text') && !hasUsableTaskname(value)
    : plan.skipsKind('not-an-object');
}

/** False for a row whose taskname is no text: nobody knows which task it belongs to. */
export function hasUsableTaskname(row: Readonly<Record<string, unknown>>): boolean {
  return !Object.hasOwn(row, 'taskname') || typeof row.taskname === 'string';
}

const parse = (text: string): unknown => JSON.parse(text);

export const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  notTextKind(value) === 'object';
