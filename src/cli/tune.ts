import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { predictionRow } from '../run/predictionRows';
import type { PromptTable } from '../table/promptTable';
import { writePromptTable } from '../table/promptTableFile';
import { runCommand } from './command';
import { jsonLines, replaceOut, writeOut, writingFailed } from './files';
import { type EndedEvent, followRun } from './followRun';
import { watchInterrupt } from './interrupt';
import { type OpenEngine, openEngine } from './openEngine';
import { openTable } from './openTable';
import { createProgress, type Progress } from './progress';
import { readParts } from './readParts';
import { reportEntry } from './reportFile';
import { summaryLines } from './summary';
import { tableOfBase, tasksOf, withRun } from './tableOfRun';
import { readTuneOptions, type TuneOptions, tuneUsage } from './tuneOptions';
import { readTunePlan, type TunePlan } from './tunePlan';

/** `npm run tune`: a run from a file or from options, headless. */
await runCommand(tuneUsage, async (argv) => {
  const options = readTuneOptions(argv);
  const interrupt = watchInterrupt(process);
  const progress = createProgress(process.stderr);
  const plan = await readTunePlan(options, progress.line);
  const into = options.into === undefined ? undefined : await openTable(options.into);
  const held = into?.prompts.map(({ taskname }) => taskname) ?? [];
  const { data, leaveOut } = await readParts(plan, { trainRows: options.trainRows, held }, progress.line);
  const open = await openEngine(plan.backend, plan.model, progress, interrupt.signal);
  const table = tableOfBase(into, open.model);

  const runId = 'tune';
  const metrics = join(options.out, 'metrics.jsonl');
  interrupt.whenPressed(() => {
    progress.line('Stopping; what was learnt is kept. Ctrl-C again quits.');
    open.engine.command(runId, 'stop-and-keep');
  });
  const events = open.engine.tune(
    { runId, data, templates: plan.templates, config: plan.config, leaveOut },
    interrupt.signal,
  );
  const ended = await followRun(events, progress, {
    begin: () => writeOut(metrics, ''),
    keep: (rows) =>
      appendFile(metrics, jsonLines(rows)).catch((error: unknown) => {
        throw writingFailed(metrics, error);
      }),
  });
  await writeResults(options, plan, open, table, ended, progress);
});

async function writeResults(
  { out, trainRows, json }: TuneOptions,
  plan: TunePlan,
  { backend, model }: OpenEngine,
  table: PromptTable,
  ended: EndedEvent,
  progress: Progress,
): Promise<void> {
  const { report } = ended;
  const learned = withRun(table, ended, Date.now());
  // It may take the place of the table that it was added to.
  await replaceOut(join(out, 'prompt_table.safetensors'), writePromptTable(learned));
  await writeOut(join(out, 'predictions.jsonl'), jsonLines(report.predictions.map(predictionRow)));
  const entry = reportEntry(report, plan, { backend, model, trainRows });
  await writeOut(join(out, 'report.json'), `${JSON.stringify(entry, null, 2)}\n`);
  if (table.prompts.length > 0) progress.line(`The table now holds ${tasksOf(learned)}`);
  progress.line(`Written to ${out}`);
  process.stdout.write(json ? `${JSON.stringify(entry)}\n` : `${summaryLines(report).join('\n')}\n`);
}
