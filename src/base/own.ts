/**
 * An entry of a record whose names come from outside. A column or task may be called `constructor` or `__proto__`: what
 * every object inherits is not taken for an entry.
 */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
