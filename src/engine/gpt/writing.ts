import { add, dispose, mul, type Tensor2D, tensor4d } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import type { VirtualRows } from '../frozenModel';
import type { Prefix } from './batchPass';
import type { KeysAndValues } from './block';
import type { GptTensors } from './gptTensors';
import { extend, frameSize, type KeyCache, prefill } from './keyCache';
import { scoped } from './scoped';

/** A batch of prefixes that are continued one token at a time. Its tensors live until it is disposed. */
export interface Writing {
  /** Normalised hidden state that each row's next token is read from, [B, d]; its owner is the writing. */
  readonly last: () => Tensor2D;
  /** Appends one id to each row, [B]. */
  readonly append: (ids: Int32Array) => void;
  readonly dispose: () => void;
}

type State = { readonly last: Tensor2D; readonly cache: KeyCache };

/** Reads the prefixes and keeps their keys and values, with room for so many new tokens as the context has. */
export function startWriting(
  gpt: GptTensors,
  members: readonly Prefix[],
  rows: VirtualRows,
  maxNewTokens: number,
): Writing {
  const longest = Math.max(...members.map((member) => member.prefix.length));
  let state: State = scoped(() => prefill(gpt, members, rows, frameSize(gpt, longest + maxNewTokens)));
  return {
    last: () => state.last,
    append: (ids) => {
      const next = scoped(() => advance(gpt, state.cache, ids));
      disposeState(state);
      state = next;
    },
    dispose: () => disposeState(state),
  };
}

/**
 * Feeds one id per row and writes its key and value into the frame at the row's next position: the frame holds zeros
 * there, so adding a one-hot product writes it, and every step has the same shapes.
 */
function advance(gpt: GptTensors, cache: KeyCache, ids: Int32Array): State {
  const { hidden, keys } = extend(gpt, cache, ids);
  const places = new Float32Array(ids.length * cache.size);
  cache.lengths.forEach((length, row) => {
    if (length < cache.size) places[row * cache.size + length] = 1;
  });
  const place = tensor4d(places, [ids.length, 1, cache.size, 1]);
  const merged = cache.keys.map((old, layer): KeysAndValues => {
    const { k, v } = at(keys, layer);
    return { k: add(old.k, mul(place, k)), v: add(old.v, mul(place, v)) };
  });
  const lengths = cache.lengths.map((length) => Math.min(length + 1, cache.size));
  return { last: hidden, cache: { keys: merged, lengths, size: cache.size } };
}

function disposeState(state: State): void {
  state.last.dispose();
  dispose(state.cache.keys.flatMap(({ k, v }) => [k, v]));
}
