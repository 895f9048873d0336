import { err, ok, type Result } from '../base/result';
import { faultOfJsonShape } from '../model/jsonShape';

/** Far above what a table needs; keys of an imported task may be nested as they please up to here. */
const deepest = 100;

/** A JSON value without names given twice and without nesting that no table has. Errors are short technical facts. */
export function parseTableJson(text: string): Result<unknown, string> {
  const fault = faultOfJsonShape(text, deepest);
  if (fault !== undefined) return err(fault);
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return err('not JSON');
  }
}
