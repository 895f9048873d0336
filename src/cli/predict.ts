import { existsSync } from 'node:fs';
import { isAbort } from '../base/abort';
import { Failed } from '../base/failed';
import { sha256Hex } from '../model/sha256';
import type { InputFailure } from '../run/inputFailure';
import { originChange, type PredictionOrigin, printOrigin, readOrigin } from '../run/predictionOrigin';
import { type AnsweredLine, predictionRow, readAnsweredLines } from '../run/predictionRows';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { counted } from '../words/en/format';
import { skippedText } from '../words/en/skipReasons';
import { runCommand, Stopped } from './command';
import { appendOut, readBytes, readText, replaceOut } from './files';
import { watchInterrupt } from './interrupt';
import { openEngine } from './openEngine';
import { openTable } from './openTable';
import { predictUsage, readPredictOptions } from './predictOptions';
import { createProgress } from './progress';
import { readPart } from './readParts';
import { modelFolder } from './tunePlan';

const cutText = (rows: number): string => (rows === 0 ? '' : `, ${rows} of them cut to fit`);

/** Where it is written what the answers in OUT were made with. */
const recordOf = (out: string): string => `${out}.origin.json`;

/**
 * What a former prediction left in OUT; nothing where there is no such file. Rejects with Failed<InputFailure>, also where
 * its answers were made with something else: nobody could tell the ones from the others.
 */
async function openAnswered(path: string, origin: PredictionOrigin): Promise<readonly AnsweredLine[]> {
  if (!existsSync(path)) return [];
  const read = readAnsweredLines(await readText(path));
  if (!read.ok) throw new Failed<InputFailure>({ kind: 'not-predictions', name: path, line: read.error });
  if (read.value.length === 0) return [];
  const record = recordOf(path);
  const was = existsSync(record) ? readOrigin(await readText(record)) : undefined;
  if (was === undefined)
    throw new Failed<InputFailure>({ kind: 'predictions-of-unknown', name: path, record });
  const change = originChange(was, origin);
  if (change !== undefined)
    throw new Failed<InputFailure>({ kind: 'predictions-of-other', name: path, change });
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
  const origin: PredictionOrigin = {
    table: await sha256Hex(await readBytes(options.table)),
    data: await sha256Hex(source.bytes),
    normalise: options.normalisation,
    max_new_tokens: options.maxNewTokens,
  };
  const kept = options.resume ? await openAnswered(options.out, origin) : [];
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
        await replaceOut(recordOf(options.out), printOrigin(origin));
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
