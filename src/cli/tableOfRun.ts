import { Failed } from '../base/failed';
import type { ModelReport } from '../bridge/contract';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { keepPrompts } from '../table/keepPrompts';
import { noteScores } from '../table/learningStep';
import type { PromptTable } from '../table/promptTable';
import type { EndedEvent } from './followRun';

/** The table that a run adds to, or an empty one. Throws Failed 'table-other-base' when it belongs to another base. */
export function tableOfBase(
  into: PromptTable | undefined,
  { name, fingerprint }: Pick<ModelReport, 'name' | 'fingerprint'>,
): PromptTable {
  if (into === undefined) return { base: { name, fingerprint }, prompts: [], earlier: [], history: [] };
  const checked = checkTableAgainstBase(into, { name, fingerprint });
  if (!checked.ok) throw new Failed(checked.error);
  return checked.value;
}

/** The table after the run as one learning step at `at` (milliseconds since 1970), with the run's scores on held-out rows. */
export function withRun(
  table: PromptTable,
  { prompts, report }: Pick<EndedEvent, 'prompts' | 'report'>,
  at: number,
): PromptTable {
  const learned = keepPrompts(table, prompts, at);
  const standing = learned.history.at(-1)?.standing ?? [];
  const measured = standing.flatMap((each) => {
    const wasLearned = prompts.some(({ taskname }) => taskname === each.taskname);
    const score = report.scores.find(
      ({ taskname, split }) => taskname === each.taskname && split !== 'train',
    );
    if (!wasLearned || score === undefined) return [];
    const { rows, accuracy, macroF1 } = score;
    return [{ ...each, score: { rows, accuracy, macroF1 } }];
  });
  return noteScores(learned, learned.history.length - 1, measured);
}

/** Names of the tasks in use, for people. */
export const tasksOf = ({ prompts }: PromptTable): string =>
  prompts
    .map(({ taskname, version }) => (version === 1 ? taskname : `${taskname} (version ${version})`))
    .join(', ');
