import { tensor2d } from '@tensorflow/tfjs-core';
import { assert } from '../base/assert';
import { Failed } from '../base/failed';
import type { RemovalEvent, RemovalRequest } from '../bridge/contract';
import type { Example } from '../data/dataset';
import type { EncodedExample, SkipReason } from '../prompt/encodedExample';
import { encodeExample } from '../prompt/encodeExample';
import { encodePrompt } from '../prompt/encodePrompt';
import { type EncodingPlan, planEncoding } from '../prompt/encodingPlan';
import { defaultTuningConfig } from '../run/defaults';
import type { EngineFailure } from '../run/engineFailure';
import type { VirtualPrompt } from '../table/promptTable';
import { answerIds, candidateIds } from './candidateIds';
import { encodeOptions } from './encodeOptions';
import type { LossOptions, VirtualRows } from './frozenModel';
import type { Base } from './loadedBase';
import { readGivenRows } from './readGivenRows';
import { createRunControl } from './runControl';
import { batchesOf } from './trainingInput';
import { withoutVirtualToken } from './untuned';
import { meanLoss } from './validate';

/**
 * Mean loss on the rows of the prompt's task with all its virtual tokens, then without each of them in turn (rule V3).
 * Throws Failed<EngineFailure> 'no-rows-left' when no row can be used; rejects with the signal's reason when it fires.
 */
export async function* removals(
  base: Base,
  { prompt, rows: given }: RemovalRequest,
  signal: AbortSignal,
): AsyncGenerator<RemovalEvent> {
  const { tokenizer, config } = base.checkpoint;
  const { totalVirtualTokens, hiddenSize, template } = prompt;
  assert(hiddenSize === config.hiddenSize, `${prompt.taskname} has width ${hiddenSize}`);
  const settings = prompt.config ?? defaultTuningConfig;
  const plan = planEncoding([template], tokenizer, encodeOptions(settings, config.positions));
  const own = (await readGivenRows(given, signal)).filter(
    ({ taskname }) => taskname === undefined || taskname === prompt.taskname,
  );
  const encoded = encodeAll(plan, own);

  const embeddings = tensor2d(prompt.embeddings, [totalVirtualTokens, hiddenSize]);
  const parts = { model: base.model, lossOptions: lossOptions(plan, prompt, own, encoded) };
  const measure = async (rows: readonly EncodedExample[]): Promise<number> => {
    const batches = batchesOf(rows, settings.microBatchSize, plan.options.maxSequenceLength);
    return lossOf(parts, { embeddings, offsets: [0] }, batches, signal);
  };
  try {
    const loss = await measure(encoded);
    yield { kind: 'whole', loss, rows: encoded.length, total: own.length };
    for (let index = 0; index < totalVirtualTokens; index++) {
      const left = encoded.map((row) => withoutVirtualToken(row, index, tokenizer.bosId));
      yield { kind: 'without', index, loss: await measure(left) };
    }
  } finally {
    embeddings.dispose();
  }
}

/** All rows that can be learned from. */
function encodeAll(plan: EncodingPlan, examples: readonly Example[]): readonly EncodedExample[] {
  const encoded: EncodedExample[] = [];
  const skipped: Partial<Record<SkipReason, number>> = {};
  for (const example of examples) {
    const outcome = encodeExample(plan, example);
    if (outcome.kind === 'encoded') encoded.push(outcome.example);
    else skipped[outcome.reason] = (skipped[outcome.reason] ?? 0) + 1;
  }
  if (encoded.length > 0) return encoded;
  throw new Failed<EngineFailure>({
    kind: 'no-rows-left',
    split: 'validation',
    given: examples.length,
    skipped,
  });
}

/** The softmax that the prompt was trained with: where it was restricted, over the tokens of its labels and of the rows. */
function lossOptions(
  plan: EncodingPlan,
  { config, labels }: VirtualPrompt,
  examples: readonly Example[],
  encoded: readonly EncodedExample[],
): LossOptions {
  if (config?.lossOver !== 'candidates') return { candidates: undefined };
  const answers = examples.flatMap((example) => {
    const outcome = encodePrompt(plan, example, { labels, maxNewTokens: 1 });
    return outcome.kind === 'encoded' ? [outcome.prompt] : [];
  });
  const ids = new Set([...candidateIds(encoded), ...answerIds(answers)]);
  return { candidates: Int32Array.from(ids).sort() };
}

/** Mean loss as validation measures it; nobody commands it, so it always comes to an end. */
async function lossOf(
  parts: Parameters<typeof meanLoss>[0],
  rows: VirtualRows,
  batches: Parameters<typeof meanLoss>[2],
  signal: AbortSignal,
): Promise<number> {
  const measuring = meanLoss(parts, rows, batches, 'validating', createRunControl(), signal);
  for (;;) {
    const step = await measuring.next();
    if (step.done !== true) continue;
    assert(step.value !== undefined, 'a loss that nobody stops is measured to the end');
    return step.value;
  }
}
