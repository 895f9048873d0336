import { mendLine } from './mendLine';
import { put } from './put';
import type { MendableKind, Repair, SkippableKind } from './repair';

type Row = Readonly<Record<string, unknown>>;

/** Repairs of one source, ready for many lines. */
export interface RepairPlan {
  readonly encoding: 'windows-1252' | undefined;
  readonly skipsLine: (line: number) => boolean;
  readonly skipsKind: (kind: string) => boolean;
  readonly skipsAnyKind: boolean;
  /** The text that the user put in the place of a line. */
  readonly replacement: (line: number) => string | undefined;
  /** A line that is no JSON as texts that are; undefined when no repair cures it. */
  readonly mend: (text: string, line: number) => readonly string[] | undefined;
  /** Columns renamed, dropped and converted, in the order of the repairs; undefined when none is touched. */
  readonly reshape: ((row: Row) => Row) | undefined;
}

export function planRepairs(repairs: readonly Repair[]): RepairPlan | undefined {
  if (repairs.length === 0) return undefined;
  const skipped = new Set<number>();
  const skippedKinds = new Set<string>();
  const replaced = new Map<number, string>();
  const mendedLines = new Set<number>();
  const mendedKinds = new Set<MendableKind>();
  const shapes: ((row: Row) => Row)[] = [];
  let encoding: RepairPlan['encoding'];
  for (const repair of repairs) {
    switch (repair.kind) {
      case 'skip-lines':
        for (const line of repair.lines) skipped.add(line);
        break;
      case 'skip-kind':
        skippedKinds.add(repair.fault satisfies SkippableKind);
        break;
      case 'replace-line':
        replaced.set(repair.line, repair.text);
        skipped.delete(repair.line);
        break;
      case 'mend-line':
        mendedLines.add(repair.line);
        break;
      case 'mend-kind':
        mendedKinds.add(repair.fault);
        break;
      case 'decode-as':
        encoding = repair.encoding;
        break;
      default:
        shapes.push(shapeOf(repair));
    }
  }
  return {
    encoding,
    skipsLine: (line) => skipped.has(line),
    skipsKind: (kind) => skippedKinds.has(kind),
    skipsAnyKind: skippedKinds.size > 0,
    replacement: (line) => replaced.get(line),
    mend: (text, line) =>
      mendedLines.has(line)
        ? mendLine(text)
        : mendedKinds.size > 0
          ? mendLine(text, (kind) => mendedKinds.has(kind))
          : undefined,
    reshape: shapes.length === 0 ? undefined : (row) => shapes.reduce((shaped, shape) => shape(shaped), row),
  };
}

type ColumnRepair = Extract<
  Repair,
  { kind: 'rename-column' | 'drop-column' | 'column-to-text' | 'replace-value' }
>;

function shapeOf(repair: ColumnRepair): (row: Row) => Row {
  switch (repair.kind) {
    case 'rename-column':
      return (row) =>
        Object.hasOwn(row, repair.from)
          ? mapEntries(row, (key, value) => renamed(row, repair, key, value))
          : row;
    case 'drop-column':
      return (row) =>
        Object.hasOwn(row, repair.name)
          ? mapEntries(row, (key, value) => (key === repair.name ? undefined : [key, value]))
          : row;
    case 'column-to-text':
      return (row) => withValue(row, repair.name, asText);
    case 'replace-value':
      return (row) =>
        repair.taskname === undefined || row.taskname === repair.taskname
          ? withValue(row, repair.name, (value) => (value === repair.from ? repair.to : value))
          : row;
  }
}

/** The renamed column takes the place of one that already has the new name. */
function renamed(
  row: Row,
  { from, to }: { readonly from: string; readonly to: string },
  key: string,
  value: unknown,
): readonly [string, unknown] | undefined {
  if (key === from) return [to, value];
  return key === to && from !== to && Object.hasOwn(row, from) ? undefined : [key, value];
}

function withValue(row: Row, name: string, change: (value: unknown) => unknown): Row {
  if (!Object.hasOwn(row, name)) return row;
  return mapEntries(row, (key, value) => [key, key === name ? change(value) : value]);
}

/** Numbers, booleans, lists and objects as JSON writes them. Null is no text in disguise and stays. */
function asText(value: unknown): unknown {
  return typeof value === 'string' || value === null ? value : JSON.stringify(value);
}

function mapEntries(
  row: Row,
  change: (key: string, value: unknown) => readonly [string, unknown] | undefined,
): Row {
  const changed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    const entry = change(key, value);
    if (entry !== undefined) put(changed, ...entry);
  }
  return changed;
}
