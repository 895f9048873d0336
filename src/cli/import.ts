import { Failed } from '../base/failed';
import { err, ok, type Result } from '../base/result';
import type { TaskTemplate } from '../prompt/taskTemplate';
import type { EngineFailure } from '../run/engineFailure';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { onlyTask } from '../table/exchange/exportFiles';
import { fileNames } from '../table/exchange/fileNames';
import { readForeign } from '../table/exchange/readForeign';
import { tableOfImported, toVirtualPrompt } from '../table/exchange/toVirtualPrompt';
import type { ForeignContent, ImportedPrompt } from '../table/foreign/importedPrompt';
import type { PromptTable } from '../table/promptTable';
import { writePromptTable } from '../table/promptTableFile';
import { printPromptTableJson } from '../table/promptTableJson';
import { runCommand } from './command';
import { type ImportOptions, importUsage, readImportOptions } from './exchangeOptions';
import { writeOut } from './files';
import { watchInterrupt } from './interrupt';
import { type OpenBase, openBase } from './openBase';
import { createProgress } from './progress';
import { readFolder } from './readFolder';
import { modelFolder, openTemplates } from './tunePlan';

const needed = <T, F extends { readonly kind: string }>(result: Result<T, F>): T => {
  if (!result.ok) throw new Failed<F>(result.error);
  return result.value;
};

const unknownTask = (taskname: string, known: readonly string[]) =>
  err<EngineFailure>({ kind: 'unknown-task', taskname, known });

/** The prompts to take: all, the one of this name, or the only one, which is then called so. */
function takePrompts(
  prompts: readonly ImportedPrompt[],
  task: string | undefined,
): Result<readonly ImportedPrompt[], EngineFailure> {
  const [only, another] = prompts;
  if (task === undefined) return ok(prompts);
  if (only !== undefined && another === undefined) return ok([{ ...only, taskname: task }]);
  const named = prompts.filter(({ taskname }) => taskname === task);
  const known = prompts.flatMap(({ taskname }) => taskname ?? []);
  return named.length > 0 ? ok(named) : unknownTask(task, known);
}

/**
 * The template of a prompt's name, or of the name that `export` makes of it for files (`.npy` carries no other); the only
 * one where names do not decide.
 */
function templateFor(
  { taskname }: ImportedPrompt,
  templates: readonly TaskTemplate[],
  prompts: number,
): TaskTemplate | undefined {
  const files = fileNames(templates.map((template) => template.taskname));
  const named =
    templates.find((template) => template.taskname === taskname) ??
    templates.find((_, index) => files[index] === taskname);
  return named ?? (templates.length === 1 && prompts === 1 ? templates[0] : undefined);
}

function tableOf(
  content: ForeignContent,
  base: OpenBase,
  templates: readonly TaskTemplate[],
  task: string | undefined,
): PromptTable {
  if (content.kind === 'table') {
    const table = needed(checkTableAgainstBase(content.table, base));
    const known = table.prompts.map(({ taskname }) => taskname);
    if (task === undefined) return table;
    return known.includes(task) ? onlyTask(table, task) : needed(unknownTask(task, known));
  }
  const taken = needed(takePrompts(content.prompts, task));
  const prompts = taken.map((prompt) => {
    const template = templateFor(prompt, templates, taken.length);
    return needed(toVirtualPrompt(prompt, { taskname: task ?? template?.taskname, template }, base));
  });
  return needed(tableOfImported(prompts, base));
}

async function writeTable(path: string, table: PromptTable): Promise<void> {
  await writeOut(path, path.endsWith('.json') ? printPromptTableJson(table) : writePromptTable(table));
}

/** `npm run import`: prompts from the files of others, as a table of ours. */
await runCommand(importUsage, async (argv) => {
  const options: ImportOptions = readImportOptions(argv);
  const progress = createProgress(process.stderr);
  const { signal } = watchInterrupt(process);
  const content = await readForeign(await readFolder(options.from), options.from);
  const templates =
    options.template === undefined ? [] : await openTemplates(options.template, progress.line);
  const base = await openBase(modelFolder(options.model, '.'), progress, signal);
  const table = tableOf(content, base, templates, options.task);
  await writeTable(options.out, table);

  const leftAside = content.kind === 'prompts' ? content.leftAside : [];
  const tasks = table.prompts.map(({ taskname, totalVirtualTokens, hiddenSize }) => ({
    taskname,
    virtual_tokens: totalVirtualTokens,
    hidden_size: hiddenSize,
  }));
  if (options.json) {
    const { format } = content;
    process.stdout.write(`${JSON.stringify({ format, tasks, left_aside: leftAside, out: options.out })}\n`);
    return;
  }
  for (const { taskname, virtual_tokens: rows, hidden_size: width } of tasks)
    process.stdout.write(`“${taskname}”: ${rows} virtual tokens of width ${width}\n`);
  if (leftAside.length > 0) process.stdout.write(`Left aside: ${leftAside.join(', ')}\n`);
  progress.line(`Written to ${options.out}`);
});
