import * as v from 'valibot';
import { narrow, wholeNumber } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import type { RowPrediction } from './prediction';

/** A row of a file of predictions, as it stands in JSON Lines. */
export const predictionRow = (row: RowPrediction) => ({
  line: row.line,
  taskname: row.taskname,
  label: row.label ?? null,
  prediction: row.prediction,
  label_scores: row.labelScores ?? null,
  ...(row.candidateScores === undefined ? {} : { candidate_scores: row.candidateScores }),
  ...(row.labelTokens === undefined ? {} : { label_tokens: row.labelTokens }),
  ...(row.cut > 0 ? { cut: row.cut } : {}),
  ...(row.skipped === undefined ? {} : { skipped: row.skipped }),
});

/** A prediction that stands in a file already: the line of the data that it answers, and its text. */
export interface AnsweredLine {
  readonly line: number;
  readonly text: string;
}

const schema = v.object({
  line: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  taskname: v.string(),
  prediction: v.string(),
});

/**
 * The predictions that an unfinished file holds, one per line of the data. A last line that was not written to its end
 * is left out; any other that is no prediction is the error: its number, from 1.
 */
export function readAnsweredLines(content: string): Result<readonly AnsweredLine[], number> {
  const found = new Map<number, AnsweredLine>();
  const lines = content.split('\n');
  for (const [index, text] of lines.entries()) {
    if (text === '') continue;
    const line = lineOf(text);
    if (line !== undefined) found.set(line, { line, text });
    else if (index < lines.length - 1 || !isCutShort(text)) return err(index + 1);
  }
  return ok([...found.values()]);
}

/** How every prediction begins. */
const beginning = '{"line":';

/** Whether a text is the beginning of a prediction, and not of some other file. */
const isCutShort = (text: string): boolean => text.startsWith(beginning) || beginning.startsWith(text);

function lineOf(text: string): number | undefined {
  try {
    const read = narrow(schema, JSON.parse(text));
    return read.ok ? read.value.line : undefined;
  } catch {
    return undefined;
  }
}
