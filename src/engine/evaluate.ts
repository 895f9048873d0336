import { tensor2d } from '@tensorflow/tfjs-core';
import { assert, at } from '../base/assert';
import { inTurns } from '../base/turns';
import type { EvaluateEvent, EvaluateRequest } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { orderSolvedRows, type SolvedRows } from '../prompt/solvedRows';
import type { RowPrediction } from '../run/prediction';
import type { VirtualPrompt } from '../table/promptTable';
import { answerAll } from './answerAll';
import type { VirtualRows } from './frozenModel';
import type { Base } from './loadedBase';
import { majorityAnswers } from './majorityAnswers';
import { plansOf, promptIndex, refuseUnknownTasks, rowOf, tableRows } from './promptRows';
import { readGivenRows } from './readGivenRows';
import type { ScoredRow } from './scoreRows';
import { endAnswer, untunedRow } from './untunedShots';

/** What all contestants share. Rows carry their place among those given as their line: lines may repeat. */
interface Field {
  readonly base: Base;
  readonly request: EvaluateRequest;
  readonly rows: readonly ScoredRow[];
  /** By prompt. */
  readonly examples: readonly (readonly Example[])[];
  readonly solved: readonly SolvedRows[];
  readonly signal: AbortSignal;
}

/**
 * Lets contestants answer the same rows, one contestant after the other (rules J8 to J11). Rows of a task without prompt
 * come back skipped; when that is all of them, throws Failed<EngineFailure> 'unknown-task'. Rejects with the signal's
 * reason when it fires.
 */
export async function* evaluate(
  base: Base,
  request: EvaluateRequest,
  signal: AbortSignal,
): AsyncGenerator<EvaluateEvent> {
  const { prompts, maxNewTokens, seed } = request;
  const { tokenizer, config } = base.checkpoint;
  const given = await readGivenRows(request.rows, signal);
  const shown = request.examples === undefined ? [] : await readGivenRows(request.examples, signal);
  const plans = plansOf(prompts, tokenizer, config.positions);
  const read = (example: Example, line: number): ScoredRow =>
    rowOf({ ...example, line }, prompts, plans, maxNewTokens);
  const rows = await mapInTurns(given, read, signal);
  refuseUnknownTasks(rows, prompts);
  const examples = prompts.map((_, index) =>
    shown.filter(({ taskname }) => promptIndex(prompts, taskname) === index),
  );
  const solved = plans.map((plan, index) =>
    orderSolvedRows(plan, at(plan.tasks, 0), at(examples, index), seed),
  );
  const field: Field = { base, request, rows, examples, solved, signal };
  for (const contestant of request.contestants) {
    signal.throwIfAborted();
    yield { kind: 'progress', contestant, done: 0, total: rows.length };
    const answers = yield* answersOf(contestant, field);
    const inPlace = answers.map((row, index) => ({ ...row, line: at(given, index).line }));
    yield { kind: 'judged', contestant, rows: inPlace };
  }
}

type Contestant = EvaluateRequest['contestants'][number];

async function* answersOf(
  contestant: Contestant,
  field: Field,
): AsyncGenerator<EvaluateEvent, readonly RowPrediction[]> {
  const { request, rows, examples, base } = field;
  if (contestant.kind === 'tuned') {
    return yield* readBy(
      contestant,
      rows,
      tableRows(request.prompts, base.checkpoint.config.hiddenSize),
      field,
    );
  }
  const needsExamples = contestant.kind === 'majority' || contestant.shots > 0;
  assert(
    request.examples !== undefined || !needsExamples,
    'shots and the commonest label come from examples',
  );
  if (contestant.kind === 'majority') return majorityAnswers(rows, request.prompts, examples);
  const { tokenizer, config } = base.checkpoint;
  const { shots } = contestant;
  const { solved, signal } = field;
  const options = {
    shots,
    solved,
    maxNewTokens: request.maxNewTokens,
    bosId: tokenizer.bosId,
    positions: config.positions,
  };
  const untuned = await mapInTurns(rows, (row) => untunedRow(row, options), signal);
  const read = untuned.map(({ row }) => row);
  const answers = yield* readBy(contestant, read, noRows(request.prompts, config.hiddenSize), field);
  if (shots === 0) return answers;
  return answers.map((answer, index) => {
    const { row, shots: fitting } = at(untuned, index);
    if (row.outcome.kind === 'skipped') return answer;
    const { answerLines } = at(solved, row.outcome.prompt.taskIndex);
    return { ...endAnswer(answer, answerLines), shots: fitting };
  });
}

/** Disposes of the virtual rows when all is answered, or nobody asks further. */
async function* readBy(
  contestant: Contestant,
  rows: readonly ScoredRow[],
  virtual: VirtualRows,
  { base, request, signal }: Field,
): AsyncGenerator<EvaluateEvent, readonly RowPrediction[]> {
  const { maxNewTokens, normalisation, withText } = request;
  const { model, checkpoint } = base;
  const { tokenizer } = checkpoint;
  try {
    const parts = { model, tokenizer, rows: virtual, maxNewTokens, normalisation, signal };
    return yield* answerAll(contestant, rows, parts, withText);
  } finally {
    virtual.embeddings.dispose();
  }
}

/** No virtual tokens, for any task. The caller disposes the tensor. */
const noRows = (prompts: readonly VirtualPrompt[], hiddenSize: number): VirtualRows => ({
  embeddings: tensor2d(new Float32Array(0), [0, hiddenSize]),
  offsets: prompts.map(() => 0),
});

/** `work` for every item, with pauses in which messages are heard. */
function mapInTurns<T, U>(items: readonly T[], work: (item: T, index: number) => U, signal: AbortSignal) {
  function* each(): Generator<undefined, U[]> {
    const results: U[] = [];
    for (const [index, item] of items.entries()) {
      results.push(work(item, index));
      yield;
    }
    return results;
  }
  return inTurns(each(), signal);
}
