import { isAbort } from '../base/abort';
import { assertUnreachable } from '../base/assert';
import type { RunCommand, RunEvent, RunReport, TuneRequest } from '../bridge/contract';
import { crossings } from '../run/crossings';
import type { RunSummary } from '../run/runEvent';
import type { TuningConfig } from '../run/tuningConfig';
import type { VirtualPrompt } from '../table/promptTable';
import type { Kit } from './kit';
import type { RunBook } from './runsSlice';
import type { RunState } from './state';
import { failureOf } from './studioFailure';

export interface RunActions {
  change(settings: TuningConfig): void;
  /** Starts a run of what is loaded; resolves when it ended, failed or was discarded. */
  start(): Promise<void>;
  command(command: RunCommand): void;
  /** Ends the run without keeping anything. */
  discard(): void;
  /** Back from a finished or failed run to the settings. */
  clear(): void;
}

/** Called with the prompts of a run that ended. */
export type KeepPrompts = (prompts: readonly VirtualPrompt[]) => void;

export function createRunActions(kit: Kit, keep: KeepPrompts, book: RunBook): RunActions {
  let running: AbortController | undefined;
  let isStarting = false;
  const active = (): Extract<RunState, { kind: 'active' }> | undefined => {
    const { run } = kit.store.getState();
    return run.kind === 'active' ? run : undefined;
  };
  const update = (part: Partial<Extract<RunState, { kind: 'active' }>>): void => {
    const run = active();
    if (run !== undefined) kit.put('run', { ...run, ...part });
  };

  const take = (event: RunEvent, request: TuneRequest): void => {
    switch (event.kind) {
      case 'prepared':
        update({ prepared: event, phase: 'training' });
        book.update(request.runId, {
          plan: { totalSteps: event.totalSteps, stepsPerEpoch: event.stepsPerEpoch },
        });
        kit.history.setProgress({ done: 0, total: event.totalSteps });
        return;
      case 'steps':
        kit.history.appendSteps(event.columns);
        return;
      case 'baseline':
        update({ baseline: event.report });
        book.update(request.runId, { baseline: event.report });
        return;
      case 'validation':
        kit.history.appendValidation(event.report);
        kit.announce({
          kind: 'validated',
          report: event.report,
          passed: crossings(kit.history.validations, active()?.baseline).filter(
            ({ step }) => step === event.report.step,
          ),
        });
        return;
      case 'phase':
        // Phases come with every few rows; the page renders only when the word changes.
        if (active()?.phase !== event.phase) update({ phase: event.phase });
        kit.history.setProgress({ done: event.done, total: event.total });
        return;
      case 'checkpoint':
        return;
      case 'ended':
        kit.put('run', { kind: 'ended', request, report: event.report });
        book.update(request.runId, { state: 'ended', summary: summaryOf(event.report) });
        keep(event.prompts);
        kit.announce({ kind: 'run-ended', report: event.report });
        return;
      default:
        assertUnreachable(event);
    }
  };

  return {
    change: (settings) => kit.put('settings', settings),
    start: async () => {
      const request = requestOf(kit);
      if (request === undefined || active() !== undefined || isStarting) return;
      isStarting = true;
      const release = await kit.world.lockTraining();
      isStarting = false;
      if (release === undefined) {
        kit.notify({ kind: 'failure', failure: { kind: 'training-elsewhere' } });
        return;
      }
      running = new AbortController();
      kit.history.clear();
      kit.put('run', {
        kind: 'active',
        request,
        phase: 'preparing',
        prepared: undefined,
        baseline: undefined,
        stopping: false,
      });
      book.begin(request);
      kit.announce({ kind: 'run-started' });
      try {
        for await (const event of kit.engine().tune(request, running.signal)) take(event, request);
      } catch (error) {
        if (isAbort(error)) kit.put('run', { kind: 'idle' });
        else {
          kit.put('run', { kind: 'failed', request, failure: failureOf(error) });
          book.update(request.runId, { state: 'failed' });
          kit.announce({ kind: 'run-failed' });
        }
      } finally {
        running = undefined;
        release();
        // A discarded run may also just end, without its `ended` event.
        if (active() !== undefined) kit.put('run', { kind: 'idle' });
        if (kit.store.getState().run.kind === 'idle') book.forget(request.runId);
      }
    },
    command: (command) => {
      const run = active();
      if (run === undefined) return;
      if (command === 'stop-and-keep') update({ stopping: true });
      kit.engine().command(run.request.runId, command);
    },
    discard: () => {
      update({ stopping: true });
      running?.abort();
    },
    clear: () => {
      if (active() === undefined) kit.put('run', { kind: 'idle' });
    },
  };
}

/** What a run came to, without its rows. */
function summaryOf({ runId: _, predictions: __, ...summary }: RunReport): RunSummary {
  return summary;
}

/** The run's own copy of everything that decides it; undefined while there is no data. */
function requestOf(kit: Kit): TuneRequest | undefined {
  const { data, templates, settings } = kit.store.getState();
  if (data.train.kind !== 'ready') return undefined;
  return {
    runId: kit.world.newRunId(),
    data: {
      train: data.train.source,
      validation: data.validation.kind === 'ready' ? data.validation.source : undefined,
      test: data.test.kind === 'ready' ? data.test.source : undefined,
    },
    templates: templates.list,
    config: settings,
    watch: true,
  };
}
