import type { Example } from '../data/dataset';
import { fieldText } from '../data/dataset';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { mostScoredLabels } from '../run/defaults';
import type { Contestant } from '../run/judging/types';
import type { TuningConfig } from '../run/tuningConfig';
import type { VirtualPrompt } from '../table/promptTable';
import { currentTable } from './currentTable';
import type { EvaluatePlan } from './evaluateState';
import type { StudioState } from './state';

/** A task that can be judged; without a prompt only the untuned model can answer it. */
export interface EvaluableTask {
  readonly taskname: string;
  readonly template: TaskTemplate;
  readonly prompt: VirtualPrompt | undefined;
}

/** Every prompt of the table, then the templates that are not learned yet; only those with an answer to compare with. */
export function evaluableTasks(
  state: Pick<StudioState, 'table' | 'templates' | 'model'>,
): readonly EvaluableTask[] {
  const prompts = currentTable(state)?.prompts ?? [];
  const learned = prompts.map((prompt) => ({ taskname: prompt.taskname, template: prompt.template, prompt }));
  const others = state.templates.list
    .filter((template) => prompts.every(({ taskname }) => taskname !== template.taskname))
    .map((template) => ({ taskname: template.taskname, template, prompt: undefined }));
  return [...learned, ...others].filter(({ template }) => template.answerField !== undefined);
}

/** The tasks of a plan: the one it names, else all that are learned, else all there are. */
export function chosenTasks(
  tasks: readonly EvaluableTask[],
  { taskname }: Pick<EvaluatePlan, 'taskname'>,
): readonly EvaluableTask[] {
  const named = tasks.filter((task) => task.taskname === taskname);
  if (named.length > 0) return named;
  const learned = tasks.filter(({ prompt }) => prompt !== undefined);
  return learned.length > 0 ? learned : tasks;
}

/** Who can take part: the learned prompts only where every task has one, examples only where there are solved rows. */
export function contestantsOf(
  plan: EvaluatePlan,
  has: { readonly prompts: boolean; readonly examples: boolean },
): readonly Contestant[] {
  const shots = [
    ...(plan.zeroShot ? [0] : []),
    ...(plan.oneShot && has.examples ? [1] : []),
    ...(plan.manyShot && has.examples ? [plan.shots] : []),
  ];
  return [
    ...(plan.tuned && has.prompts ? [{ kind: 'tuned' } as const] : []),
    ...[...new Set(shots)].map((count) => ({ kind: 'untuned', shots: count }) as const),
    ...(plan.majority && has.examples ? [{ kind: 'majority' } as const] : []),
  ];
}

/** A task that is not learned yet, for contestants that use its template and labels only. */
export function promptOfTemplate(
  template: TaskTemplate,
  solved: readonly Example[],
  hiddenSize: number,
  settings: TuningConfig,
): VirtualPrompt {
  const { taskname, totalVirtualTokens, answerField } = template;
  const labels = new Set(
    solved
      .filter((row) => row.taskname === taskname)
      .flatMap((row) => (answerField === undefined ? [] : (fieldText(row, answerField) ?? []))),
  );
  return {
    taskname,
    version: 1,
    embeddings: new Float32Array(totalVirtualTokens * hiddenSize),
    start: undefined,
    totalVirtualTokens,
    hiddenSize,
    template,
    labels: labels.size > mostScoredLabels ? [] : [...labels],
    aliases: [],
    config: { ...settings, lossOver: 'vocabulary' },
    metrics: undefined,
  };
}
