import type { Tensor2D } from '@tensorflow/tfjs-core';
import { at } from '../../base/assert';
import type { VirtualRows } from '../frozenModel';
import { type GreedyLimits, type Written, writeGreedily } from '../greedyLoop';
import type { Prefix } from './batchPass';
import type { GptTensors } from './gptTensors';
import { groupsOf, prefixLengths } from './groupsOf';
import { bestColumns } from './head';
import { positionsPerChunk } from './lossHead';
import { idOfColumn, type RowTable } from './rowTable';
import { startWriting } from './writing';

const MAX_ROWS = 32;

export interface GreedyOptions extends GreedyLimits {
  /**
   * The only ids that may be written, with their rows, which are asked for anew after every wait: others may have had theirs
   * made meanwhile. Undefined: the whole vocabulary.
   */
  readonly among: { readonly ids: Int32Array; readonly table: () => RowTable } | undefined;
  readonly check: () => void;
}

/**
 * The most probable next token, again and again, until EOS (not part of the result), `maxNewTokens`, or until prefix and
 * continuation fill the model's context. One batch of prefixes at a time; ids are read back once per token.
 */
export async function continueGreedily(
  gpt: GptTensors,
  prompts: readonly Prefix[],
  rows: VirtualRows,
  options: GreedyOptions,
): Promise<readonly Written[]> {
  const results: Written[] = prompts.map(() => ({ ids: new Int32Array(0), stoppedAtEos: false }));
  if (options.maxNewTokens <= 0) return results;
  const maxRows = Math.min(MAX_ROWS, positionsPerChunk(gpt.words, gpt.maxBindingBytes));
  for (const group of groupsOf(prefixLengths(prompts), maxRows)) {
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
): Promise<readonly Written[]> {
  const writing = startWriting(gpt, members, rows, options.maxNewTokens);
  const next = new Int32Array(members.length);
  let isBehind = false;
  try {
    return await writeGreedily(members, gpt.config.positions, options, {
      check: options.check,
      best: async (open) => {
        if (isBehind) writing.append(next.slice());
        isBehind = false;
        const best = await readBest(writing.last(), gpt.words, options.among);
        return open.map((row) => at(best, row));
      },
      append: (row, id) => {
        next[row] = id;
        isBehind = true;
      },
    });
  } finally {
    writing.dispose();
  }
}

/** Most probable id of each row. */
async function readBest(
  last: Tensor2D,
  words: RowTable,
  among: GreedyOptions['among'],
): Promise<readonly number[]> {
  const table = among?.table() ?? words;
  const best = bestColumns(last, table);
  try {
    const rows = Array.from(await best.data<'int32'>(), (column) => idOfColumn(table, column));
    return among === undefined ? rows : rows.map((row) => at(among.ids, row));
  } finally {
    best.dispose();
  }
}
