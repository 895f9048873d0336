import { assert } from '../base/assert';
import { err, ok, type Result } from '../base/result';
import type { LabelAlias } from '../run/judging/types';
import { faultOfPrompts } from './checkPrompts';
import { highestVersion, versionsOf } from './knownTasks';
import type { PromptTable, VirtualPrompt } from './promptTable';
import type { TableFailure } from './tableFailure';

/** A task's prompt, versions, template and history under another name. A name that the table knows is refused (P4). */
export function renamePrompt(
  table: PromptTable,
  taskname: string,
  to: string,
): Result<PromptTable, TableFailure> {
  promptInUse(table, taskname);
  const name = to.trim();
  if (name === taskname) return ok(table);
  const fault = faultOfName(table, name);
  if (fault !== undefined) return err(fault);
  const named = (prompt: VirtualPrompt): VirtualPrompt =>
    prompt.taskname === taskname ? underName(prompt, name) : prompt;
  const mention = <T extends { readonly taskname: string }>(each: T): T =>
    each.taskname === taskname ? { ...each, taskname: name } : each;
  return ok({
    ...table,
    prompts: table.prompts.map(named),
    earlier: table.earlier.map(named),
    history: table.history.map((step) => ({
      ...step,
      learned: step.learned.map(mention),
      standing: step.standing.map(mention),
    })),
  });
}

/** Why a task cannot be called so in this table; undefined when it can. */
export function faultOfName(table: PromptTable, taskname: string): TableFailure | undefined {
  if (taskname.trim() === '') return { kind: 'table-name-empty' };
  return highestVersion(table, taskname) > 0 ? { kind: 'table-name-taken', taskname } : undefined;
}

/** The prompt in use once more under another name, directly behind it, as version 1. */
export function duplicatePrompt(
  table: PromptTable,
  taskname: string,
  as: string,
): Result<PromptTable, TableFailure> {
  const prompt = promptInUse(table, taskname);
  const name = as.trim();
  const fault = faultOfName(table, name);
  if (fault !== undefined) return err(fault);
  const copy = { ...underName(prompt, name), version: 1 };
  return ok({ ...table, prompts: table.prompts.toSpliced(table.prompts.indexOf(prompt) + 1, 0, copy) });
}

/** Without a task and all its versions. The history still tells of it. */
export function removePrompt(table: PromptTable, taskname: string): PromptTable {
  const isOther = (prompt: VirtualPrompt): boolean => prompt.taskname !== taskname;
  return { ...table, prompts: table.prompts.filter(isOther), earlier: table.earlier.filter(isOther) };
}

/** Without one version of a task. When it was in use, the newest of those left is. */
export function removeVersion(table: PromptTable, taskname: string, version: number): PromptTable {
  const inUse = promptInUse(table, taskname);
  const isLeft = (prompt: VirtualPrompt): boolean =>
    prompt.taskname !== taskname || prompt.version !== version;
  if (inUse.version !== version) return { ...table, earlier: table.earlier.filter(isLeft) };
  const newest = versionsOf({ prompts: [], earlier: table.earlier }, taskname)[0];
  return newest === undefined
    ? removePrompt(table, taskname)
    : removeVersion(putVersionInUse(table, taskname, newest.version), taskname, version);
}

/** An earlier version in use again; the one that was in use is kept among the earlier ones. */
export function putVersionInUse(table: PromptTable, taskname: string, version: number): PromptTable {
  const inUse = promptInUse(table, taskname);
  if (inUse.version === version) return table;
  const chosen = versionsOf(table, taskname).find((prompt) => prompt.version === version);
  assert(chosen !== undefined, `${taskname} has no version ${version}`);
  return {
    ...table,
    prompts: table.prompts.with(table.prompts.indexOf(inUse), chosen),
    earlier: table.earlier.with(table.earlier.indexOf(chosen), inUse),
  };
}

/** Answers of a task that count as others, without outer white space. One answer with two meanings is refused. */
export function setAliases(
  table: PromptTable,
  taskname: string,
  aliases: readonly LabelAlias[],
): Result<PromptTable, TableFailure> {
  const prompt = promptInUse(table, taskname);
  const trimmed = aliases.map(({ from, to }) => ({ from: from.trim(), to: to.trim() }));
  const place = table.prompts.indexOf(prompt);
  const next = { ...table, prompts: table.prompts.with(place, { ...prompt, aliases: trimmed }) };
  const fault = faultOfPrompts(next);
  return fault === undefined ? ok(next) : err(fault);
}

function promptInUse(table: PromptTable, taskname: string): VirtualPrompt {
  const prompt = table.prompts.find((each) => each.taskname === taskname);
  assert(prompt !== undefined, `the table has no prompt ${taskname}`);
  return prompt;
}

/** A prompt and its template under another name; the numbers are the same array. */
export const underName = (prompt: VirtualPrompt, taskname: string): VirtualPrompt => ({
  ...prompt,
  taskname,
  template: { ...prompt.template, taskname },
});
