import { at } from '../../../base/assert';
import { blockForward, lastBlockForward } from '../blockForward';
import type { ForwardFrame } from '../blockFrame';
import type { GptArrays } from '../gptArrays';
import { embed } from '../gptLaunches';
import type { Numbers } from '../inputArea';
import { layerNormAffine } from '../kernels/layerNorm';
import type { MatmulDevice } from '../kernels/matmul';
import { scatterRows } from '../kernels/scatterRows';
import { type DeviceArray, keptArray, type Launch, scratchArray } from '../launch';
import { type Passage, type PassageSize, planLength } from './passage';

/** Names of a passage on the device. */
export interface PassageArrays {
  readonly sources: DeviceArray;
  readonly places: DeviceArray;
  readonly slots: DeviceArray;
  readonly queryTokens: DeviceArray;
  readonly everywhere: DeviceArray;
  readonly atQueries: DeviceArray;
}

export function namePassage({ tokens, queries, blocks, queryBlocks }: PassageSize): PassageArrays {
  return {
    sources: keptArray('sources', tokens),
    places: keptArray('places', tokens),
    slots: keptArray('slots', tokens),
    queryTokens: keptArray('query tokens', queries),
    everywhere: keptArray('attention everywhere', planLength(blocks, tokens)),
    atQueries: keptArray('attention at queries', planLength(queryBlocks, queries)),
  };
}

export function passageContents(arrays: PassageArrays, passage: Passage): ReadonlyMap<DeviceArray, Numbers> {
  return new Map<DeviceArray, Numbers>([
    [arrays.sources, passage.sources],
    [arrays.places, passage.places],
    [arrays.slots, passage.slots],
    [arrays.queryTokens, passage.queryTokens],
    [arrays.everywhere, passage.everywhere],
    [arrays.atQueries, passage.atQueries],
  ]);
}

/** What a passage reads from and leaves behind. */
export interface PassageParts {
  readonly gpt: GptArrays;
  readonly size: PassageSize;
  readonly passage: PassageArrays;
  /** Virtual rows of all tasks, [R, d]. */
  readonly virtual: DeviceArray;
  /** Keys and values of what was read before, per block [slots, 2d]. */
  readonly cache: readonly DeviceArray[];
  /** Normalised hidden states of what is asked, [queries, d] or longer. */
  readonly hidden: DeviceArray;
  readonly device: MatmulDevice;
}

/** One forward pass over new tokens: hidden states where it is asked, keys and values to their slots. */
export function passageLaunches(parts: PassageParts): readonly Launch[] {
  const { gpt, size, passage, virtual, cache, hidden, device } = parts;
  const { hiddenSize: d, innerSize, heads, layerNormEpsilon: epsilon } = gpt.config;
  const { tokens: n, queries: m } = size;
  let x = scratchArray('input', n * d);
  const launches: Launch[] = [...embed({ gpt, size, batch: passage, virtual }, x)];
  const frame: Omit<ForwardFrame, 'frozen'> = {
    width: d,
    innerWidth: innerSize,
    heads,
    epsilon,
    tokens: n,
    queries: m,
    batch: passage,
    plans: {
      everywhere: { queryBlocks: size.blocks, keyBlocks: 0, queries: n },
      atQueries: { queryBlocks: size.queryBlocks, keyBlocks: 0, queries: m },
    },
    device,
  };
  gpt.blocks.forEach((block, layer) => {
    const isLast = layer === gpt.blocks.length - 1;
    const out = scratchArray(`output ${layer}`, (isLast ? m : n) * d);
    const frozen = at(cache, layer);
    const passed = (isLast ? lastBlockForward : blockForward)({ ...frame, frozen }, block, x, out);
    launches.push(...passed.launches);
    if (size.keeps) {
      const { kv } = passed.trace;
      const from = isLast ? { stride: 2 * d, offset: 0 } : { stride: 3 * d, offset: d };
      launches.push(
        scatterRows({ count: n, width: 2 * d, ...from }, { from: kv, slots: passage.slots, out: frozen }),
      );
    }
    x = out;
  });
  const { finalGain: gain, finalShift: shift } = gpt;
  const normal = scratchArray('final normal', m * d);
  const inverseDeviation = scratchArray('final inverse deviation', m);
  launches.push(
    layerNormAffine({ rows: m, width: d, epsilon }, { x, gain, shift, hidden, normal, inverseDeviation }),
  );
  return launches;
}
