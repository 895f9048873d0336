/**
 * The string around `offset` with its backslashes as JSON wants them. `\'` is an escape of other languages; any other
 * backslash that escapes nothing was meant as itself, but only where all of them in the string are such: beside `\n`
 * nobody can tell a line break from the start of a folder's name. Undefined then, and for codes of other languages.
 */
export function mendEscapes(text: string, offset: number): string | undefined {
  const string = stringAround(text, offset);
  if (string === undefined) return undefined;
  const { start, end } = string;
  const content = text.slice(start, end);
  const found = [...content.matchAll(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4}|.|$)/gs)].map(([pair]) => pair);
  const bad = found.filter((pair) => !/^\\(?:["\\/bfnrt]|u.{4})$/.test(pair));
  const mended = bad.every((pair) => pair === "\\'")
    ? content.replace(/\\([\s\S])/g, (pair, sign: string) => (sign === "'" ? sign : pair))
    : found.every((pair) => pair === '\\"' || isOwnBackslash(pair)) && !codeOfOthers.test(content)
      ? content.replace(/\\([\s\S])/g, (pair, sign: string) => (sign === '"' ? pair : `\\${pair}`))
      : undefined;
  return mended === undefined ? undefined : text.slice(0, start) + mended + text.slice(end);
}

const isOwnBackslash = (pair: string): boolean => /^\\[^"\\/bfnrt'\n]$/.test(pair);

/** Characters by their number as Python and JavaScript write them. */
const codeOfOthers = /\\(?:x[\da-fA-F]{2}|U[\da-fA-F]{8}|u\{|N\{|[0-7])/;

/** Start and end of the content of the JSON string that holds `offset`. */
function stringAround(
  text: string,
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  for (const match of text.matchAll(/"((?:[^"\\]|\\[\s\S])*)"/g)) {
    const start = match.index + 1;
    const end = match.index + match[0].length - 1;
    if (offset >= start && offset < end) return { start, end };
  }
  return undefined;
}
