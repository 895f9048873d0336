import { at } from '../base/assert';
import type { RowPrediction } from '../bridge/contract';
import { type Example, fieldText } from '../data/dataset';
import type { Tokenizer } from '../model/tokenizer';
import type { CandidatePrompt, PromptOutcome } from '../prompt/encodedExample';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { inGroups } from '../run/batchOrder';
import type { SplitName } from '../run/runEvent';
import { indexOfLargest } from '../run/score';
import type { LossOver } from '../run/tuningConfig';
import { answerIds } from './candidateIds';
import type { CandidateScores, FrozenModel, VirtualRows } from './frozenModel';

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
  readonly signal: AbortSignal;
}

type Answer = Pick<RowPrediction, 'prediction' | 'labelScores' | 'candidateScores'>;
type Member = { readonly row: ScoredRow; readonly prompt: CandidatePrompt };

/** Summed log-probability per label; the prediction is the label with the highest sum, the first one of equals. */
function answerOfScores(labels: readonly string[], scores: CandidateScores): Answer {
  const byLabel = (sums: Float64Array) => Object.fromEntries(labels.map((label, i) => [label, at(sums, i)]));
  const best = indexOfLargest(scores.restricted ?? scores.vocabulary);
  return {
    prediction: best === undefined ? '' : at(labels, best),
    labelScores: byLabel(scores.vocabulary),
    candidateScores: scores.restricted === undefined ? undefined : byLabel(scores.restricted),
  };
}

/** Rows of one task, answered in one go: by scores where the task has labels, else by what the model writes. */
async function answerGroup(
  parts: ScoringParts,
  group: readonly Member[],
  restrictTo: Int32Array | undefined,
): Promise<readonly Answer[]> {
  const { model, tokenizer, rows, signal, maxNewTokens } = parts;
  const prompts = group.map((member) => member.prompt);
  if (group.every(({ row }) => row.labels.length > 0)) {
    const scores = await model.scoreCandidates(prompts, rows, { restrictTo, signal });
    return group.map(({ row }, i) => answerOfScores(row.labels, at(scores, i)));
  }
  const { eosId } = tokenizer;
  const texts = await model.continueGreedily(prompts, rows, { maxNewTokens, eosId, restrictTo, signal });
  return texts.map(({ ids }) => ({
    prediction: tokenizer.decode(ids, { skipSpecial: true }),
    labelScores: undefined,
    candidateScores: undefined,
  }));
}

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

/** Rows of each task, shortest first so that little is padded, and the tokens they may answer with. */
function byTask(members: readonly Member[]) {
  const tasks = new Set(members.map(({ prompt }) => prompt.taskIndex));
  return [...tasks].map((task) => {
    const own = members.filter(({ prompt }) => prompt.taskIndex === task);
    const restricted = own.every(({ row }) => row.lossOver === 'candidates' && row.labels.length > 0);
    return {
      members: own.toSorted((a, b) => a.prompt.prefix.length - b.prompt.prefix.length),
      restrictTo: restricted ? answerIds(own.map(({ prompt }) => prompt)) : undefined,
    };
  });
}

/**
 * Answers rows task by task, group by group. Yields each group's predictions; rows that do not fit come first, marked as
 * skipped. No row is left out.
 */
export async function* answerRows(
  rows: readonly ScoredRow[],
  parts: ScoringParts,
): AsyncGenerator<readonly RowPrediction[]> {
  const fitting: Member[] = [];
  const skipped: RowPrediction[] = [];
  const none = { prediction: '', labelScores: undefined, candidateScores: undefined };
  for (const row of rows) {
    if (row.outcome.kind === 'encoded') fitting.push({ row, prompt: row.outcome.prompt });
    else skipped.push(predictionOf(row, none));
  }
  if (skipped.length > 0) yield skipped;
  for (const { members, restrictTo } of byTask(fitting)) {
    for (const group of inGroups(members, groupSize)) {
      const answers = await answerGroup(parts, group, restrictTo);
      yield group.map((member, i) => predictionOf(member.row, at(answers, i)));
    }
  }
}
