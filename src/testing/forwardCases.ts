import { at } from '../base/assert';
import type { FrozenModel } from '../engine/frozenModel';
import { readFixtureJson } from './fixtures';
import { largestDifference, readFixtureTensors, tensorOf } from './fixtureTensors';
import { batchOf, noVirtualRows, takeValues, virtualRows } from './tinyGpt';

/** The oracle's forward passes; tensors are named after entries of `gpt-forward.safetensors`. */
export interface ForwardCases {
  readonly cases: readonly {
    readonly id: string;
    readonly ids: readonly number[];
    readonly logits: string;
    readonly argmax: readonly number[];
    readonly mean_nll: number;
  }[];
  readonly splice: readonly {
    readonly id: string;
    readonly ids: readonly number[];
    readonly virtual: string;
    readonly logits: string;
    readonly labels: readonly number[];
    readonly losses: readonly {
      readonly name: string;
      readonly mask: readonly number[];
      readonly loss: number;
      readonly grad: string;
    }[];
  }[];
  readonly batch: {
    readonly ids: readonly (readonly number[])[];
    readonly lengths: readonly number[];
    readonly logits: readonly string[];
    readonly labels: readonly (readonly number[])[];
    readonly mask: readonly (readonly number[])[];
    readonly loss: number;
  };
}

export const forwardCases = (): ForwardCases => readFixtureJson<ForwardCases>('gpt-forward.json');
export const forwardTensors = (): ReadonlyMap<string, Float32Array> =>
  readFixtureTensors('gpt-forward.safetensors');

/** Width of the oracle's base. */
const width = 64;

/** Logits at all positions of a case without virtual tokens. */
export async function caseLogits(model: Pick<FrozenModel, 'logits'>, index: number): Promise<Float32Array> {
  const rows = noVirtualRows(width);
  const logits = await model.logits(batchOf([at(forwardCases().cases, index).ids]), rows);
  rows.embeddings.dispose();
  return logits;
}

/** How far logits are from the oracle's. */
export function compareLogits(found: Float32Array, index: number): number {
  return largestDifference(found, tensorOf(forwardTensors(), at(forwardCases().cases, index).logits));
}

/** Loss of a case with virtual tokens under one of its masks, and the gradient of the virtual tokens. */
export interface SplicedLoss {
  readonly id: string;
  readonly mask: string;
  readonly loss: number;
  readonly gradient: Float32Array;
}

/** The first `count` cases with virtual tokens, each under every mask. */
export async function splicedLosses(model: FrozenModel, count: number): Promise<readonly SplicedLoss[]> {
  const tensors = forwardTensors();
  const found: SplicedLoss[] = [];
  for (const { id, ids, virtual, labels, losses } of forwardCases().splice.slice(0, count)) {
    const rows = virtualRows(tensorOf(tensors, virtual), width);
    for (const { name, mask } of losses) {
      const batch = batchOf([ids.slice(0, -1)], [labels], [mask]);
      const { loss, gradient } = model.lossAndGradient(batch, rows, { candidates: undefined });
      found.push({
        id,
        mask: name,
        loss: at(await takeValues(loss), 0),
        gradient: await takeValues(gradient),
      });
    }
    rows.embeddings.dispose();
  }
  return found;
}

/** How far losses and gradients are from the oracle's, for the first `count` cases; NaN for what was not found. */
export function compareSplicedLosses(
  found: readonly SplicedLoss[],
  count: number,
): readonly { readonly title: string; readonly loss: number; readonly gradient: number }[] {
  const tensors = forwardTensors();
  return forwardCases()
    .splice.slice(0, count)
    .flatMap(({ id, losses }) =>
      losses.map(({ name, loss, grad }) => {
        const own = found.find((entry) => entry.id === id && entry.mask === name);
        return {
          title: `${id}, ${name}`,
          loss: Math.abs((own?.loss ?? Number.NaN) - loss),
          gradient: largestDifference(own?.gradient ?? [], tensorOf(tensors, grad)),
        };
      }),
    );
}
