import { assert } from '../base/assert';
import { err, ok, type Result } from '../base/result';
import type { EngineFailure } from '../run/engineFailure';
import { underName } from './changePrompts';
import { faultOfPrompts } from './checkPrompts';
import { checkTableAgainstBase } from './checkTableAgainstBase';
import { putInUse } from './keepPrompts';
import { freeTaskname, highestVersion, versionsOf } from './knownTasks';
import { learningStep, noteScores } from './learningStep';
import { promptDigest } from './promptDigest';
import type { PromptTable, StandingScore, VirtualPrompt } from './promptTable';
import type { TableFailure } from './tableFailure';

/** What becomes of a task of theirs whose name stands in our table: our task's next version, or a task of another name. */
export type ClashRule = 'version' | 'rename';

/** What a merge does with one task of theirs. */
export interface MergeEntry {
  /** As theirs call it. */
  readonly taskname: string;
  /** `same`: our prompt in use has the very same numbers, template and labels; nothing is taken. */
  readonly kind: 'new' | 'version' | 'renamed' | 'same';
  /** What it is called in the merged table. */
  readonly as: string;
  /** Added to every version of theirs, so that no version of ours is given twice. */
  readonly versionsUp: number;
}

/** What `mergeTables` will do, task by task in their order. */
export function planMerge(ours: PromptTable, theirs: PromptTable, clash: ClashRule): readonly MergeEntry[] {
  return theirs.prompts.map((prompt): MergeEntry => {
    const { taskname } = prompt;
    const mine = ours.prompts.find((each) => each.taskname === taskname);
    const versionsUp = highestVersion(ours, taskname);
    if (mine === undefined) return { taskname, kind: 'new', as: taskname, versionsUp };
    if (isSamePrompt(mine, prompt)) return { taskname, kind: 'same', as: taskname, versionsUp: 0 };
    if (clash === 'version') return { taskname, kind: 'version', as: taskname, versionsUp };
    // Their other tasks keep their names, so these are not free either.
    const both = { ...ours, earlier: [...ours.earlier, ...theirs.prompts] };
    return { taskname, kind: 'renamed', as: freeTaskname(both, taskname), versionsUp: 0 };
  });
}

/**
 * Two tables of one base as one (P6). Ours stays as it is; what is taken of theirs is one learning step at `at`, with
 * the scores that theirs had for the same numbers. A table of another base is refused with both names and fingerprints.
 */
export function mergeTables(
  ours: PromptTable,
  theirs: PromptTable,
  clash: ClashRule,
  at: number,
): Result<PromptTable, Extract<EngineFailure, { readonly kind: 'table-other-base' }> | TableFailure> {
  const checked = checkTableAgainstBase(theirs, ours.base);
  if (!checked.ok) return checked;
  if (ours.prompts.length === 0 && ours.history.length === 0) return ok({ ...theirs, base: ours.base });
  const taken = planMerge(ours, theirs, clash).filter(({ kind }) => kind !== 'same');
  if (taken.length === 0) return ok(ours);

  const learned: VirtualPrompt[] = [];
  let merged = ours;
  for (const { taskname, as, versionsUp } of taken) {
    const moved = (prompt: VirtualPrompt): VirtualPrompt => ({
      ...underName(prompt, as),
      version: prompt.version + versionsUp,
    });
    const inUse = theirs.prompts.find((prompt) => prompt.taskname === taskname);
    assert(inUse !== undefined, 'a merge is planned over their prompts');
    const earlier = versionsOf({ prompts: [], earlier: theirs.earlier }, taskname).map(moved).reverse();
    learned.push(moved(inUse));
    merged = putInUse(merged, moved(inUse));
    merged = { ...merged, earlier: [...merged.earlier, ...earlier] };
  }
  const fault = faultOfPrompts(merged);
  if (fault !== undefined) return err(fault);
  const history = [...ours.history, learningStep(merged.prompts, learned, at)];
  const measured = learned.flatMap((prompt, i) => {
    const digest = promptDigest(prompt);
    const score = lastScore(theirs, taken[i]?.taskname, digest);
    return score === undefined ? [] : [{ ...prompt, digest, score }];
  });
  return ok(noteScores({ ...merged, history }, history.length - 1, measured));
}

function isSamePrompt(a: VirtualPrompt, b: VirtualPrompt): boolean {
  const told = ({ template, labels }: VirtualPrompt): string => JSON.stringify([template, labels]);
  return told(a) === told(b) && promptDigest(a) === promptDigest(b);
}

/** The newest score of these very numbers for this task. */
function lastScore(
  { history }: PromptTable,
  taskname: string | undefined,
  digest: string,
): StandingScore | undefined {
  return history
    .flatMap(({ standing }) => standing)
    .findLast((each) => each.taskname === taskname && each.digest === digest && each.score !== undefined)
    ?.score;
}
