import { isAbort } from '../base/abort';
import type { EvaluateRequest } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { defaultMaxNewTokens } from '../run/defaults';
import { createRenaming } from '../run/judging/aliases';
import { taskReport } from '../run/judging/taskReport';
import type { RowPrediction } from '../run/prediction';
import { type MeasuredPrompt, noteScoresBackwards } from '../table/learningStep';
import { promptDigest } from '../table/promptDigest';
import type { PromptTable, StandingScore, VirtualPrompt } from '../table/promptTable';
import { currentTable } from './currentTable';
import { heldOutRowsOf } from './heldOut';
import type { Kit } from './kit';
import type { StudioState } from './state';
import { failureOf } from './studioFailure';
import { throughout } from './tableHistory';

export interface MeasuringActions {
  /** Judges every prompt of the last learning step on its own held-out rows and notes the scores in that step. */
  measure(): Promise<void>;
  cancelMeasuring(): void;
}

/** Why the last learning step cannot be measured now; undefined when it can. */
export type MeasuringObstacle = 'nothing-learned' | 'no-base' | 'run-active' | 'no-rows';

type Asked = Pick<StudioState, 'table' | 'model' | 'run'>;

/** A prompt of the last learning step that is in use unchanged, and rows to judge it on. */
interface Measurable {
  readonly prompt: VirtualPrompt;
  readonly rows: readonly Example[];
}

export function measuringObstacle(state: Asked): MeasuringObstacle | undefined {
  const table = currentTable(state);
  if (table === undefined || table.history.length === 0) return 'nothing-learned';
  if (state.model.base === undefined) return 'no-base';
  if (state.run.kind === 'active') return 'run-active';
  return measurable(state, table).length === 0 ? 'no-rows' : undefined;
}

function measurable({ table: state }: Asked, table: PromptTable): readonly Measurable[] {
  const standing = table.history.at(-1)?.standing ?? [];
  return table.prompts.flatMap((prompt) => {
    const stands = standing.some(
      ({ taskname, version }) => taskname === prompt.taskname && version === prompt.version,
    );
    const rows = stands ? heldOutRowsOf(state, prompt) : [];
    return rows.length === 0 ? [] : [{ prompt, rows }];
  });
}

/** The learned prompt alone, on rows in hand. */
const requestFor = ({ prompt, rows }: Measurable): EvaluateRequest => ({
  prompts: [prompt],
  rows: { kind: 'rows', rows },
  examples: undefined,
  contestants: [{ kind: 'tuned' }],
  normalisation: 'sum',
  maxNewTokens: defaultMaxNewTokens,
  withText: false,
  seed: 0,
});

/** Undefined when no row could be judged. */
function scoreOf(prompt: VirtualPrompt, rows: readonly RowPrediction[]): StandingScore | undefined {
  const rule = { normalisation: 'sum', rename: createRenaming(prompt.aliases) } as const;
  const report = taskReport({ kind: 'tuned' }, prompt.taskname, rows, rule);
  const { accuracy, macroF1 } = report;
  return report.rows === 0 ? undefined : { rows: report.rows, accuracy, macroF1 };
}

export function createMeasuring(kit: Kit): MeasuringActions {
  let measuring: AbortController | undefined;
  // A run needs the engine for itself, and another base knows nothing of these prompts.
  kit.store.subscribe((now, before) => {
    const runBegan = now.run.kind === 'active' && before.run.kind !== 'active';
    if (runBegan || now.model.base !== before.model.base) measuring?.abort();
  });

  const note = (table: PromptTable, measured: MeasuredPrompt): void => {
    const index = table.history.length - 1;
    const change = (each: PromptTable): PromptTable =>
      each.base.fingerprint === table.base.fingerprint ? noteScoresBackwards(each, index, measured) : each;
    kit.put('table', throughout(kit.store.getState().table, change));
  };

  const measureAll = async (table: PromptTable, signal: AbortSignal): Promise<void> => {
    const all = measurable(kit.store.getState(), table);
    const total = all.reduce((sum, { rows }) => sum + rows.length, 0);
    let before = 0;
    const tell = (done: number): void =>
      kit.patch('table', { measuring: { kind: 'running', done: before + done, total } });
    tell(0);
    for (const each of all) {
      const { taskname, version } = each.prompt;
      const digest = promptDigest(each.prompt);
      for await (const event of kit.engine().evaluate(requestFor(each), signal)) {
        // What was asked for before the engine heard of the end is not told any more.
        signal.throwIfAborted();
        if (event.kind === 'progress') tell(event.done);
        else {
          const score = scoreOf(each.prompt, event.rows);
          if (score !== undefined) note(table, { taskname, version, digest, score });
        }
      }
      before += each.rows.length;
    }
  };

  return {
    measure: async () => {
      const state = kit.store.getState();
      const table = currentTable(state);
      if (table === undefined || measuringObstacle(state) !== undefined) return;
      measuring?.abort();
      const controller = new AbortController();
      measuring = controller;
      const tell = (end: StudioState['table']['measuring']): void => {
        if (measuring === controller) kit.patch('table', { measuring: end });
      };
      try {
        await measureAll(table, controller.signal);
        tell({ kind: 'idle' });
      } catch (error) {
        tell(isAbort(error) ? { kind: 'idle' } : { kind: 'failed', failure: failureOf(error) });
      }
    },
    cancelMeasuring: () => measuring?.abort(),
  };
}
