import { type BaseIssue, type BaseSchema, getDotPath, type InferOutput, safeParse } from 'valibot';
import { err, ok, type Result } from './result';

/** The first thing that makes foreign JSON unusable. */
export interface ShapeFault {
  readonly kind: 'missing' | 'unknown' | 'wrong';
  /** `config.optimiser.learning_rate`, `task_templates.0.taskname`; empty for the whole. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** Narrows foreign JSON to a typed value once, at the door, or tells the first fault with its place. */
export function parseShape<S extends BaseSchema<unknown, unknown, BaseIssue<unknown>>>(
  schema: S,
  value: unknown,
): Result<InferOutput<S>, ShapeFault> {
  const result = safeParse(schema, value, { abortEarly: true });
  if (result.success) return ok(result.output);
  const issue = result.issues[0];
  const path = getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return err({ kind: 'unknown', path, expected: '', found: '' });
  }
  if (issue.received === 'undefined') return err({ kind: 'missing', path, expected: '', found: '' });
  const expected = issue.expected ?? issue.message;
  return err({ kind: 'wrong', path, expected, found: issue.received });
}
