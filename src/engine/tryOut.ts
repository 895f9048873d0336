import { tensor2d } from '@tensorflow/tfjs-core';
import { at } from '../base/assert';
import { Failed } from '../base/failed';
import type { TryRequest, TryResult } from '../bridge/contract';
import type { Example } from '../data/dataset';
import type { CandidatePrompt } from '../prompt/encodedExample';
import { encodePrompt } from '../prompt/encodePrompt';
import { type EncodingPlan, planEncoding } from '../prompt/encodingPlan';
import type { EngineFailure } from '../run/engineFailure';
import { answerIds } from './candidateIds';
import { encodeOptions } from './encodeOptions';
import type { VirtualRows } from './frozenModel';
import type { Base } from './loadedBase';
import { untunedPrompt } from './untuned';

/** The row as a prompt; throws Failed<EngineFailure> 'row-unusable' when it cannot be one. */
function promptOf(plan: EncodingPlan, example: Example, labels: readonly string[], maxNewTokens: number) {
  const outcome = encodePrompt(plan, example, { labels, maxNewTokens });
  if (outcome.kind === 'encoded') return outcome.prompt;
  const { reason, length } = outcome;
  const limit = plan.options.maxSequenceLength;
  throw new Failed<EngineFailure>({ kind: 'row-unusable', reason, length, limit });
}

/** Share of each label when only these labels are possible: softmax of the summed log-probabilities. */
function shareOf(logProbabilities: ArrayLike<number>): readonly number[] {
  const values = Array.from(logProbabilities);
  const largest = Math.max(...values);
  const weights = values.map((value) => Math.exp(value - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Greedy continuation and label probabilities of one row, with a prompt or, without one, from the untuned model. */
export async function tryOut(base: Base, request: TryRequest, signal: AbortSignal): Promise<TryResult> {
  const { model, checkpoint } = base;
  const { tokenizer, config } = checkpoint;
  const { prompt, template, labels, maxNewTokens } = request;
  const plan = planEncoding([template], tokenizer, encodeOptions(request.config, config.positions));
  const example: Example = { line: 1, taskname: undefined, fields: request.fields };
  const asRead = (row: CandidatePrompt): CandidatePrompt =>
    prompt === undefined ? untunedPrompt(row, tokenizer.bosId) : row;
  const open = asRead(promptOf(plan, example, [], maxNewTokens));
  const judged = labels.length > 0 ? asRead(promptOf(plan, example, labels, maxNewTokens)) : undefined;

  const values = prompt?.embeddings ?? new Float32Array(0);
  const rows: VirtualRows = {
    embeddings: tensor2d(values, [values.length / config.hiddenSize, config.hiddenSize]),
    offsets: [0],
  };
  try {
    const eosId = tokenizer.eosId;
    const room = Math.min(maxNewTokens, config.positions - open.prefix.length);
    const restrictTo =
      judged !== undefined && request.config.lossOver === 'candidates' ? answerIds([judged]) : undefined;
    const written = { maxNewTokens: room, eosId, restrictTo, signal };
    const [continued] = await model.continueGreedily([open], rows, written);
    const [scored] =
      judged === undefined ? [] : await model.scoreCandidates([judged], rows, { restrictTo, signal });
    const scores = scored?.restricted ?? scored?.vocabulary;
    const shares = shareOf(scores ?? []);
    return {
      text: tokenizer.decode(continued?.ids ?? [], { skipSpecial: true }),
      stoppedAtEos: continued?.stoppedAtEos ?? false,
      labelScores: Array.from(scores ?? [], (logProbability, i) => ({
        label: at(labels, i),
        logProbability,
        probability: at(shares, i),
      })),
      cut: open.cut,
    };
  } finally {
    rows.embeddings.dispose();
  }
}
