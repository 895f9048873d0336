import type { DataProblem } from '../../data/dataProblem';
import type { Language } from '../language/language';

/** The listed problems as a table for spreadsheets (RFC 4180, UTF-8 with its mark), in the language of the page. */
export function problemReport(
  problems: readonly DataProblem[],
  { data: text, words }: Pick<Language, 'data' | 'words'>,
): string {
  const head = [text.line, text.column, text.kind, text.textAround, text.what, text.hint];
  const rows = problems.map((problem) => {
    const { what, hint } = words.describeDataProblem(problem);
    const { line, column, kind, before, after } = problem;
    return [line ?? '', column ?? '', kind, before + after, what, hint];
  });
  return `\ufeff${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A quote is doubled; a cell that a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
