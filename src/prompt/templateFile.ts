import * as v from 'valibot';
import type { TaskTemplate } from './taskTemplate';

/**
 * A task on disk: an entry of NeMo's `task_templates`, with its defaults. What a template must fulfil beyond its shape
 * is `checkTemplate`'s business.
 */
export const taskTemplateSchema = v.pipe(
  v.strictObject({
    taskname: v.pipe(v.string(), v.nonEmpty()),
    prompt_template: v.string(),
    total_virtual_tokens: v.pipe(v.number(), v.integer(), v.minValue(0)),
    virtual_token_splits: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
    truncate_field: v.nullish(v.string()),
    answer_only_loss: v.optional(v.boolean(), false),
    answer_field: v.nullish(v.string()),
  }),
  v.transform(
    (entry): TaskTemplate => ({
      taskname: entry.taskname,
      promptTemplate: entry.prompt_template,
      totalVirtualTokens: entry.total_virtual_tokens,
      virtualTokenSplits: entry.virtual_token_splits,
      truncateField: entry.truncate_field ?? undefined,
      answerOnlyLoss: entry.answer_only_loss,
      answerField: entry.answer_field ?? undefined,
    }),
  ),
);

/** A template file: a list of entries, one entry alone, or an object with `task_templates` as in NeMo's configuration. */
export const taskTemplatesSchema = v.union([
  v.array(taskTemplateSchema),
  v.pipe(
    taskTemplateSchema,
    v.transform((template) => [template]),
  ),
  v.pipe(
    v.object({ task_templates: v.array(taskTemplateSchema) }),
    v.transform((file) => file.task_templates),
  ),
]);

/** The entry of `task_templates` for a template; every key is written. */
export function taskTemplateEntry(template: TaskTemplate) {
  return {
    taskname: template.taskname,
    prompt_template: template.promptTemplate,
    total_virtual_tokens: template.totalVirtualTokens,
    virtual_token_splits: template.virtualTokenSplits,
    truncate_field: template.truncateField ?? null,
    answer_only_loss: template.answerOnlyLoss,
    answer_field: template.answerField ?? null,
  };
}
