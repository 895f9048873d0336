import { isAbort } from '../base/abort';
import type { PredictEvent, RowPrediction } from '../bridge/contract';
import { predictionRow } from '../run/predictionRows';
import type { Kit } from './kit';
import {
  initialPredicting,
  noCounts,
  type PredictingState,
  type PredictionCounts,
  type PredictionPlan,
} from './predictingState';
import { failureOf } from './studioFailure';
import { currentTable } from './tableSlice';

export interface PredictingActions {
  /** Undefined: each row names its own task. */
  chooseTask(taskname: string | undefined): void;
  /** Takes a file in the place of the one before, whose answers go. */
  choose(file: File): void;
  /** Answers the rows of the file from the first one on. */
  start(): Promise<void>;
  /** Goes on with the rows that are left, with the prompts and settings of the start. */
  resume(): Promise<void>;
  /** Stops; what is answered stays. */
  cancel(): void;
  /** Hands the answers to the user, in the order of the file. */
  save(): void;
  clear(): void;
}

/** First answers that are shown. */
const mostShown = 5;
/** Less than this was seen: too early to tell how long it takes, in milliseconds. */
const settling = 1000;

/** What has become of the rows after one more event. */
export function countsAfter(counts: PredictionCounts, event: PredictEvent): PredictionCounts {
  if (event.kind === 'counted') return { ...counts, total: event.total, faulty: event.faulty };
  const skipped = { ...counts.skipped };
  for (const { skipped: reason } of event.rows)
    if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
  return {
    ...counts,
    done: counts.done + event.rows.length,
    cut: counts.cut + event.rows.filter(({ cut }) => cut > 0).length,
    skipped,
    first: [...counts.first, ...event.rows.filter((row) => row.skipped === undefined)].slice(0, mostShown),
  };
}

export function createPredictingActions(kit: Kit): PredictingActions {
  let running: AbortController | undefined;
  /** By line. Beside the state: there may be very many. */
  const answers = new Map<number, RowPrediction>();
  const now = (): PredictingState => kit.store.getState().predicting;
  // A run needs the engine for itself, and another base would answer otherwise. What is answered stays.
  kit.store.subscribe((after, before) => {
    const runBegan = after.run.kind === 'active' && before.run.kind !== 'active';
    if (runBegan || after.model.base !== before.model.base) running?.abort();
  });

  const planNow = (): PredictionPlan | undefined => {
    const state = kit.store.getState();
    const table = currentTable(state);
    if (table === undefined || state.model.base === undefined) return undefined;
    const { taskname } = state.predicting;
    const chosen = table.prompts.filter((prompt) => taskname === undefined || prompt.taskname === taskname);
    const { normalisation, writing } = state.tryOut;
    const prompts = chosen.length > 0 ? chosen : table.prompts;
    return { prompts, base: table.base, normalisation, maxNewTokens: writing.maxNewTokens };
  };

  const follow = async (plan: PredictionPlan, file: File): Promise<void> => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const tell = (part: Partial<PredictingState>): void => {
      if (running === controller) kit.patch('predicting', part);
    };
    const began = kit.world.now();
    const before = now().counts.done;
    const left = ({ total, done }: PredictionCounts) => {
      const elapsed = kit.world.now() - began;
      if (total === undefined || done === before || elapsed < settling) return undefined;
      const seconds = ((total - done) * elapsed) / (done - before) / 1000;
      return { least: seconds, most: seconds };
    };
    tell({ plan, status: { kind: 'running', left: undefined } });
    try {
      const { prompts, normalisation, maxNewTokens } = plan;
      const data = { kind: 'source', source: { name: file.name, bytes: file } } as const;
      const request = { prompts, data, normalisation, maxNewTokens, done: [...answers.keys()] };
      for await (const event of kit.engine().predict(request, controller.signal)) {
        if (running !== controller) return;
        if (event.kind === 'answered') for (const row of event.rows) answers.set(row.line, row);
        const counts = countsAfter(now().counts, event);
        tell({ counts, status: { kind: 'running', left: left(counts) }, isTaken: false });
      }
      tell({ status: { kind: 'done' } });
      if (running === controller) kit.announce({ kind: 'predicted', rows: answers.size });
    } catch (error) {
      tell({
        status: isAbort(error) ? { kind: 'stopped' } : { kind: 'failed', failure: failureOf(error) },
      });
    }
  };
  const forget = (): void => {
    running?.abort();
    running = undefined;
    answers.clear();
  };

  return {
    chooseTask: (taskname) => kit.patch('predicting', { taskname }),
    choose: (file) => {
      forget();
      kit.put('predicting', { ...initialPredicting, taskname: now().taskname, file });
    },
    start: async () => {
      const { file } = now();
      const plan = planNow();
      if (file === undefined || plan === undefined) return;
      forget();
      kit.patch('predicting', { counts: noCounts });
      await follow(plan, file);
    },
    resume: async () => {
      const { file, plan } = now();
      if (file !== undefined && plan !== undefined) await follow(plan, file);
    },
    cancel: () => running?.abort(),
    save: () => {
      const { file } = now();
      if (file === undefined) return;
      const rows = [...answers.values()].toSorted((a, b) => a.line - b.line);
      const lines = rows.map((row) => `${JSON.stringify(predictionRow(row))}\n`);
      const stem = file.name.replace(/\.[^.]+$/, '');
      kit.world.giveFile(`${stem}.predictions.jsonl`, new Blob(lines, { type: 'application/jsonl' }));
      kit.patch('predicting', { isTaken: true });
    },
    clear: () => {
      forget();
      kit.put('predicting', initialPredicting);
    },
  };
}
