import { Failed } from '../base/failed';
import type { RowPrediction } from '../bridge/contract';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { counted } from '../words/en/format';
import { skippedText } from '../words/en/skipReasons';
import { runCommand } from './command';
import { jsonLines, writeOut } from './files';
import { watchInterrupt } from './interrupt';
import { openEngine } from './openEngine';
import { openTable } from './openTable';
import { predictUsage, readPredictOptions } from './predictOptions';
import { createProgress } from './progress';
import { readPart } from './readParts';
import { predictionRow } from './reportFile';
import { modelFolder } from './tunePlan';

/** `npm run predict`: answers rows with the prompts of a table, looked up by taskname. */
await runCommand(predictUsage, async (argv) => {
  const options = readPredictOptions(argv);
  const interrupt = watchInterrupt(process);
  const progress = createProgress(process.stderr);
  const table = await openTable(options.table);
  const { source } = await readPart(options.data, progress.line);
  const folder = modelFolder(options.model, '.');
  const { engine, model } = await openEngine(options.backend, folder, progress, interrupt.signal);
  const checked = checkTableAgainstBase(table, model);
  if (!checked.ok) throw new Failed(checked.error);
  const answered: RowPrediction[] = [];
  let total = 0;
  const request = {
    prompts: table.prompts,
    data: { kind: 'source', source },
    maxNewTokens: options.maxNewTokens,
    normalisation: 'sum',
    done: [],
  } as const;
  for await (const event of engine.predict(request, interrupt.signal)) {
    if (event.kind === 'counted') total = event.total;
    else answered.push(...event.rows);
    progress.bar(`answering, ${answered.length} of ${total}`, answered.length / Math.max(1, total));
  }
  const predictions = answered.toSorted((a, b) => a.line - b.line);
  await writeOut(options.out, jsonLines(predictions.map(predictionRow)));
  const skipped: Record<string, number> = {};
  for (const { skipped: reason } of predictions)
    if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
  const left = Object.values(skipped).reduce((sum, rows) => sum + rows, 0);
  progress.line(`Written to ${options.out}`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ rows: predictions.length, skipped: left, out: options.out })}\n`
      : `${counted(predictions.length - left, 'row')} answered${skippedText(skipped)}.\n`,
  );
});
