/** Text in one line of Markdown, between backticks; line breaks and quotes are shown as JSON writes them. */
export function inlineCode(text: string): string {
  const shown = /[\n\r\t]/.test(text) ? JSON.stringify(text) : text;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const space = /^`|`$|^ | $/.test(shown) || shown === '' ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Text as a block of its own, whatever it holds. */
export function codeBlock(text: string, language = 'text'): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; cells are Markdown, in which `|` is escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
