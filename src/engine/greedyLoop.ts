import { at } from '../base/assert';
import { nextTurn } from './eventLoop';

export interface Written {
  readonly ids: Int32Array;
  readonly stoppedAtEos: boolean;
}

export interface GreedyLimits {
  readonly maxNewTokens: number;
  readonly eosId: number;
  readonly signal: AbortSignal;
}

/** A batch of prefixes that a model continues. */
export interface GreedyWriter {
  /** Throws when the device is lost or has reported an error. */
  check(): void;
  /** Most probable next id of each row in `open`. */
  best(open: readonly number[]): Promise<readonly number[]>;
  /** Puts a token behind a row. */
  append(row: number, id: number): void;
}

/**
 * The most probable next token, again and again, until EOS (not part of the result), `maxNewTokens`, or until prefix and
 * continuation fill the model's context.
 */
export async function writeGreedily(
  members: readonly { readonly prefix: Int32Array }[],
  positions: number,
  { maxNewTokens, eosId, signal }: GreedyLimits,
  writer: GreedyWriter,
): Promise<readonly Written[]> {
  const written = members.map((): number[] => []);
  const ended = members.map(() => false);
  let open = members.flatMap(({ prefix }, row) => (prefix.length < positions ? [row] : []));
  while (open.length > 0) {
    signal.throwIfAborted();
    writer.check();
    const best = await writer.best(open);
    open = open.filter((row, i) => {
      const id = at(best, i);
      if (id === eosId) {
        ended[row] = true;
        return false;
      }
      const ids = at(written, row);
      ids.push(id);
      writer.append(row, id);
      return at(members, row).prefix.length + ids.length < positions && ids.length < maxNewTokens;
    });
    if (open.length > 0) await nextTurn();
  }
  writer.check();
  return written.map((ids, row) => ({ ids: Int32Array.from(ids), stoppedAtEos: at(ended, row) }));
}
