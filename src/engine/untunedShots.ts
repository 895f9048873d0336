import { at } from '../base/assert';
import type { Tokenizer } from '../model/tokenizer';
import type { CandidatePrompt } from '../prompt/encodedExample';
import { type SolvedRows, withSolvedRows } from '../prompt/solvedRows';
import type { RowPrediction } from '../run/prediction';
import type { ScoredRow } from './scoreRows';
import { untunedReading } from './untuned';

export interface ShotOptions {
  /** Solved rows asked for before every row; 0: none. */
  readonly shots: number;
  /** By task index. */
  readonly solved: readonly SolvedRows[];
  readonly maxNewTokens: number;
  readonly bosId: number;
  /** The model's context in tokens. */
  readonly positions: number;
}

/** A row for the untuned model. `shots`: how many solved rows it has before it; undefined where none were asked for. */
export interface UntunedRow {
  readonly row: ScoredRow;
  readonly shots: number | undefined;
}

/**
 * The row without virtual tokens, and with as many of the solved rows asked for as fit the context before it; its labels then end
 * with a newline as theirs do. Without any it is what `baseline.ts` reads.
 */
export function untunedRow(row: ScoredRow, options: ShotOptions): UntunedRow {
  const { outcome } = row;
  if (outcome.kind === 'skipped') return { row, shots: undefined };
  const { shots: wanted, bosId } = options;
  const reading = (prompt: CandidatePrompt): ScoredRow =>
    untunedReading({ ...row, outcome: { ...outcome, prompt } }, bosId);
  if (wanted === 0) return { row: reading(outcome.prompt), shots: undefined };
  const solved = at(options.solved, outcome.prompt.taskIndex);
  const prompt = endedByNewline(outcome.prompt, solved.plan.tokenizer);
  const room = options.positions - answerRoom(prompt, options.maxNewTokens);
  const bare = prompt.prefix.filter((id) => id >= 0);
  const { prefix, shots } = withSolvedRows(solved, row.example, bare, wanted, room);
  return { row: reading(shots === 0 ? outcome.prompt : { ...prompt, prefix }), shots };
}

/** Labels that end where those of solved rows do (rule J9); a label that is not the row's end stays as it is. */
function endedByNewline(prompt: CandidatePrompt, { eosId, encode }: Tokenizer): CandidatePrompt {
  const newline = encode('\n');
  const candidates = prompt.candidates.map((ids) =>
    ids.at(-1) === eosId ? Int32Array.of(...ids.subarray(0, -1), ...newline) : ids,
  );
  return { ...prompt, candidates };
}

/** Tokens kept behind the prompt: those of the longest label, or those to be written. */
const answerRoom = ({ candidates }: CandidatePrompt, maxNewTokens: number): number =>
  candidates.length > 0 ? Math.max(...candidates.map((ids) => ids.length)) : maxNewTokens;

/**
 * What counts of a text written after solved rows: as many lines as the longest answer among them has. In the next line
 * the model, which has seen no EOS there, makes up another row (rule J11).
 */
export function endAnswer(row: RowPrediction, answerLines: number): RowPrediction {
  const ended = (text: string): string => text.split('\n').slice(0, answerLines).join('\n');
  return {
    ...row,
    prediction: row.labelScores === undefined ? ended(row.prediction) : row.prediction,
    text: row.text === undefined ? undefined : ended(row.text),
  };
}
