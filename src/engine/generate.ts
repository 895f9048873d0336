import { tensor2d } from '@tensorflow/tfjs-core';
import { at } from '../base/assert';
import { Failed } from '../base/failed';
import { createRandom } from '../base/random';
import type { GenerateEvent, GenerateRequest, LabelScore } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { createTextStream } from '../model/textStream';
import type { Tokenizer } from '../model/tokenizer';
import type { CandidatePrompt } from '../prompt/encodedExample';
import { encodePrompt } from '../prompt/encodePrompt';
import { type EncodingPlan, planEncoding } from '../prompt/encodingPlan';
import type { EngineFailure } from '../run/engineFailure';
import { normaliseScores } from '../run/judging/normalise';
import { answerIds } from './candidateIds';
import { encodeOptions } from './encodeOptions';
import { nextTurn } from './eventLoop';
import type { VirtualRows } from './frozenModel';
import type { Base } from './loadedBase';
import { bestIds, drawToken, logProbabilitiesOf, warpedProbabilities } from './sampling';
import { untunedPrompt } from './untuned';

/** How many of the most probable tokens are told at each place. */
const alternativeCount = 5;

/** The row as a prompt; throws Failed<EngineFailure> 'row-unusable' when it cannot be one. */
function promptOf(plan: EncodingPlan, example: Example, labels: readonly string[], maxNewTokens: number) {
  const outcome = encodePrompt(plan, example, { labels, maxNewTokens });
  if (outcome.kind === 'encoded') return outcome.prompt;
  const { reason, length } = outcome;
  const limit = plan.options.maxSequenceLength;
  throw new Failed<EngineFailure>({ kind: 'row-unusable', reason, length, limit });
}

/** What there is to read: the row as it will be continued, and as its labels are scored. */
interface ReadRow {
  readonly open: CandidatePrompt;
  readonly judged: CandidatePrompt | undefined;
  /** The only ids that count; undefined: all. */
  readonly restrictTo: Int32Array | undefined;
}

function readRow(base: Base, request: GenerateRequest): ReadRow {
  const { tokenizer, config } = base.checkpoint;
  const { prompt, template, labels, maxNewTokens } = request;
  const plan = planEncoding([template], tokenizer, encodeOptions(request.config, config.positions));
  const example: Example = { line: 1, taskname: undefined, fields: request.fields };
  const asRead = (row: CandidatePrompt): CandidatePrompt =>
    prompt === undefined ? untunedPrompt(row, tokenizer.bosId) : row;
  const open = asRead(promptOf(plan, example, [], maxNewTokens));
  const judged = labels.length > 0 ? asRead(promptOf(plan, example, labels, maxNewTokens)) : undefined;
  const restricted = judged !== undefined && request.config.lossOver === 'candidates';
  return { open, judged, restrictTo: restricted ? answerIds([judged]) : undefined };
}

async function scoreLabels(
  base: Base,
  rows: VirtualRows,
  { judged, restrictTo }: ReadRow,
  { labels, normalisation }: GenerateRequest,
  signal: AbortSignal,
): Promise<readonly LabelScore[]> {
  if (judged === undefined) return [];
  const [scored] = await base.model.scoreCandidates([judged], rows, { restrictTo, signal });
  const sums = [...(scored?.restricted ?? scored?.vocabulary ?? [])];
  const tokens = judged.candidates.map((ids) => ids.length);
  const { probabilities } = normaliseScores(labels, sums, tokens, normalisation);
  return labels.map((label, i) => ({
    label,
    logProbability: at(sums, i),
    tokens: at(tokens, i),
    probability: at(probabilities, i),
  }));
}

function toldToken(id: number, text: string, logProbabilities: Float64Array, tokenizer: Tokenizer) {
  const alternatives = bestIds(logProbabilities, alternativeCount).map((other) => ({
    id: other,
    text: tokenizer.token(other),
    probability: Math.exp(at(logProbabilities, other)),
  }));
  return {
    kind: 'token',
    token: { id, text, logProbability: at(logProbabilities, id), alternatives },
  } as const;
}

interface Written {
  readonly text: string;
  readonly stoppedAtEos: boolean;
}

/** Writes token by token (rules G1 to G6); returns all of it, and whether the model ended by itself. */
async function* writeTokens(
  base: Base,
  rows: VirtualRows,
  { open, restrictTo }: ReadRow,
  { maxNewTokens, sampling }: GenerateRequest,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, Written> {
  const { tokenizer, config } = base.checkpoint;
  const room = Math.min(maxNewTokens, config.positions - open.prefix.length);
  if (room <= 0) return { text: '', stoppedAtEos: false };
  const random = createRandom(sampling?.seed ?? 0).fork('sampling');
  const stream = createTextStream(tokenizer);
  let text = '';
  const continuation = await base.model.openContinuation(open, rows, { maxNewTokens: room });
  try {
    for (let count = 1; ; count++) {
      signal.throwIfAborted();
      const logProbabilities = logProbabilitiesOf(await continuation.logits(), restrictTo);
      const id =
        sampling === undefined
          ? at(bestIds(logProbabilities, 1), 0)
          : drawToken(warpedProbabilities(logProbabilities, sampling), random);
      const stoppedAtEos = id === tokenizer.eosId;
      if (!stoppedAtEos) {
        const added = stream.push(id);
        text += added;
        yield toldToken(id, added, logProbabilities, tokenizer);
      }
      if (stoppedAtEos || count === room) return { text: text + stream.end(), stoppedAtEos };
      continuation.append(id);
      await nextTurn();
    }
  } finally {
    continuation.close();
  }
}

/**
 * Answers one row in the open, with a prompt or, without one, from the untuned model: what was read and the labels'
 * probabilities, then each token as it is written, then the whole text. Throws Failed<EngineFailure> 'row-unusable'.
 */
export async function* generate(
  base: Base,
  request: GenerateRequest,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent> {
  const { hiddenSize } = base.checkpoint.config;
  const row = readRow(base, request);
  const values = request.prompt?.embeddings ?? new Float32Array(0);
  const embeddings = tensor2d(values, [values.length / hiddenSize, hiddenSize]);
  const rows: VirtualRows = { embeddings, offsets: [0] };
  try {
    const labels = await scoreLabels(base, rows, row, request, signal);
    const { prefix, cut } = row.open;
    yield { kind: 'read', promptTokens: prefix.length, cut, labels };
    yield { kind: 'ended', ...(yield* writeTokens(base, rows, row, request, signal)) };
  } finally {
    embeddings.dispose();
  }
}
