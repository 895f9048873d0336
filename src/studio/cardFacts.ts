import { assertUnreachable } from '../base/assert';
import { createRenaming } from '../run/judging/aliases';
import { taskReport } from '../run/judging/taskReport';
import type { Contestant } from '../run/judging/types';
import type { RunRecord } from '../run/runRecord';
import type { CardFacts, FactsOf } from '../table/exchange/exportBase';
import type { VirtualPrompt } from '../table/promptTable';
import type { StudioState } from './state';

interface Known {
  readonly runs: Pick<StudioState['runs'], 'list'>;
  readonly evaluate: Pick<StudioState['evaluate'], 'result' | 'plan'>;
}
type Baseline = CardFacts['baselines'][number];

/** What the studio knows of a prompt besides its table: the rows of its run, and scores beside it on the same rows. */
export const cardFacts =
  ({ runs, evaluate }: Known): FactsOf =>
  (prompt) => {
    const run = runs.list.find((record) => hasLearned(record, prompt));
    const compared = comparedScores(evaluate, prompt);
    const rows = run === undefined ? undefined : rowsOf(run);
    if (rows === undefined && run === undefined && compared.length === 0) return undefined;
    return { rows, baselines: [...untunedScore(run, prompt), ...compared] };
  };

/** The newest run of this template and these settings; a prompt from elsewhere has none. */
const hasLearned = ({ templates, config, summary }: RunRecord, prompt: VirtualPrompt): boolean =>
  summary !== undefined &&
  JSON.stringify(config) === JSON.stringify(prompt.config) &&
  templates.some((template) => JSON.stringify(template) === JSON.stringify(prompt.template));

/** A run of several tasks counts its rows over all of them. */
function rowsOf({ templates, summary }: RunRecord): CardFacts['rows'] {
  if (summary === undefined || templates.length !== 1) return undefined;
  const { train, validation, test } = summary.counts;
  return { train: train.kept, validation: validation.kept, test: test.kept };
}

function untunedScore(run: RunRecord | undefined, { taskname }: VirtualPrompt): readonly Baseline[] {
  const judged = run?.baseline?.untuned.judged?.tasks.find((task) => task.taskname === taskname);
  if (judged === undefined) return [];
  const { rows, accuracy, macroF1 } = judged;
  return [{ name: `untuned base, ${rows} rows of the run`, accuracy, macroF1 }];
}

/** What the last comparison on Evaluate found, when it was of these very numbers. */
function comparedScores({ result, plan }: Known['evaluate'], prompt: VirtualPrompt): readonly Baseline[] {
  const asked = result?.prompts.find(({ taskname }) => taskname === prompt.taskname);
  if (result === undefined || asked?.embeddings !== prompt.embeddings) return [];
  const rule = { normalisation: plan.normalisation, rename: createRenaming(prompt.aliases) };
  return result.outcomes.flatMap(({ contestant, rows }): Baseline[] => {
    const own = rows.filter(({ taskname }) => taskname === prompt.taskname);
    const report = taskReport(contestant, prompt.taskname, own, rule);
    const { accuracy, macroF1 } = report;
    const name = `${contestantName(contestant)}, ${report.rows} rows of the last comparison`;
    return report.rows === 0 ? [] : [{ name, accuracy, macroF1 }];
  });
}

/** As the card says it, which is in English wherever it is read. */
function contestantName(contestant: Contestant): string {
  switch (contestant.kind) {
    case 'tuned':
      return 'this prompt';
    case 'majority':
      return 'most frequent answer';
    case 'untuned':
      return contestant.shots === 0 ? 'untuned base, zero-shot' : `untuned base, ${contestant.shots}-shot`;
    default:
      return assertUnreachable(contestant);
  }
}
