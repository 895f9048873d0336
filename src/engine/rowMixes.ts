import type { CandidatePrompt } from '../prompt/encodedExample';
import type { LossOver } from '../run/tuningConfig';
import { answerIds } from './candidateIds';

/** What decides which rows can be answered in one batch. */
export interface MixableRow {
  readonly row: { readonly labels: readonly string[]; readonly lossOver: LossOver };
  readonly prompt: CandidatePrompt;
}

/** Rows that are answered in one go, whatever their tasks. */
export interface RowMix<Member> {
  /** Shortest first, so that little is padded. */
  readonly members: readonly Member[];
  /** Undefined: the whole vocabulary. */
  readonly restrictTo: Int32Array | undefined;
}

/**
 * Rows of all tasks in as few mixes as give the same answers: a row's prompt, its length and its positions are its own,
 * so tasks share a batch when they share the softmax. Scored and written rows stay apart, and so do tasks with few and
 * with many labels (a batch takes the time of its row with the most: within a mix at most twice what is needed).
 */
export function mixRows<Member extends MixableRow>(members: readonly Member[]): readonly RowMix<Member>[] {
  const mixes = new Map<string, { parts: (readonly Member[])[]; restrictTo: Int32Array | undefined }>();
  for (const own of byTask(members)) {
    const restricted = own.every(({ row }) => row.lossOver === 'candidates' && row.labels.length > 0);
    const restrictTo = restricted ? answerIds(own.map(({ prompt }) => prompt)) : undefined;
    const most = own.reduce((count, { row }) => Math.max(count, row.labels.length), 0);
    const size = most === 0 ? 'written' : `${Math.ceil(Math.log2(most))}`;
    const key = `${size} ${restrictTo?.join(' ') ?? 'all'}`;
    const mix = mixes.get(key);
    if (mix === undefined) mixes.set(key, { parts: [own], restrictTo });
    else mix.parts.push(own);
  }
  return [...mixes.values()].map((mix) => ({
    members: mix.parts
      .flatMap((part) => part)
      .sort((a, b) => a.prompt.prefix.length - b.prompt.prefix.length),
    restrictTo: mix.restrictTo,
  }));
}

function byTask<Member extends MixableRow>(members: readonly Member[]): readonly (readonly Member[])[] {
  const tasks = new Map<number, Member[]>();
  for (const member of members) {
    const own = tasks.get(member.prompt.taskIndex);
    if (own === undefined) tasks.set(member.prompt.taskIndex, [member]);
    else own.push(member);
  }
  return [...tasks.values()];
}
