import { Failed } from '../base/failed';
import type { ModelReport } from '../bridge/contract';
import { withVirtualTokens } from '../prompt/divideVirtualTokens';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { parseTemplate, templateFieldNames } from '../prompt/templateSyntax';
import type { ImportedPrompt } from '../table/foreign/importedPrompt';
import type { ImportAnswer } from './incomingState';

type Base = Pick<ModelReport, 'name' | 'fingerprint' | 'hiddenSize'>;

/**
 * Refuses prompts that cannot belong to a base: of another width, or from a file that tells the fingerprint of another.
 * Throws Failed 'foreign-width' or 'table-other-base'.
 */
export function followedBase(prompts: readonly ImportedPrompt[], base: Base): void {
  for (const { hiddenSize, taskname = '', base: told } of prompts) {
    if (told?.fingerprint !== undefined && told.fingerprint !== base.fingerprint)
      throw new Failed({
        kind: 'table-other-base',
        tableBase: told.name,
        tableFingerprint: told.fingerprint,
        baseName: base.name,
        baseFingerprint: base.fingerprint,
      });
    if (hiddenSize !== base.hiddenSize)
      throw new Failed({
        kind: 'foreign-width',
        taskname,
        found: hiddenSize,
        expected: base.hiddenSize,
        baseName: base.name,
      });
  }
}

/** The answers that a file gives itself, when it says everything of every prompt; else undefined. */
export function wholeAnswers(
  prompts: readonly ImportedPrompt[],
  base: Base,
): readonly ImportAnswer[] | undefined {
  const answers = prompts.flatMap((prompt): ImportAnswer[] => {
    const { taskname, template, labels } = prompt;
    const isWhole =
      taskname !== undefined && template !== undefined && prompt.base?.fingerprint === base.fingerprint;
    return isWhole ? [{ prompt, taskname, template, labels }] : [];
  });
  return answers.length === prompts.length ? answers : undefined;
}

/** A template of this text for so many virtual tokens: as `known` has it, or with the last field as the answer. */
export function templateOfText(
  text: string,
  totalVirtualTokens: number,
  known: readonly TaskTemplate[],
): TaskTemplate {
  const same = known.find(({ promptTemplate }) => promptTemplate === text);
  return withVirtualTokens(same ?? guessed(text), totalVirtualTokens);
}

function guessed(promptTemplate: string): TaskTemplate {
  const fields = templateFieldNames(promptTemplate);
  const answerField = fields.at(-1);
  const markers = parseTemplate(promptTemplate).filter(({ kind }) => kind === 'virtual');
  return {
    taskname: '',
    promptTemplate,
    totalVirtualTokens: markers.length,
    virtualTokenSplits: markers.map(() => 1),
    truncateField: fields.find((name) => name !== answerField),
    answerOnlyLoss: answerField !== undefined,
    answerField,
  };
}
