import { Failed } from '../base/failed';
import type { EvaluateRequest } from '../bridge/contract';
import type { InputFailure } from '../run/inputFailure';
import { compareContestants } from '../run/judging/compareContestants';
import { readRemapFile } from '../run/judging/remapFile';
import type { Contestant, LabelAlias } from '../run/judging/types';
import type { RowPrediction } from '../run/prediction';
import { checkTableAgainstBase } from '../table/checkTableAgainstBase';
import { runCommand } from './command';
import { evaluateUsage, readEvaluateOptions } from './evaluateOptions';
import { comparisonEntry, comparisonLines, contestantName } from './evaluationReport';
import { readEvaluationRows } from './evaluationRows';
import { readText } from './files';
import { watchInterrupt } from './interrupt';
import { openEngine } from './openEngine';
import { openTable } from './openTable';
import { createProgress } from './progress';
import { modelFolder } from './tunePlan';

/** Rejects with Failed<InputFailure>. */
async function readRemap(path: string | undefined): Promise<readonly LabelAlias[]> {
  if (path === undefined) return [];
  const read = readRemapFile(await readText(path));
  if (!read.ok) throw new Failed<InputFailure>({ kind: 'remap-file-invalid', name: path, fault: read.error });
  return read.value;
}

/** `npm run evaluate`: the prompts of a table beside what they have to beat, on the same rows. */
await runCommand(evaluateUsage, async (argv) => {
  const options = readEvaluateOptions(argv);
  const interrupt = watchInterrupt(process);
  const progress = createProgress(process.stderr);
  const remap = await readRemap(options.remap);
  const table = await openTable(options.table);
  const prompts = table.prompts.map((prompt) => ({ ...prompt, aliases: [...prompt.aliases, ...remap] }));
  const { judged, examples } = await readEvaluationRows(options, table, progress.line);
  const folder = modelFolder(options.model, '.');
  const { engine, backend, model } = await openEngine(options.backend, folder, progress, interrupt.signal);
  const checked = checkTableAgainstBase(table, model);
  if (!checked.ok) throw new Failed(checked.error);

  const { normalisation, seed, maxNewTokens, withText, shots } = options;
  const request: EvaluateRequest = {
    prompts,
    rows: { kind: 'rows', rows: judged },
    examples: { kind: 'rows', rows: examples },
    contestants: [
      { kind: 'tuned' },
      { kind: 'majority' },
      ...shots.map((count): Contestant => ({ kind: 'untuned', shots: count })),
    ],
    normalisation,
    maxNewTokens,
    withText,
    seed,
  };
  const answers: { contestant: Contestant; rows: readonly RowPrediction[] }[] = [];
  for await (const event of engine.evaluate(request, interrupt.signal)) {
    if (event.kind === 'judged') {
      answers.push(event);
      continue;
    }
    const { contestant, done, total } = event;
    progress.bar(`${contestantName(contestant)}, ${done} of ${total}`, done / Math.max(1, total));
  }
  const aliasesOf = (taskname: string): readonly LabelAlias[] =>
    prompts.find((prompt) => prompt.taskname === taskname)?.aliases ?? [];
  const comparisons = compareContestants(answers, { normalisation, aliasesOf });
  const entry = {
    tasks: comparisons.map(comparisonEntry),
    normalisation,
    seed,
    examples: { from: options.examples ?? 'data', rows: examples.length },
    backend: backend.kind,
    adapter: backend.adapter,
    base: model.name,
    fingerprint: model.fingerprint,
    table: options.table,
    data: options.data,
  };
  const lines = comparisons.flatMap((comparison) => [...comparisonLines(comparison), '']);
  process.stdout.write(options.json ? `${JSON.stringify(entry)}\n` : `${lines.join('\n')}\n`);
});
