/** A record of a file that is not one record per line, with the lines on which it starts and ends. */
export interface TextRecord {
  readonly text: string;
  readonly line: number;
  readonly lastLine: number;
}

/** How a text ended: how many records it has, and whether every bracket was closed. */
export interface WholeText {
  readonly records: number;
  readonly isClosed: boolean;
}

/**
 * The records of a text that is one JSON list, or objects over several lines. Only brackets and strings are read, so a
 * record with a fault of its own does not take the others with it. What no bracket closes is one last record.
 */
export function* splitWholeText(
  text: string,
  kind: 'list' | 'pretty',
  firstLine: number,
): Generator<TextRecord, WholeText> {
  const level = kind === 'list' ? 1 : 0;
  const lineAt = createLineCounter(text, firstLine);
  let records = 0;
  let depth = 0;
  /** Where a record or what lies between two records begins. */
  let start = 0;
  const cut = function* (until: number): Generator<TextRecord> {
    const part = text.slice(start, until);
    // What stands before the record on its line stays, if it is white space: columns count from the line's start.
    const content = part.replace(/^[\s,]+/, '');
    if (content === '') return;
    const lead = part.slice(0, part.length - content.length);
    const indent = /(?:^|\n)([^\S\n]*)$/.exec(lead)?.[1] ?? '';
    const line = lineAt(until - content.length);
    records += 1;
    yield { text: indent + content.trimEnd(), line, lastLine: lineAt(until) };
  };
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{},]/g)) {
    const end = index + sign.length;
    if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth === level && kind === 'list') start = end;
    } else if (sign === '}' || sign === ']') {
      depth = Math.max(depth - 1, 0);
      if (depth === 0) {
        yield* cut(kind === 'pretty' ? end : index);
        start = end;
      }
    } else if (sign === ',' && depth === level && kind === 'list') {
      yield* cut(index);
      start = end;
    }
  }
  yield* cut(text.length);
  return { records, isClosed: depth === 0 };
}

/** Tells the lines of offsets that only grow. */
export function createLineCounter(text: string, firstLine: number): (offset: number) => number {
  let line = firstLine;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
