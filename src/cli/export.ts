import { basename, join } from 'node:path';
import { Failed } from '../base/failed';
import type { EngineFailure } from '../run/engineFailure';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { exportFiles, onlyTask } from '../table/exchange/exportFiles';
import { peftEligibility } from '../table/exchange/peftEligibility';
import { readForeign } from '../table/exchange/readForeign';
import type { PromptTable } from '../table/promptTable';
import type { TableFailure } from '../table/tableFailure';
import { byteSize } from '../words/en/format';
import { peftObstacleText } from '../words/en/peftObstacle';
import { runCommand } from './command';
import { exportUsage, readExportOptions } from './exchangeOptions';
import { readBytes, writeOut } from './files';
import { watchInterrupt } from './interrupt';
import { openBase } from './openBase';
import { createProgress } from './progress';
import { modelFolder } from './tunePlan';

async function openAnyTable(path: string): Promise<PromptTable> {
  const content = await readForeign([{ path: basename(path), bytes: await readBytes(path) }], path);
  if (content.kind === 'table') return content.table;
  throw new Failed<TableFailure>({ kind: 'table-foreign', found: content.format });
}

function takeTask(table: PromptTable, taskname: string | undefined): PromptTable {
  if (taskname === undefined) return table;
  const known = table.prompts.map((prompt) => prompt.taskname);
  if (known.includes(taskname)) return onlyTask(table, taskname);
  throw new Failed<EngineFailure>({ kind: 'unknown-task', taskname, known });
}

/** `npm run export`: a table in the files of others. */
await runCommand(exportUsage, async (argv) => {
  const { table: path, format, out, model, task, json } = readExportOptions(argv);
  const progress = createProgress(process.stderr);
  const table = takeTask(await openAnyTable(path), task);
  const base = await openBase(modelFolder(model, '.'), progress, watchInterrupt(process).signal);
  const checked = checkTableAgainstBase(table, base);
  if (!checked.ok) throw new Failed(checked.error);
  const files = exportFiles(table, base, format);
  for (const file of files) await writeOut(join(out, file.path), file.bytes);

  const tasks = table.prompts.map((prompt) => {
    const text = peftEligibility(prompt);
    const reason = text.ok ? null : peftObstacleText(text.error);
    return { taskname: prompt.taskname, peft: text.ok, reason };
  });
  const written = files.map((file) => ({ path: file.path, bytes: file.bytes.length }));
  if (json) process.stdout.write(`${JSON.stringify({ format, out, files: written, tasks })}\n`);
  else {
    for (const each of written) process.stdout.write(`${join(out, each.path)}  ${byteSize(each.bytes)}\n`);
    for (const { taskname, reason } of format === 'peft' || format === 'zip' ? tasks : [])
      if (reason !== null) process.stdout.write(`“${taskname}” is no PEFT adapter. ${reason}\n`);
  }
});
