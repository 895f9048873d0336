import { isAbort } from '../base/abort';
import { assertUnreachable } from '../base/assert';
import type { EvaluateEvent, EvaluateRequest } from '../bridge/contract';
import { defaultMaxNewTokens } from '../run/defaults';
import { currentTable } from './currentTable';
import { answersCsv, answersJson } from './evaluateFiles';
import { comparisonsOf } from './evaluateResults';
import { chosenOrigin, fewerRows, readOrigin, rowsOfTasks } from './evaluateRows';
import type { EvaluatePlan, EvaluateStatus, Evaluation, Outcome } from './evaluateState';
import { chosenTasks, contestantsOf, evaluableTasks, promptOfTemplate } from './evaluateTasks';
import type { Kit } from './kit';
import { failureOf } from './studioFailure';

export interface EvaluateActions {
  change(part: Partial<EvaluatePlan>): void;
  /** Opens a file of labelled rows for judging only. */
  openFile(file: File): void;
  /** Lets the contestants answer; what was found before stays until the new answers are whole. */
  start(): Promise<void>;
  cancel(): void;
  /** Hands the judged answers to the user. */
  save(form: 'csv' | 'json'): void;
}

export function createEvaluateActions(kit: Kit): EvaluateActions {
  let running: AbortController | undefined;
  const state = () => kit.store.getState();
  // A run needs the engine for itself, and another base would answer otherwise.
  kit.store.subscribe((now, before) => {
    const runBegan = now.run.kind === 'active' && before.run.kind !== 'active';
    if (runBegan || now.model.base !== before.model.base) running?.abort();
  });
  const change = (part: Partial<EvaluatePlan>): void =>
    kit.patch('evaluate', { plan: { ...state().evaluate.plan, ...part } });

  const start = async (): Promise<void> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const { signal } = controller;
    const tell = (status: EvaluateStatus): void => {
      if (running === controller) kit.patch('evaluate', { status });
    };
    tell({ kind: 'reading' });
    try {
      const asked = await prepare(signal);
      signal.throwIfAborted();
      if (asked === undefined) return tell({ kind: 'no-rows', read: 0 });
      if (asked.result.rows.length === 0) return tell({ kind: 'no-rows', read: asked.read });
      const outcomes = await follow(asked.request, signal, tell);
      if (running !== controller) return;
      kit.patch('evaluate', { result: { ...asked.result, outcomes } });
      kit.announce({ kind: 'evaluated', rows: asked.result.rows.length, contestants: outcomes.length });
      tell({ kind: 'idle' });
    } catch (error) {
      tell(isAbort(error) ? { kind: 'idle' } : { kind: 'failed', failure: failureOf(error) });
    }
  };

  /** Everything decided and read; undefined without tasks, rows or a model. */
  const prepare = async (signal: AbortSignal) => {
    const now = state();
    const { plan } = now.evaluate;
    const base = now.model.base?.report;
    const origin = chosenOrigin(now);
    const tasks = chosenTasks(evaluableTasks(now), plan);
    if (base === undefined || origin === undefined || tasks.length === 0) return undefined;
    const templates = tasks.map(({ template }) => template);
    const found = await readOrigin(now, origin, signal);
    const rows = fewerRows(rowsOfTasks(found.rows, templates), templates, plan.mostRows, plan.seed);
    const examples = rowsOfTasks(found.examples, templates);
    const prompts = tasks.map(
      ({ template, prompt }) =>
        prompt ?? promptOfTemplate(template, [...examples, ...rows], base.hiddenSize, now.settings),
    );
    const has = {
      prompts: tasks.every(({ prompt }) => prompt !== undefined),
      examples: examples.length > 0,
    };
    const request: EvaluateRequest = {
      prompts,
      // Rows of several files may share lines; here each has its own.
      rows: { kind: 'rows', rows: rows.map((row, i) => ({ ...row, line: i + 1 })) },
      examples: has.examples
        ? { kind: 'rows', rows: examples.map((row, i) => ({ ...row, line: rows.length + i + 1 })) }
        : undefined,
      contestants: contestantsOf(plan, has),
      normalisation: plan.normalisation,
      maxNewTokens: defaultMaxNewTokens,
      withText: plan.withText,
      seed: plan.seed,
    };
    const result: Evaluation = {
      rows,
      prompts,
      outcomes: [],
      origin,
      fileName: found.fileName,
      examples: examples.length,
      baseName: base.name,
      seed: plan.seed,
      at: kit.world.now(),
    };
    return { request, result, read: found.rows.length };
  };

  const follow = async (
    request: EvaluateRequest,
    signal: AbortSignal,
    tell: (status: EvaluateStatus) => void,
  ): Promise<readonly Outcome[]> => {
    const outcomes: Outcome[] = [];
    const readers = request.contestants.filter(({ kind }) => kind !== 'majority').length;
    const take = (event: EvaluateEvent): void => {
      switch (event.kind) {
        case 'progress': {
          const { contestant, done, total } = event;
          tell({
            kind: 'running',
            contestant,
            done: Math.min(readers, outcomes.length) * total + done,
            total: Math.max(1, readers) * total,
          });
          return;
        }
        case 'judged': {
          const { contestant, rows } = event;
          outcomes.push({ contestant, rows });
          return;
        }
        default:
          assertUnreachable(event);
      }
    };
    for await (const event of kit.engine().evaluate(request, signal)) take(event);
    signal.throwIfAborted();
    return outcomes;
  };

  return {
    change,
    openFile: (file) => {
      kit.patch('evaluate', { file });
      change({ origin: 'file' });
    },
    start,
    cancel: () => running?.abort(),
    save: (form) => {
      const { result, plan } = state().evaluate;
      if (result === undefined) return;
      const comparisons = comparisonsOf(result, currentTable(state()), plan.normalisation);
      const isCsv = form === 'csv';
      const text = isCsv ? answersCsv(result, comparisons) : answersJson(result, comparisons);
      const type = isCsv ? 'text/csv' : 'application/json';
      kit.world.giveFile(`evaluation.${form}`, new Blob([text], { type }));
    },
  };
}
