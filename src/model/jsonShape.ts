const quote = 0x22;
const backslash = 0x5c;
const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Looks at JSON text without building anything: nesting deeper than `maxDepth` and names given twice in one object,
 * which `JSON.parse` would not tell. Returns the first such fault; text that is no JSON is left to the parser.
 */
export function faultOfJsonShape(text: string, maxDepth: number): string | undefined {
  const names: Set<string>[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      const end = endOfString(text, i);
      const scope = names[names.length - 1];
      if (scope !== undefined && isName(text, end)) {
        const name = unescaped(text.slice(i, end));
        if (scope.has(name)) return `the name ${name.slice(0, 80)} is given twice`;
        scope.add(name);
      }
      i = end - 1;
    } else if (code === 0x7b || code === 0x5b) {
      if (names.length >= maxDepth) return `nested deeper than ${maxDepth} levels`;
      names.push(new Set());
    } else if (code === 0x7d || code === 0x5d) names.pop();
  }
  return undefined;
}

/** Index after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== quote) i += text.charCodeAt(i) === backslash ? 2 : 1;
  return Math.min(i + 1, text.length);
}

/** Two spellings of one name are the same name; what cannot be parsed stays as written. */
function unescaped(quoted: string): string {
  if (!quoted.includes('\\')) return quoted;
  try {
    return JSON.stringify(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** Whether a string that ends at `end` is followed by a colon. */
function isName(text: string, end: number): boolean {
  let i = end;
  while (whiteSpace.has(text.charCodeAt(i))) i++;
  return text.charAt(i) === ':';
}
