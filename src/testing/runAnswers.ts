import { at } from '../base/assert';
import type { FrozenModel, VirtualRows } from '../engine/frozenModel';
import { type PreparedRun, type StoredRun, storedConfig, storedPrompts } from './tuningRun';

/** What a trained prompt says of the validation rows, against the oracle. */
export interface RunAnswers {
  /** Largest difference of the loss of a batch. */
  readonly lossDifference: number;
  /** Rows whose greedy answer is clear enough to be the same in another arithmetic. */
  readonly clear: number;
  /** Those of them that are answered otherwise, in words. */
  readonly wrong: readonly string[];
}

/** Least difference of the two best logits, over all tokens of an answer, that other orders of summation cannot turn. */
const CLEAR_MARGIN = 0.05;

export async function runAnswers(
  run: StoredRun,
  model: FrozenModel,
  { validation, parts }: PreparedRun,
  rows: VirtualRows,
): Promise<RunAnswers> {
  const { hyper } = storedConfig();
  let lossDifference = 0;
  for (const [i, batch] of validation.entries()) {
    const loss = await model.loss(batch, rows, parts.lossOptions);
    const difference = Math.abs(loss - at(run.validation.val_loss_per_batch, i));
    lossDifference = difference <= lossDifference ? lossDifference : difference;
  }
  const answers = await model.continueGreedily(storedPrompts(), rows, {
    maxNewTokens: hyper.max_new_tokens,
    eosId: hyper.eos_id,
    restrictTo: undefined,
    signal: new AbortController().signal,
  });
  const clear = run.greedy.filter((answer) => answer.min_margin > CLEAR_MARGIN);
  const wrong = clear.flatMap(({ i, ids, stopped_at_eos }) => {
    const found = at(answers, i);
    const isSame = found.ids.join() === ids.join() && found.stoppedAtEos === stopped_at_eos;
    return isSame ? [] : [`row ${i}: ${found.ids.join()}, not ${ids.join()}`];
  });
  return { lossDifference, clear: clear.length, wrong };
}
