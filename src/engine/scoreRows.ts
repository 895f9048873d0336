import { at } from '../base/assert';
import type { RowPrediction } from '../bridge/contract';
import { type Example, fieldText } from '../data/dataset';
import type { Tokenizer } from '../model/tokenizer';
import type { CandidatePrompt, PromptOutcome } from '../prompt/encodedExample';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { inGroups } from '../run/batchOrder';
import type { SplitName } from '../run/runEvent';
import { indexOfLargest } from '../run/score';
import type { FrozenModel, VirtualRows } from './frozenModel';

/** A row to be answered. */
export interface ScoredRow {
  readonly split: SplitName;
  readonly example: Example;
  /** Undefined when the row's task is not known. */
  readonly template: TaskTemplate | undefined;
  /** Labels to score; empty: the answer is generated greedily. */
  readonly labels: readonly string[];
  readonly outcome: PromptOutcome;
}

export interface ScoringParts {
  readonly model: FrozenModel;
  readonly tokenizer: Tokenizer;
  readonly rows: VirtualRows;
  readonly maxNewTokens: number;
  readonly signal: AbortSignal;
}

type Answer = Pick<RowPrediction, 'prediction' | 'labelScores'>;

/** Summed log-probability per label; the prediction is the label with the highest sum, the first one of equals. */
function answerOfScores(labels: readonly string[], scores: Float64Array): Answer {
  const best = indexOfLargest(scores);
  return {
    prediction: best === undefined ? '' : at(labels, best),
    labelScores: Object.fromEntries(labels.map((label, i) => [label, at(scores, i)])),
  };
}

async function answerGroup(
  parts: ScoringParts,
  group: readonly { readonly row: ScoredRow; readonly prompt: CandidatePrompt }[],
): Promise<readonly Answer[]> {
  const { model, tokenizer, rows, signal, maxNewTokens } = parts;
  const withLabels = group.filter(({ row }) => row.labels.length > 0);
  const open = group.filter(({ row }) => row.labels.length === 0);
  const scores =
    withLabels.length === 0
      ? []
      : await model.scoreCandidates(
          withLabels.map((g) => g.prompt),
          rows,
          signal,
        );
  const texts =
    open.length === 0
      ? []
      : await model.continueGreedily(
          open.map((g) => g.prompt),
          rows,
          {
            maxNewTokens,
            eosId: tokenizer.eosId,
            signal,
          },
        );
  return group.map((member) =>
    member.row.labels.length > 0
      ? answerOfScores(member.row.labels, at(scores, withLabels.indexOf(member)))
      : {
          prediction: tokenizer.decode(at(texts, open.indexOf(member)).ids, { skipSpecial: true }),
          labelScores: undefined,
        },
  );
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

/**
 * Answers rows group by group, shortest first so that little is padded. Yields each group's predictions; rows that do not fit
 * come first, marked as skipped. No row is left out.
 */
export async function* answerRows(
  rows: readonly ScoredRow[],
  parts: ScoringParts,
): AsyncGenerator<readonly RowPrediction[]> {
  const fitting: { readonly row: ScoredRow; readonly prompt: CandidatePrompt }[] = [];
  const skipped: RowPrediction[] = [];
  for (const row of rows) {
    if (row.outcome.kind === 'encoded') fitting.push({ row, prompt: row.outcome.prompt });
    else skipped.push(predictionOf(row, { prediction: '', labelScores: undefined }));
  }
  if (skipped.length > 0) yield skipped;
  const byLength = fitting.toSorted((a, b) => a.prompt.prefix.length - b.prompt.prefix.length);
  for (const group of inGroups(byLength, groupSize)) {
    const answers = await answerGroup(parts, group);
    yield group.map((member, i) => predictionOf(member.row, at(answers, i)));
  }
}
