import { at } from '../base/assert';
import { type Example, fieldText } from '../data/dataset';
import { createRenaming } from '../run/judging/aliases';
import type { RowPrediction } from '../run/prediction';
import { majorityLabel } from '../run/score';
import type { VirtualPrompt } from '../table/promptTable';
import { promptIndex } from './promptRows';
import type { ScoredRow } from './scoreRows';

/**
 * The commonest label of each task's examples, aliases counted together, as the answer to every row of the task; no answer
 * where no example has a label. `examples`: by prompt.
 */
export function majorityAnswers(
  rows: readonly ScoredRow[],
  prompts: readonly VirtualPrompt[],
  examples: readonly (readonly Example[])[],
): readonly RowPrediction[] {
  const commonest = prompts.map(({ template: { answerField }, aliases }, index) => {
    const rename = createRenaming(aliases);
    const labels = at(examples, index).flatMap((example) =>
      answerField === undefined ? [] : (fieldText(example, answerField) ?? []),
    );
    return majorityLabel(labels.map(rename)) ?? '';
  });
  return rows.map(({ split, example, template }): RowPrediction => {
    const index = promptIndex(prompts, example.taskname);
    const answerField = template?.answerField;
    return {
      split,
      line: example.line,
      taskname: template?.taskname ?? example.taskname ?? '',
      label: answerField === undefined ? undefined : fieldText(example, answerField),
      prediction: index < 0 ? '' : at(commonest, index),
      labelScores: undefined,
      candidateScores: undefined,
      cut: 0,
      skipped: index < 0 ? 'unknown-task' : undefined,
    };
  });
}
