import { at } from '../base/assert';
import type { RowPrediction } from '../bridge/contract';
import { type Example, fieldText } from '../data/dataset';
import type { Tokenizer } from '../model/tokenizer';
import type { CandidatePrompt, PromptOutcome } from '../prompt/encodedExample';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { inGroups } from '../run/batchOrder';
import { bestLabel, normaliseScores } from '../run/judging/normalise';
import type { Normalisation } from '../run/judging/types';
import type { SplitName } from '../run/runEvent';
import type { LossOver } from '../run/tuningConfig';
import type { CandidateScores, FrozenModel, VirtualRows } from './frozenModel';
import { mixRows, type RowMix } from './rowMixes';
import type { Answering } from './trainingRoom';

/** A row to be answered. */
export interface ScoredRow {
  readonly split: SplitName;
  readonly example: Example;
  /** Undefined when the row's task is not known. */
  readonly template: TaskTemplate | undefined;
  /** Labels to score; empty: the answer is generated greedily. */
  readonly labels: readonly string[];
  /** `candidates`: judged and answered within the tokens of the labels. */
  readonly lossOver: LossOver;
  readonly outcome: PromptOutcome;
}

export interface ScoringParts {
  readonly model: FrozenModel;
  readonly tokenizer: Tokenizer;
  readonly rows: VirtualRows;
  readonly maxNewTokens: number;
  /** How labels of different length are compared. */
  readonly normalisation: Normalisation;
  readonly signal: AbortSignal;
}

type Answer = Pick<RowPrediction, 'prediction' | 'labelScores' | 'candidateScores' | 'labelTokens'>;
type Member = { readonly row: ScoredRow; readonly prompt: CandidatePrompt };

/** Summed log-probability per label; the prediction is the label with the highest normalised sum, the first of equals. */
function answerOfScores(
  labels: readonly string[],
  candidates: readonly Int32Array[],
  scores: CandidateScores,
  normalisation: Normalisation,
): Answer {
  const byLabel = (values: ArrayLike<number>) =>
    Object.fromEntries(labels.map((label, i) => [label, at(values, i)]));
  const tokens = candidates.map((ids) => ids.length);
  const deciding = scores.restricted ?? scores.vocabulary;
  return {
    prediction: bestLabel(normaliseScores(labels, [...deciding], tokens, normalisation)) ?? '',
    labelScores: byLabel(scores.vocabulary),
    candidateScores: scores.restricted === undefined ? undefined : byLabel(scores.restricted),
    labelTokens: byLabel(tokens),
  };
}

/** Rows answered in one go: by scores where their tasks have labels, else by what the model writes. */
async function answerGroup(
  parts: ScoringParts,
  group: readonly Member[],
  restrictTo: Int32Array | undefined,
): Promise<readonly Answer[]> {
  const { model, tokenizer, rows, signal, maxNewTokens, normalisation } = parts;
  const prompts = group.map((member) => member.prompt);
  if (group.every(isScored)) {
    const scores = await model.scoreCandidates(prompts, rows, { restrictTo, signal });
    return group.map(({ row, prompt }, i) =>
      answerOfScores(row.labels, prompt.candidates, at(scores, i), normalisation),
    );
  }
  const { eosId } = tokenizer;
  const texts = await model.continueGreedily(prompts, rows, { maxNewTokens, eosId, restrictTo, signal });
  return texts.map(({ ids }) => ({
    ...unanswered,
    prediction: tokenizer.decode(ids, { skipSpecial: true }),
  }));
}

const unanswered: Answer = {
  prediction: '',
  labelScores: undefined,
  candidateScores: undefined,
  labelTokens: undefined,
};

function predictionOf(row: ScoredRow, answer: Answer): RowPrediction {
  const { example, outcome, template, split } = row;
  return {
    split,
    line: example.line,
    taskname: template?.taskname ?? example.taskname ?? '',
    label: template?.answerField === undefined ? undefined : fieldText(example, template.answerField),
    ...answer,
    cut: outcome.kind === 'encoded' ? outcome.prompt.cut : 0,
    skipped: outcome.kind === 'skipped' ? outcome.reason : undefined,
  };
}

/** Rows answered together, between two looks at the messages. */
const groupSize = 32;

/** Rows that can be answered, as they are answered together. */
function answerGroups(rows: readonly ScoredRow[]): readonly RowMix<Member>[] {
  const fitting = rows.flatMap((row): Member[] =>
    row.outcome.kind === 'encoded' ? [{ row, prompt: row.outcome.prompt }] : [],
  );
  return mixRows(fitting).flatMap(({ members, restrictTo }) =>
    inGroups(members, groupSize).map((group) => ({ members: group, restrictTo })),
  );
}

const isScored = ({ row }: Member): boolean => row.labels.length > 0;

/** What `answerRows` asks of the model. */
export const answerings = (rows: readonly ScoredRow[], maxNewTokens: number): readonly Answering[] =>
  answerGroups(rows).map(({ members, restrictTo }) => ({
    prompts: members.map(({ prompt }) => prompt),
    restrictTo,
    maxNewTokens: members.every(isScored) ? undefined : maxNewTokens,
  }));

/**
 * Answers rows group by group, tasks mixed where they may be. Yields each group's predictions; rows that do not fit come first, marked as
 * skipped. No row is left out.
 */
export async function* answerRows(
  rows: readonly ScoredRow[],
  parts: ScoringParts,
): AsyncGenerator<readonly RowPrediction[]> {
  const skipped = rows.filter(({ outcome }) => outcome.kind !== 'encoded');
  if (skipped.length > 0) yield skipped.map((row) => predictionOf(row, unanswered));
  for (const { members, restrictTo } of answerGroups(rows)) {
    const answers = await answerGroup(parts, members, restrictTo);
    yield members.map((member, i) => predictionOf(member.row, at(answers, i)));
  }
}
