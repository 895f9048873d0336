import { inTurns } from '../base/turns';
import type { PredictEvent, PredictRequest } from '../bridge/contract';
import type { Example } from '../data/dataset';
import type { Base } from './loadedBase';
import { plansOf, refuseUnknownTasks, rowOf, tableRows } from './promptRows';
import { countGivenRows } from './readGivenRows';
import { answerRows, type ScoredRow } from './scoreRows';

/** What `work` makes of every item, one at a time: files may be long, and a cancel is to be heard meanwhile. */
function* eachOf<Item, Made>(items: readonly Item[], work: (item: Item) => Made): Generator<unknown, Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(work(item));
    yield;
  }
  return made;
}

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
  const encode = (example: Example): ScoredRow => rowOf(example, prompts, plans, maxNewTokens);
  const rows = await inTurns(eachOf(open, encode), signal);
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
