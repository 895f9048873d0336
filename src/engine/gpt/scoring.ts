import { concat, reshape, slice, sub, type Tensor1D, type Tensor2D, tidy } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { CandidatePrompt } from '../../prompt/encodedExample';
import { nextTurn } from '../eventLoop';
import type { VirtualRows } from '../frozenModel';
import type { GptTensors } from './gptTensors';
import { logSumExp, ownLogits } from './head';
import { extend, groupsOf, type KeyCache, prefill } from './keyCache';
import { positionsPerChunk } from './lossHead';
import { lookUp } from './rowTable';

const MAX_ROWS = 32;

/**
 * Summed log-probability (nats, whole vocabulary) of every candidate after every prefix. Each group of prefixes is read
 * once; then candidate c of all rows extends it. Token terms are F32 from the device, their sums are in double.
 */
export async function scoreCandidates(
  gpt: GptTensors,
  prompts: readonly CandidatePrompt[],
  rows: VirtualRows,
  options: { readonly signal: AbortSignal; readonly check: () => void },
): Promise<readonly Float64Array[]> {
  const scores = prompts.map((prompt) => new Float64Array(prompt.candidates.length));
  for (const group of groupsOf(
    prompts,
    Math.min(MAX_ROWS, positionsPerChunk(gpt.words, gpt.maxBindingBytes)),
  )) {
    options.signal.throwIfAborted();
    options.check();
    const members = group.map((index) => at(prompts, index));
    const rounds = planRounds(gpt, members);
    const terms = tidy(() => groupTerms(gpt, members, rows, rounds));
    const values = await terms.data<'float32'>();
    terms.dispose();
    let next = 0;
    rounds.forEach((round, candidate) => {
      const perRow = 1 + round.extension;
      members.forEach((member, row) => {
        const length = member.candidates[candidate]?.length;
        if (length === undefined) return;
        let total = at(values, next + row);
        for (let i = 1; i < length; i++) {
          total += at(values, next + members.length + row * round.extension + i - 1);
        }
        at(scores, at(group, row))[candidate] = total;
      });
      next += members.length * perRow;
    });
    await nextTurn();
  }
  options.check();
  return scores;
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

/** For each round B terms of first tokens, then B * extension terms. */
function groupTerms(
  gpt: GptTensors,
  members: readonly CandidatePrompt[],
  rows: VirtualRows,
  rounds: readonly Round[],
): Tensor1D {
  const { last, cache } = prefill(gpt, members, rows, 0);
  const lastTotal = logSumExp(last, gpt.words); // [B, 1]
  const terms = rounds.flatMap((round) => {
    const first = sub(ownLogits(last, lookUp(gpt.words, round.first)), lastTotal) as Tensor2D;
    return round.extension === 0 ? [first] : [first, tidy(() => extensionTerms(gpt, cache, round))];
  });
  return reshape(concat(terms, 0), [-1]);
}

/** log p of each label after an extension, [B * extension, 1]. */
function extensionTerms(gpt: GptTensors, cache: KeyCache, round: Round): Tensor2D {
  const { hidden } = extend(gpt, cache, round.inputs);
  const own = ownLogits(hidden, lookUp(gpt.words, round.labels)); // [n, 1]
  const size = positionsPerChunk(gpt.words, gpt.maxBindingBytes);
  const totals: Tensor2D[] = [];
  for (let from = 0; from < round.labels.length; from += size) {
    const count = Math.min(size, round.labels.length - from);
    totals.push(logSumExp(slice(hidden, [from, 0], [count, -1]), gpt.words));
  }
  return sub(own, concat(totals, 0));
}
