import { at } from '../base/assert';
import { createEncoder } from '../engine/encoders/createEncoder';
import { flattenParameters } from '../engine/encoders/parameterLayout';
import type { FrozenModel } from '../engine/frozenModel';
import { type OptimiserState, startState } from '../engine/optimiser';
import type { PromptEncoder } from '../engine/promptEncoder';
import type { StepParts } from '../engine/tuningStep';
import { collateBatch } from '../prompt/collateBatch';
import type { EncodedBatch, EncodedExample } from '../prompt/encodedExample';
import { inGroups } from '../run/batchOrder';
import type { EncoderKind } from '../run/tuningConfig';
import { readFixtureJson, readFixtureJsonLines } from './fixtures';
import { readFixtureTensors, tensorOf } from './fixtureTensors';

/** The 40-step run or one of its variants, as the oracle stored it. */
export interface StoredRun {
  readonly variant: {
    readonly name: string;
    readonly encoder: EncoderKind | 'table';
    readonly taskname_conditioning: boolean;
    readonly optimizer: 'adamw' | 'adam_l2';
    readonly micro_batch_size: number;
    readonly answer_only_loss: boolean;
    readonly base_lr: number;
  };
  readonly steps: Readonly<Record<'loss' | 'lr' | 'grad_norm', readonly number[]>>;
  readonly validation: { readonly val_loss: number; readonly val_loss_per_batch: readonly number[] };
  readonly greedy: readonly {
    readonly i: number;
    readonly ids: readonly number[];
    readonly stopped_at_eos: boolean;
    readonly min_margin: number;
  }[];
}
interface TokenRow {
  readonly i: number;
  readonly taskname: string;
  readonly ids: readonly number[];
  readonly mask: readonly number[];
  readonly answer_start: number;
  readonly cut: number;
  readonly inference_ids: readonly number[];
}
interface RunConfig {
  readonly tasks: readonly { readonly taskname: string; readonly total_virtual_tokens: number }[];
  readonly hyper: {
    readonly betas: readonly [number, number];
    readonly eps: number;
    readonly weight_decay: number;
    readonly clip_norm: number;
    readonly max_steps: number;
    readonly warmup_steps: number;
    readonly min_lr: number;
    readonly eos_id: number;
    readonly max_new_tokens: number;
  };
  readonly taskname_ids: Readonly<Record<string, readonly number[]>>;
}

const folder = 'p-tuning-run';

export const storedConfig = (): RunConfig => readFixtureJson<RunConfig>(`${folder}/config.json`);

/** The main run first, then its variants. */
export const storedRuns = (): readonly StoredRun[] => [
  readFixtureJson<StoredRun>(`${folder}/expected.json`),
  ...readFixtureJson<readonly StoredRun[]>(`${folder}/expected-variants.json`),
];

function readRows(file: string, tasknames: readonly string[], answerOnly: boolean): EncodedExample[] {
  return readFixtureJsonLines<TokenRow>(`${folder}/${file}`).map((row) => ({
    line: row.i + 1,
    taskname: row.taskname,
    taskIndex: tasknames.indexOf(row.taskname),
    ids: Int32Array.from(row.ids),
    lossMask: Uint8Array.from(answerOnly ? row.mask : row.ids.map((id) => (id < 0 ? 0 : 1))),
    answerStart: row.answer_start,
    cut: row.cut,
    label: undefined,
    origins: [],
  }));
}

/** A batch padded to its longest row. */
export function collateRows(rows: readonly EncodedExample[]): EncodedBatch {
  return collateBatch(rows, Math.max(...rows.map((row) => row.ids.length - 1)));
}

/** The rows to continue after training: one per validation row. */
export function storedPrompts(): readonly { readonly taskIndex: number; readonly prefix: Int32Array }[] {
  const tasknames = storedConfig().tasks.map((task) => task.taskname);
  return readFixtureJsonLines<TokenRow>(`${folder}/val.tokens.jsonl`).map((row) => ({
    taskIndex: tasknames.indexOf(row.taskname),
    prefix: Int32Array.from(row.inference_ids),
  }));
}

export interface PreparedRun {
  readonly tasknames: readonly string[];
  readonly encoder: PromptEncoder;
  readonly parts: StepParts;
  readonly start: OptimiserState;
  /** Micro-batches of each of the 40 steps. */
  readonly steps: readonly (readonly EncodedBatch[])[];
  /** Two batches of 8 in file order. */
  readonly validation: readonly EncodedBatch[];
}

/** Everything a stored run needs, with its saved initial weights, row order and token ids. */
export function prepareStoredRun(run: StoredRun, model: FrozenModel): PreparedRun {
  const { tasks, hyper, taskname_ids } = storedConfig();
  const { variant } = run;
  const tasknames = tasks.map((task) => task.taskname);
  const kind = variant.encoder === 'table' ? 'embedding' : variant.encoder;
  const encoder = createEncoder(
    {
      kind,
      hidden: undefined,
      layers: 2,
      initialisation: { kind: 'random' },
      tasknameConditioning: variant.taskname_conditioning,
    },
    at(tasks, 0).total_virtual_tokens,
    model.config.hiddenSize,
    tasknames.map((taskname) => ({
      taskname,
      tasknameRows: model.wordEmbeddings(taskname_ids[taskname] ?? []),
    })),
  );
  const initial = readFixtureTensors(`${folder}/init.${variant.encoder}.safetensors`);
  const train = readRows('train.tokens.jsonl', tasknames, variant.answer_only_loss);
  const order = readFixtureJson<readonly (readonly number[])[]>(`${folder}/batches.json`);
  const validation = readRows('val.tokens.jsonl', tasknames, variant.answer_only_loss);
  return {
    tasknames,
    encoder,
    parts: {
      model,
      encoder,
      lossOptions: { candidates: undefined },
      optimiser: {
        kind: variant.optimizer === 'adamw' ? 'adamw' : 'adam',
        learningRate: variant.base_lr,
        beta1: hyper.betas[0],
        beta2: hyper.betas[1],
        epsilon: hyper.eps,
        weightDecay: hyper.weight_decay,
        clipNorm: hyper.clip_norm,
      },
    },
    start: startState(flattenParameters(encoder.layout, (name) => tensorOf(initial, name))),
    steps: order.map((numbers) =>
      inGroups(
        numbers.map((number) => at(train, number)),
        variant.micro_batch_size,
      ).map(collateRows),
    ),
    validation: inGroups(validation, 8).map(collateRows),
  };
}
