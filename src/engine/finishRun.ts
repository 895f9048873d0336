import { type Tensor1D, tensor1d } from '@tensorflow/tfjs-core';
import { own } from '../base/own';
import type { TuneRequest } from '../bridge/contract';
import type { TaskScore } from '../run/runEvent';
import type { PromptMetrics, VirtualPrompt } from '../table/promptTable';
import { type EncodedRun, scorableLabels } from './encodeRun';
import type { PromptEncoder } from './promptEncoder';
import type { TrainingOutcome } from './train';

/** Labels of each task that will be scored one by one; empty where there are too many. */
export const scorableByTask = (labels: EncodedRun['labels']): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(labels).map(([taskname, all]) => [taskname, scorableLabels(all)]));

/** The rows that replace the encoder from now on, [taskCount * V * d], on the host. */
export async function bakeRows(encoder: PromptEncoder, parameters: Tensor1D): Promise<Float32Array> {
  const pass = encoder.forward(parameters);
  const rows = await pass.rows.data<'float32'>();
  pass.dispose();
  return Float32Array.from(rows);
}

/** The same before the first step. */
export async function bakeStart(encoder: PromptEncoder, initial: Float32Array): Promise<Float32Array> {
  const parameters = tensor1d(initial);
  try {
    return await bakeRows(encoder, parameters);
  } finally {
    parameters.dispose();
  }
}

function metricsOf(outcome: TrainingOutcome, score: TaskScore | undefined): PromptMetrics {
  return {
    validationLoss: outcome.best?.loss,
    bestStep: outcome.best?.step,
    steps: outcome.steps,
    accuracy: score?.accuracy,
    macroF1: score?.macroF1,
    majorityAccuracy: score?.majorityAccuracy,
    measuredOn: score === undefined || score.split === 'train' ? undefined : score.split,
  };
}

/** One prompt per task that had rows to train on. `rows`: of all tasks, [taskCount * V * d], before and after training. */
export function finishedPrompts(
  request: TuneRequest,
  encoded: EncodedRun,
  outcome: TrainingOutcome,
  rows: { readonly startRows: Float32Array; readonly baked: Float32Array; readonly virtualTokens: number },
  scores: readonly TaskScore[],
): readonly VirtualPrompt[] {
  const { startRows, baked, virtualTokens } = rows;
  const size = baked.length / request.templates.length;
  const trained = new Set(encoded.train.map((row) => row.taskIndex));
  return request.templates.flatMap((template, task): VirtualPrompt[] => {
    if (!trained.has(task)) return [];
    const { taskname } = template;
    return [
      {
        taskname,
        version: 1,
        start: startRows.slice(task * size, (task + 1) * size),
        aliases: [],
        embeddings: baked.slice(task * size, (task + 1) * size),
        totalVirtualTokens: virtualTokens,
        hiddenSize: size / virtualTokens,
        template,
        labels: scorableLabels(own(encoded.labels, taskname)),
        config: { ...request.config, lossOver: encoded.lossOver },
        metrics: metricsOf(
          outcome,
          scores.find((score) => score.taskname === taskname),
        ),
      },
    ];
  });
}
