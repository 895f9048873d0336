import { add, dispose, mul, type Tensor2D, tensor4d } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import { nextTurn } from '../eventLoop';
import type { VirtualRows } from '../frozenModel';
import type { KeysAndValues } from './block';
import type { GptTensors } from './gptTensors';
import { bestColumns } from './head';
import { extend, frameSize, groupsOf, type KeyCache, type Prefix, prefill } from './keyCache';
import { positionsPerChunk } from './lossHead';
import { idOfColumn, type RowTable } from './rowTable';
import { scoped } from './scoped';

const MAX_ROWS = 32;

export interface Continuation {
  readonly ids: Int32Array;
  readonly stoppedAtEos: boolean;
}

export interface GreedyOptions {
  readonly maxNewTokens: number;
  readonly eosId: number;
  /** The only ids that may be written, with their rows; undefined: the whole vocabulary. */
  readonly among: { readonly ids: Int32Array; readonly table: RowTable } | undefined;
  readonly signal: AbortSignal;
  readonly check: () => void;
}

type State = { readonly last: Tensor2D; readonly cache: KeyCache };

/**
 * The most probable next token, again and again, until EOS (not part of the result), `maxNewTokens`, or until prefix and
 * continuation fill the model's context. One batch of prefixes at a time; ids are read back once per token.
 */
export async function continueGreedily(
  gpt: GptTensors,
  prompts: readonly Prefix[],
  rows: VirtualRows,
  options: GreedyOptions,
): Promise<readonly Continuation[]> {
  const results: Continuation[] = prompts.map(() => ({ ids: new Int32Array(0), stoppedAtEos: false }));
  if (options.maxNewTokens <= 0) return results;
  const maxRows = Math.min(MAX_ROWS, positionsPerChunk(gpt.words, gpt.maxBindingBytes));
  for (const group of groupsOf(prompts, maxRows)) {
    const members = group.map((index) => at(prompts, index));
    const continuations = await continueGroup(gpt, members, rows, options);
    group.forEach((index, row) => {
      results[index] = at(continuations, row);
    });
  }
  return results;
}

async function continueGroup(
  gpt: GptTensors,
  members: readonly Prefix[],
  rows: VirtualRows,
  options: GreedyOptions,
): Promise<readonly Continuation[]> {
  const longest = Math.max(...members.map((member) => member.prefix.length));
  const written = members.map((): number[] => []);
  const ended = members.map(() => false);
  const open = members.map((member) => member.prefix.length < gpt.config.positions);
  let state: State = scoped(() =>
    prefill(gpt, members, rows, frameSize(gpt, longest + options.maxNewTokens)),
  );
  try {
    while (open.includes(true)) {
      options.signal.throwIfAborted();
      options.check();
      const best = await readBest(state.last, gpt.words, options.among);
      members.forEach((member, row) => {
        if (!at(open, row)) return;
        const id = at(best, row);
        ended[row] = id === options.eosId;
        if (!at(ended, row)) at(written, row).push(id);
        const count = at(written, row).length;
        const full = member.prefix.length + count >= gpt.config.positions;
        open[row] = !at(ended, row) && !full && count < options.maxNewTokens;
      });
      if (!open.includes(true)) break;
      const fed = Int32Array.from(written, (ids) => ids.at(-1) ?? 0);
      const next = scoped(() => advance(gpt, state.cache, fed));
      disposeState(state);
      state = next;
      await nextTurn();
    }
  } finally {
    disposeState(state);
  }
  options.check();
  return written.map((ids, row) => ({ ids: Int32Array.from(ids), stoppedAtEos: at(ended, row) }));
}

/** Most probable id of each row. */
async function readBest(
  last: Tensor2D,
  words: RowTable,
  among: GreedyOptions['among'],
): Promise<readonly number[]> {
  const table = among?.table ?? words;
  const best = bestColumns(last, table);
  try {
    const rows = Array.from(await best.data<'int32'>(), (column) => idOfColumn(table, column));
    return among === undefined ? rows : rows.map((row) => at(among.ids, row));
  } finally {
    best.dispose();
  }
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
