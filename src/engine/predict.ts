import type { PredictEvent, PredictRequest } from '../bridge/contract';
import type { Base } from './loadedBase';
import { plansOf, refuseUnknownTasks, rowOf, tableRows } from './promptRows';
import { countGivenRows } from './readGivenRows';
import { answerRows } from './scoreRows';

/**
 * Answers every row with the prompt of its taskname; tasks may be mixed. Rows of a task without prompt come back
 * skipped; when that is all of them, throws Failed<EngineFailure> 'unknown-task'.
 */
export async function* predict(
  base: Base,
  request: PredictRequest,
  signal: AbortSignal,
): AsyncGenerator<PredictEvent> {
  const { prompts, maxNewTokens, normalisation } = request;
  const { tokenizer, config } = base.checkpoint;
  const { rows: examples, faulty } = await countGivenRows(request.data, signal);
  const plans = plansOf(prompts, tokenizer, config.positions);
  const done = new Set(request.done);
  const open = examples.filter(({ line }) => !done.has(line));
  const rows = open.map((example) => rowOf(example, prompts, plans, maxNewTokens));
  if (done.size === 0) refuseUnknownTasks(rows, prompts);
  yield { kind: 'counted', total: examples.length, faulty };
  const virtual = tableRows(prompts, config.hiddenSize);
  try {
    const options = { maxNewTokens, normalisation, signal };
    const answers = answerRows(rows, { model: base.model, tokenizer, rows: virtual, ...options });
    for await (const group of answers) yield { kind: 'answered', rows: group };
  } finally {
    virtual.embeddings.dispose();
  }
}
