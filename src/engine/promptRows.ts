import { tensor2d } from '@tensorflow/tfjs-core';
import { assert, at } from '../base/assert';
import { Failed } from '../base/failed';
import type { Example } from '../data/dataset';
import type { Tokenizer } from '../model/tokenizer';
import { encodePrompt } from '../prompt/encodePrompt';
import { type EncodingPlan, planEncoding } from '../prompt/encodingPlan';
import { defaultTuningConfig } from '../run/defaults';
import type { EngineFailure } from '../run/engineFailure';
import type { VirtualPrompt } from '../table/promptTable';
import { encodeOptions } from './encodeOptions';
import type { VirtualRows } from './frozenModel';
import type { ScoredRow } from './scoreRows';

/** Every prompt keeps the spacing and lengths it was trained with, so each has a plan of its own. */
export function plansOf(prompts: readonly VirtualPrompt[], tokenizer: Tokenizer, positions: number) {
  return prompts.map(({ template, config }) =>
    planEncoding([template], tokenizer, encodeOptions(config ?? defaultTuningConfig, positions)),
  );
}

/** The prompt a row asks for: by taskname, or the only one there is; -1 when there is none. */
export function promptIndex(prompts: readonly VirtualPrompt[], taskname: string | undefined): number {
  if (taskname === undefined) return prompts.length === 1 ? 0 : -1;
  return prompts.findIndex((prompt) => prompt.taskname === taskname);
}

/** The row as its prompt reads it; a row of an unknown task comes back skipped. */
export function rowOf(
  example: Example,
  prompts: readonly VirtualPrompt[],
  plans: readonly EncodingPlan[],
  maxNewTokens: number,
): ScoredRow {
  const index = promptIndex(prompts, example.taskname);
  const { line } = example;
  if (index < 0) {
    const outcome = { kind: 'skipped', line, reason: 'unknown-task', length: 0 } as const;
    return { split: 'test', example, template: undefined, labels: [], lossOver: 'vocabulary', outcome };
  }
  const { template, labels, config } = at(prompts, index);
  const lossOver = config?.lossOver === 'candidates' ? 'candidates' : 'vocabulary';
  const found = encodePrompt(at(plans, index), example, { labels, maxNewTokens });
  const outcome =
    found.kind === 'encoded' ? { ...found, prompt: { ...found.prompt, taskIndex: index } } : found;
  return { split: 'test', example, template, labels, lossOver, outcome };
}

/** All prompts one under the other; they may differ in length. The caller disposes the tensor. */
export function tableRows(prompts: readonly VirtualPrompt[], hiddenSize: number): VirtualRows {
  const offsets: number[] = [];
  let count = 0;
  for (const prompt of prompts) {
    assert(prompt.hiddenSize === hiddenSize, `${prompt.taskname} has width ${prompt.hiddenSize}`);
    offsets.push(count);
    count += prompt.totalVirtualTokens;
  }
  const values = new Float32Array(count * hiddenSize);
  prompts.forEach(({ embeddings }, i) => {
    values.set(embeddings, at(offsets, i) * hiddenSize);
  });
  return { embeddings: tensor2d(values, [count, hiddenSize]), offsets };
}

/** Throws Failed<EngineFailure> 'unknown-task' when no row belongs to a prompt. */
export function refuseUnknownTasks(rows: readonly ScoredRow[], prompts: readonly VirtualPrompt[]): void {
  const [first] = rows;
  if (first === undefined || rows.some((row) => row.template !== undefined)) return;
  const known = prompts.map((prompt) => prompt.taskname);
  throw new Failed<EngineFailure>({ kind: 'unknown-task', taskname: first.example.taskname ?? '', known });
}
