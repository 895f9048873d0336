import { tensor2d } from '@tensorflow/tfjs-core';
import { own } from '../base/own';
import type { RunEvent } from '../bridge/contract';
import type { BaselineReport, JudgedRows } from '../run/runEvent';
import { majorityLabel } from '../run/score';
import type { EncodedRun } from './encodeRun';
import { judgementOf, judgeRows } from './judgeRows';
import type { Base } from './loadedBase';
import type { RunControl } from './runControl';
import { batchesOf, type Training } from './trainingInput';
import { untunedExample, untunedReading } from './untuned';
import { meanLoss } from './validate';

/**
 * What the untuned model and the commonest label reach on the judged rows of validation. Undefined when there are none
 * or a stop was commanded on the way. Uses no random numbers and changes nothing.
 */
export async function* measureBaseline(
  base: Base,
  encoded: EncodedRun,
  {
    parts: { lossOptions },
    config,
    maxSequenceLength,
  }: Pick<Training, 'parts' | 'config' | 'maxSequenceLength'>,
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, BaselineReport | undefined> {
  const started = performance.now();
  const { bosId } = base.checkpoint.tokenizer;
  const lines = new Set(encoded.judged.map(({ example }) => example.line));
  const rows = encoded.validation.filter(({ line }) => lines.size === 0 || lines.has(line));
  if (rows.length === 0) return undefined;
  const embeddings = tensor2d(new Float32Array(0), [0, base.checkpoint.config.hiddenSize]);
  const none = { embeddings, offsets: encoded.taskIndexes.map(() => 0) };
  try {
    const batches = batchesOf(
      rows.map((row) => untunedExample(row, bosId)),
      // As many together as in a validation, so that they take no more memory: without virtual tokens no row is longer.
      config.microBatchSize,
      maxSequenceLength,
    );
    const parts = { model: base.model, lossOptions };
    const loss = yield* meanLoss(parts, none, batches, 'baseline', control, signal);
    if (loss === undefined) return undefined;
    const untuned = encoded.judged.map((row) => untunedReading(row, bosId));
    const judged = yield* judgeRows(base, untuned, none, 'baseline', control, signal);
    const seconds = (performance.now() - started) / 1000;
    return { untuned: { loss, judged }, majority: majorityOf(encoded), seconds };
  } finally {
    embeddings.dispose();
  }
}

/** The commonest training label of each task, judged on the same rows. */
function majorityOf({ judged, train }: EncodedRun): JudgedRows | undefined {
  const labels = new Map<string, string[]>();
  for (const { taskname, label } of train) {
    if (label === undefined) continue;
    const known = labels.get(taskname);
    if (known) known.push(label);
    else labels.set(taskname, [label]);
  }
  const rows = judged.flatMap(({ example, template }) =>
    template?.answerField === undefined
      ? []
      : [{ taskname: template.taskname, label: own(example.fields, template.answerField) }],
  );
  return judgementOf(rows, ({ taskname }) => majorityLabel(labels.get(taskname) ?? []) ?? '');
}
