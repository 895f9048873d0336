import { existsSync } from 'node:fs';
import { isAbort } from '../base/abort';
import { Failed } from '../base/failed';
import type { InputFailure } from '../run/inputFailure';
import { type AnsweredLine, predictionRow, readAnsweredLines } from '../run/predictionRows';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { counted } from '../words/en/format';
import { skippedText } from '../words/en/skipReasons';
import { runCommand, Stopped } from './command';
import { appendOut, readText, replaceOut } from './files';
import { watchInterrupt } from './interrupt';
import { openEngine } from './openEngine';
import { openTable } from './openTable';
import { predictUsage, readPredictOptions } from './predictOptions';
import { createProgress } from './progress';
import { readPart } from './readParts';
import { modelFolder } from './tunePlan';

const cutText = (rows: number): string => (rows === 0 ? '' : `, ${rows} of them cut to fit`);

/** What a former prediction left in OUT; nothing where there is no such file. Rejects with Failed<InputFailure>. */
async function openAnswered(path: string): Promise<readonly AnsweredLine[]> {
  if (!existsSync(path)) return [];
  const read = readAnsweredLines(await readText(path));
  if (!read.ok) throw new Failed<InputFailure>({ kind: 'not-predictions', name: path, line: read.error });
  return read.value;
}

/** Answers in the order of the data, one per line of the file. */
const inOrder = (answered: readonly AnsweredLine[]): string =>
  answered
    .toSorted((a, b) => a.line - b.line)
    .map(({ text }) => `${text}\n`)
    .join('');

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
  const kept = options.resume ? await openAnswered(options.out) : [];
  const answered = [...kept];
  const stop = new AbortController();
  interrupt.whenPressed(() => stop.abort());
  const request = {
    prompts: table.prompts,
    data: { kind: 'source', source },
    maxNewTokens: options.maxNewTokens,
    normalisation: options.normalisation,
    done: kept.map(({ line }) => line),
  } as const;
  const skipped: Record<string, number> = {};
  let cut = 0;
  let total = 0;
  let faulty = 0;
  try {
    for await (const event of engine.predict(request, AbortSignal.any([interrupt.signal, stop.signal]))) {
      if (event.kind === 'counted') {
        ({ total, faulty } = event);
        // Not before: rows that are refused leave an earlier file alone.
        await replaceOut(options.out, inOrder(kept));
      } else {
        const rows = event.rows.map((row) => ({ line: row.line, text: JSON.stringify(predictionRow(row)) }));
        await appendOut(options.out, rows.map(({ text }) => `${text}\n`).join(''));
        for (const row of rows) answered.push(row);
        for (const { skipped: reason } of event.rows)
          if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
        cut += event.rows.filter((row) => row.cut > 0).length;
      }
      progress.bar(`answering, ${answered.length} of ${total}`, answered.length / Math.max(1, total));
    }
  } catch (error) {
    if (!isAbort(error) || !stop.signal.aborted) throw error;
    throw new Stopped({
      what: `Stopped; ${answered.length} of ${counted(total, 'row')} are in ${options.out}.`,
      hint: 'The same command with --resume goes on from there.',
    });
  }
  await replaceOut(options.out, inOrder(answered));
  const left = Object.values(skipped).reduce((sum, rows) => sum + rows, 0);
  if (faulty > 0) progress.line(`${counted(faulty, 'record')} of ${options.data} could not be read as rows`);
  progress.line(`Written to ${options.out}`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ rows: answered.length, kept: kept.length, cut, skipped: left, faulty, out: options.out })}\n`
      : `${counted(answered.length - kept.length - left, 'row')} answered${cutText(cut)}${skippedText(skipped)}.\n`,
  );
});
