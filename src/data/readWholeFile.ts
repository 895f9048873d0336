import type { DecodedLine } from './decodeLines';
import { isJson, type Shape } from './fileShape';
import { placeIn, wholeLine } from './problemLog';
import { readSeparated, typedRow } from './readSeparated';
import { splitWholeText } from './splitWholeText';
import { type DataFormat, type RecordSink, type Refusal, rowOf, textOf } from './textRow';

/** A line with its number, which tells how many blank ones lie before it. */
export interface HeldLine {
  readonly content: DecodedLine;
  readonly line: number;
}

export const isBlank = ({ content }: HeldLine): boolean => textOf(content).trim() === '';

/**
 * Reads a file that looked like no JSON Lines, record by record. What looked like one list may still be a list on every
 * line.
 */
export function* readWholeFile(
  lines: readonly HeldLine[],
  shape: Shape,
  sink: RecordSink,
): Generator<unknown, DataFormat> {
  const firstLine = lines[0]?.line ?? 1;
  const firstText = textOf(lines[0]?.content ?? '');
  const isSeveral = lines.length > 1 && !lines.every((line, i) => i === 0 || isBlank(line));
  if (shape.kind === 'list' && isSeveral && isJson(firstText)) {
    for (const line of lines) if (!isBlank(line)) yield sink.record(rowOf(line.content, line.line));
    return 'json-lines';
  }
  const refusalIn = createRefusals(lines);
  const text = joined(lines);
  const place = wholeLine(firstLine, firstText);
  if (shape.kind === 'separated-values') {
    sink.log.add(shape, () => place);
    const { separator } = shape;
    for (const row of readSeparated(text, separator, firstLine)) {
      const { text, line, fault, names } = row;
      const typed = (given: string) => typedRow(given, separator, names);
      const misfit = fault && { fault, place: () => placeIn(text, line, 0) };
      yield sink.record({ text, line, refusal: refusalIn(row) ?? misfit, typed });
    }
    return 'separated-values';
  }
  const records = splitWholeText(text, shape.kind, firstLine);
  let step = records.next();
  for (; step.done !== true; step = records.next()) {
    const { text, line } = step.value;
    yield sink.record({ text, line, refusal: refusalIn(step.value) });
  }
  const found = step.value.isClosed ? step.value.records : undefined;
  if (shape.kind === 'list') sink.log.add({ kind: 'json-list', items: found }, () => place);
  else sink.log.add({ kind: 'pretty-printed', records: found }, () => place);
  return shape.kind === 'list' ? 'json-list' : 'pretty-printed';
}

/** The lines as one text that still has every line break, each a single `\n`. */
function joined(lines: readonly HeldLine[]): string {
  let at = lines[0]?.line ?? 1;
  const parts: string[] = [];
  for (const { content, line } of lines) {
    const text = textOf(content);
    parts.push('\n'.repeat(line - at), text.endsWith('\r') ? text.slice(0, -1) : text);
    at = line;
  }
  return parts.join('');
}

/** Why a record cannot be used that has a line with an invalid byte; asked in the order of the file. */
function createRefusals(
  lines: readonly HeldLine[],
): (record: { readonly line: number; readonly lastLine: number }) => Refusal | undefined {
  const invalid = lines.filter(({ content }) => typeof content !== 'string');
  let next = 0;
  return ({ line, lastLine }) => {
    for (; next < invalid.length; next++) {
      const each = invalid[next];
      if (each === undefined || each.line > lastLine) return undefined;
      if (each.line >= line) return rowOf(each.content, each.line).refusal;
    }
    return undefined;
  };
}
