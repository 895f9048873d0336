import type { Numbers } from './inputArea';
import { type DeviceArray, keptArray } from './launch';
import { mostRuns, type PackedBatch, type PackedSize } from './packBatch';
import { attentionPlanSize } from './planAttention';

/** Names of a packed batch on the device. */
export interface BatchArrays {
  readonly sources: DeviceArray;
  readonly places: DeviceArray;
  readonly queryTokens: DeviceArray;
  readonly labels: DeviceArray;
  readonly weights: DeviceArray;
  readonly inverse: DeviceArray;
  readonly everywhere: DeviceArray;
  readonly atQueries: DeviceArray;
  readonly virtualStarts: DeviceArray;
  readonly virtualTokens: DeviceArray;
}

/** Records of the attention plans and their lengths, by size alone. */
export function planSizes(
  size: PackedSize,
  blocks: { readonly queryBlock: number; readonly keyBlock: number },
) {
  const given = { tokens: size.tokens, most: mostRuns(size.rows), ...blocks };
  return {
    everywhere: attentionPlanSize({ ...given, queries: size.tokens }),
    atQueries: attentionPlanSize({ ...given, queries: size.queries }),
  };
}

export function nameBatch(
  size: PackedSize,
  virtualRows: number,
  blocks: { readonly queryBlock: number; readonly keyBlock: number },
): BatchArrays {
  const plans = planSizes(size, blocks);
  return {
    sources: keptArray('sources', size.tokens),
    places: keptArray('places', size.tokens),
    queryTokens: keptArray('query tokens', size.queries),
    labels: keptArray('labels', size.queries),
    weights: keptArray('loss weights', size.queries),
    inverse: keptArray('queries of tokens', size.tokens),
    everywhere: keptArray('attention everywhere', plans.everywhere.length),
    atQueries: keptArray('attention at queries', plans.atQueries.length),
    virtualStarts: keptArray('uses of virtual rows', virtualRows + 1),
    virtualTokens: keptArray('tokens of virtual rows', size.tokens),
  };
}

export function batchContents(arrays: BatchArrays, packed: PackedBatch): ReadonlyMap<DeviceArray, Numbers> {
  return new Map<DeviceArray, Numbers>([
    [arrays.sources, packed.sources],
    [arrays.places, packed.places],
    [arrays.queryTokens, packed.queryTokens],
    [arrays.labels, packed.labels],
    [arrays.weights, packed.weights],
    [arrays.inverse, packed.inverse],
    [arrays.everywhere, packed.everywhere.numbers],
    [arrays.atQueries, packed.atQueries.numbers],
    [arrays.virtualStarts, packed.virtualStarts],
    [arrays.virtualTokens, packed.virtualTokens],
  ]);
}
