import { err, ok, type Result } from '../../base/result';
import type { TaskTemplate } from '../../prompt/taskTemplate';
import type { EngineFailure } from '../../run/engineFailure';
import type { ForeignFailure } from '../foreign/foreignFailure';
import type { ImportedPrompt } from '../foreign/importedPrompt';
import type { PromptTable, VirtualPrompt } from '../promptTable';

/** What a person says about an imported prompt; undefined keeps what its file says. */
export interface ImportChoices {
  readonly taskname: string | undefined;
  readonly template: TaskTemplate | undefined;
}

/** The base that the prompts were learned through, as the person says: a foreign file knows it by name at the most. */
export interface ImportBase {
  readonly name: string;
  readonly fingerprint: string;
  readonly hiddenSize: number;
}

type OtherBase = Extract<EngineFailure, { readonly kind: 'table-other-base' }>;

/**
 * An imported prompt as one of ours. It needs a taskname, a template with as many virtual tokens, and a base of its
 * width (rule F3), and the very one if the file tells its fingerprint. The numbers are the very same.
 */
export function toVirtualPrompt(
  imported: ImportedPrompt,
  choices: ImportChoices,
  base: ImportBase,
): Result<VirtualPrompt, ForeignFailure | OtherBase> {
  const known = imported.base;
  if (known?.fingerprint !== undefined && known.fingerprint !== base.fingerprint)
    return err({
      kind: 'table-other-base',
      tableBase: known.name,
      tableFingerprint: known.fingerprint,
      baseName: base.name,
      baseFingerprint: base.fingerprint,
    });
  const { totalVirtualTokens, hiddenSize, embeddings, labels } = imported;
  const taskname = choices.taskname ?? imported.taskname ?? choices.template?.taskname ?? '';
  if (taskname === '') return err({ kind: 'foreign-taskname-missing' });
  if (hiddenSize !== base.hiddenSize)
    return err({
      kind: 'foreign-width',
      taskname,
      found: hiddenSize,
      expected: base.hiddenSize,
      baseName: base.name,
    });
  const template = choices.template ?? imported.template;
  if (template === undefined) return err({ kind: 'foreign-template-missing', taskname });
  if (template.totalVirtualTokens !== totalVirtualTokens)
    return err({
      kind: 'foreign-template-tokens',
      taskname,
      template: template.totalVirtualTokens,
      found: totalVirtualTokens,
    });
  return ok({
    taskname,
    version: 1,
    embeddings,
    start: undefined,
    totalVirtualTokens,
    hiddenSize,
    template: { ...template, taskname },
    labels,
    aliases: [],
    config: undefined,
    metrics: undefined,
  });
}

/** A table of imported prompts, to be opened or merged. */
export function tableOfImported(
  prompts: readonly VirtualPrompt[],
  { name, fingerprint }: ImportBase,
): Result<PromptTable, ForeignFailure> {
  const names = prompts.map(({ taskname }) => taskname);
  const twice = names.find((taskname, index) => names.indexOf(taskname) !== index);
  if (twice !== undefined) return err({ kind: 'foreign-task-twice', taskname: twice });
  return ok({ base: { name, fingerprint }, prompts, earlier: [], history: [] });
}
