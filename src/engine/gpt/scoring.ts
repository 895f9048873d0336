import { concat, reshape, slice, sub, type Tensor1D, type Tensor2D, tidy } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { CandidatePrompt } from '../../prompt/encodedExample';
import { nextTurn } from '../eventLoop';
import type { CandidateScores, VirtualRows } from '../frozenModel';
import type { GptTensors } from './gptTensors';
import { groupsOf, prefixLengths } from './groupsOf';
import { logSumExp, ownLogits } from './head';
import { extend, type KeyCache, prefill } from './keyCache';
import { positionsPerChunk } from './lossHead';
import { lookUp, type RowTable } from './rowTable';

const MAX_ROWS = 32;

/**
 * Summed log-probability (nats) of every candidate after every prefix, over the whole vocabulary and, when given, over
 * the rows of `restricted` only. Each group of prefixes is read once; then candidate c of all rows extends it. Token
 * terms are F32 from the device, their sums are in double.
 */
export async function scoreCandidates(
  gpt: GptTensors,
  prompts: readonly CandidatePrompt[],
  rows: VirtualRows,
  options: {
    /** Asked for anew after every wait: others may have had theirs made meanwhile. */
    readonly restricted: (() => RowTable) | undefined;
    readonly signal: AbortSignal;
    readonly check: () => void;
  },
): Promise<readonly CandidateScores[]> {
  const { restricted: table } = options;
  const tables = table === undefined ? [() => gpt.words] : [() => gpt.words, table];
  const sums = tables.map(() => prompts.map((prompt) => new Float64Array(prompt.candidates.length)));
  for (const group of groupsOf(
    prefixLengths(prompts),
    Math.min(MAX_ROWS, positionsPerChunk(gpt.words, gpt.maxBindingBytes)),
  )) {
    options.signal.throwIfAborted();
    options.check();
    const members = group.map((index) => at(prompts, index));
    const rounds = planRounds(gpt, members);
    const present = tables.map((tableNow) => tableNow());
    const terms = tidy(() => groupTerms(gpt, members, rows, rounds, present));
    const values = await terms.data<'float32'>();
    terms.dispose();
    sums.forEach((scores, column) => {
      const term = (index: number): number => at(values, index * tables.length + column);
      addUp(members, rounds, term).forEach((totals, row) => {
        at(scores, at(group, row)).set(totals);
      });
    });
    await nextTurn();
  }
  options.check();
  const [vocabulary, restricted] = sums;
  return prompts.map((_, i) => ({ vocabulary: at(vocabulary ?? [], i), restricted: restricted?.[i] }));
}

/** Sums the terms of each candidate, in the order in which `groupTerms` lays them out: [row][candidate]. */
function addUp(
  members: readonly CandidatePrompt[],
  rounds: readonly Round[],
  term: (index: number) => number,
): readonly (readonly number[])[] {
  const totals = members.map((): number[] => []);
  let next = 0;
  rounds.forEach((round, candidate) => {
    members.forEach((member, row) => {
      const length = member.candidates[candidate]?.length;
      if (length === undefined) return;
      let total = term(next + row);
      const extension = next + members.length + row * round.extension;
      for (let i = 0; i < length - 1; i++) total += term(extension + i);
      at(totals, row).push(total);
    });
    next += members.length * (1 + round.extension);
  });
  return totals;
}

/** One candidate of each row: its first token is judged by the prefix, the others by an extension of that many tokens. */
interface Round {
  readonly first: Int32Array; // [B]
  readonly extension: number;
  readonly inputs: Int32Array; // [B * extension]
  readonly labels: Int32Array; // [B * extension]
}

function planRounds(gpt: GptTensors, members: readonly CandidatePrompt[]): readonly Round[] {
  const count = Math.max(...members.map((member) => member.candidates.length));
  return Array.from({ length: count }, (_, candidate) => {
    const tokens = members.map((member) => member.candidates[candidate] ?? new Int32Array(1));
    for (const [row, ids] of tokens.entries()) {
      assert(ids.length > 0, 'a candidate without tokens');
      const read = at(members, row).prefix.length + ids.length - 1;
      assert(read <= gpt.config.positions, `candidate and prefix need ${read} positions`);
    }
    const longest = Math.max(...tokens.map((ids) => ids.length)) - 1;
    const extension = longest <= 4 ? longest : Math.ceil(longest / 4) * 4;
    const inputs = new Int32Array(members.length * extension);
    const labels = new Int32Array(members.length * extension);
    tokens.forEach((ids, row) => {
      inputs.set(ids.subarray(0, -1), row * extension);
      labels.set(ids.subarray(1), row * extension);
    });
    return { first: Int32Array.from(tokens, (ids) => at(ids, 0)), extension, inputs, labels };
  });
}

/** For each round B rows of terms for first tokens, then B * extension rows; a column per table, flattened. */
function groupTerms(
  gpt: GptTensors,
  members: readonly CandidatePrompt[],
  rows: VirtualRows,
  rounds: readonly Round[],
  tables: readonly RowTable[],
): Tensor1D {
  const { last, cache } = prefill(gpt, members, rows, 0);
  const lastTotals = concat(
    tables.map((table) => logSumExp(last, table)),
    1,
  ); // [B, tables]
  const terms = rounds.flatMap((round) => {
    const first = sub(ownLogits(last, lookUp(gpt.words, round.first)), lastTotals) as Tensor2D;
    return round.extension === 0 ? [first] : [first, tidy(() => extensionTerms(gpt, cache, round, tables))];
  });
  return reshape(concat(terms, 0), [-1]);
}

/** log p of each label after an extension, [B * extension, tables]. */
function extensionTerms(
  gpt: GptTensors,
  cache: KeyCache,
  round: Round,
  tables: readonly RowTable[],
): Tensor2D {
  const { hidden } = extend(gpt, cache, round.inputs);
  const own = ownLogits(hidden, lookUp(gpt.words, round.labels)); // [n, 1]
  const size = positionsPerChunk(gpt.words, gpt.maxBindingBytes);
  const totals = tables.map((table) => {
    const parts: Tensor2D[] = [];
    for (let from = 0; from < round.labels.length; from += size) {
      const count = Math.min(size, round.labels.length - from);
      parts.push(logSumExp(slice(hidden, [from, 0], [count, -1]), table));
    }
    return concat(parts, 0); // [n, 1]
  });
  return sub(own, concat(totals, 1));
}
