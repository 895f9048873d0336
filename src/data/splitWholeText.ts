/** A record of a file that is not one record per line, with the line on which it starts. */
export interface TextRecord {
  readonly text: string;
  readonly line: number;
}

/**
 * The records of a text that is one JSON list, or objects over several lines. Only brackets and strings are read, so a
 * record with a fault of its own does not take the others with it. What no bracket closes is one last record.
 */
export function splitWholeText(text: string, kind: 'list' | 'pretty', firstLine: number): TextRecord[] {
  const level = kind === 'list' ? 1 : 0;
  const records: TextRecord[] = [];
  let line = firstLine;
  let counted = 0;
  const lineAt = (offset: number): number => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
      line += 1;
    counted = offset;
    return line;
  };
  let depth = 0;
  /** Where a record or what lies between two records begins. */
  let start = 0;
  const take = (until: number): void => {
    const part = text.slice(start, until);
    // What stands before the record on its line stays, if it is white space: columns count from the line's start.
    const content = part.replace(/^[\s,]+/, '');
    const indent = /(?:^|\n)([^\S\n]*)$/.exec(part.slice(0, part.length - content.length))?.[1] ?? '';
    if (content !== '')
      records.push({ text: indent + content.trimEnd(), line: lineAt(until - content.length) });
  };
  for (const match of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{},]/g)) {
    const sign = match[0];
    const end = match.index + sign.length;
    if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth === level && kind === 'list') start = end;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === level && kind === 'pretty') {
        take(end);
        start = end;
      } else if (depth < level && kind === 'list') {
        take(match.index);
        start = end;
      }
      depth = Math.max(depth, 0);
    } else if (sign === ',' && depth === level && kind === 'list') {
      take(match.index);
      start = end;
    }
  }
  take(text.length);
  return records;
}
