import * as v from 'valibot';
import { err, ok, type Result } from './result';

/** The first place where a file's content is not what it should be. `path` is dotted, in the file's own
 * spelling, and empty for the whole. */
export interface ContentFault {
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Narrows an unknown value by a schema; of several faults the first is told. */
export function narrow<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): Result<v.InferOutput<S>, ContentFault> {
  const parsed = v.safeParse(schema, value, { abortEarly: true, abortPipeEarly: true });
  return parsed.success ? ok(parsed.output) : err(faultOf(parsed.issues[0]));
}

function faultOf(issue: v.BaseIssue<unknown>): ContentFault {
  const ofKeys = issue.type === 'strict_object' && issue.path?.at(-1)?.origin === 'key';
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'check') return { path, expected: 'Object', found: issue.received };
  if (ofKeys && issue.received === 'undefined') return { path, expected: 'a value', found: 'nothing' };
  if (ofKeys) return { path, expected: 'no such name', found: issue.received.slice(0, 80) };
  return { path, expected: issue.expected ?? issue.type, found: issue.received.slice(0, 80) };
}

/** An object with these names and no others. The library's own takes a list for an object without names. */
export const exactObject = <E extends v.ObjectEntries>(entries: E) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value)),
    v.strictObject(entries),
  );

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A finite number from `least` to `most`. */
export const numberBetween = (least: number, most: number) =>
  v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));

/** `null` in a file is `undefined` in the house; a key that is left out has `missing`. */
export const orNull = <S extends v.GenericSchema>(schema: S, missing: v.InferInput<S> | null) =>
  v.optional(
    v.pipe(
      v.nullable(schema),
      v.transform((value) => value ?? undefined),
    ),
    missing,
  );
