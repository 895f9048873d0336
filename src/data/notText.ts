import type { NotTextKind } from './dataset';

/** What a JSON value is, when it is not text. */
export function notTextKind(value: unknown): NotTextKind | 'text' {
  if (typeof value === 'string') return 'text';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'object';
}
