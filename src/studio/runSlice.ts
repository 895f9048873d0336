import { isAbort } from '../base/abort';
import { assertUnreachable } from '../base/assert';
import type { RunCommand, RunEvent, RunReport, TuneRequest } from '../bridge/contract';
import type { Example } from '../data/dataset';
import { crossings } from '../run/crossings';
import type { RunSummary } from '../run/runEvent';
import type { TuningConfig } from '../run/tuningConfig';
import type { VirtualPrompt } from '../table/promptTable';
import type { Kit } from './kit';
import { figuresUpTo, type ResumeOffer, resumeOffer } from './resumeOffer';
import { newRequest, resumedRequest } from './runRequest';
import type { RunBook } from './runsSlice';
import type { RunState } from './state';
import { failureOf } from './studioFailure';

export interface RunActions {
  change(settings: TuningConfig): void;
  /** Whether the next run trains a task. */
  tick(taskname: string, isTicked: boolean): void;
  /** Starts a run of what is loaded; resolves when it ended, failed or was discarded. */
  start(): Promise<void>;
  /** Goes on with the run of the last checkpoint (`resumeOffer`); resolves as `start` does. */
  resume(): Promise<void>;
  command(command: RunCommand): void;
  /** Ends the run without keeping anything. */
  discard(): void;
  /** Back from a finished or failed run to the settings. */
  clear(): void;
}

/** Called with the prompts of a run that ended, and with held-out rows of their tasks. */
export type KeepPrompts = (prompts: readonly VirtualPrompt[], heldOut: readonly Example[]) => void;

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
        kit.patch('runs', { checkpoint: event.checkpoint });
        return;
      case 'profile':
        update({ profile: event.profile });
        return;
      case 'ended':
        kit.put('run', { kind: 'ended', request, report: event.report });
        book.update(request.runId, { state: 'ended', summary: summaryOf(event.report) });
        // What was ticked is learned now; the next choice starts anew.
        kit.patch('templates', { ticks: {} });
        keep(event.prompts, event.heldOut);
        kit.announce({ kind: 'run-ended', report: event.report });
        return;
      default:
        assertUnreachable(event);
    }
  };

  /** Takes a run to its end; `offer`: one that goes on. */
  const follow = async (request: TuneRequest, offer: ResumeOffer | undefined): Promise<void> => {
    if (active() !== undefined || isStarting) return;
    isStarting = true;
    const release = await kit.world.lockTraining();
    isStarting = false;
    if (release === undefined) {
      kit.notify({ kind: 'failure', failure: { kind: 'training-elsewhere' } });
      return;
    }
    running = new AbortController();
    openHistory(kit, offer);
    kit.put('run', {
      kind: 'active',
      request,
      phase: 'preparing',
      prepared: undefined,
      baseline: offer?.record.baseline,
      profile: undefined,
      stopping: false,
    });
    if (offer === undefined) book.begin(request);
    else book.goOn(request.runId);
    kit.announce({ kind: 'run-started' });
    try {
      for await (const event of kit.engine().tune(request, running.signal)) take(event, request);
    } catch (error) {
      if (isAbort(error)) kit.put('run', { kind: 'idle' });
      else {
        const hasBegun = active()?.prepared !== undefined;
        kit.put('run', { kind: 'failed', request, failure: failureOf(error) });
        if (offer === undefined || hasBegun) book.update(request.runId, { state: 'failed' });
        else book.putBack(offer.record);
        kit.announce({ kind: 'run-failed' });
      }
    } finally {
      running = undefined;
      release();
      // A discarded run may also just end, without its `ended` event.
      if (active() !== undefined) kit.put('run', { kind: 'idle' });
      if (kit.store.getState().run.kind === 'idle') drop(request.runId, offer);
    }
  };
  /** A discarded run is gone; one that had gone on is where it stopped before. */
  const drop = (runId: string, offer: ResumeOffer | undefined): void => {
    if (offer === undefined) {
      book.forget(runId);
      return;
    }
    book.putBack(offer.record);
    kit.patch('runs', { checkpoint: offer.checkpoint });
  };

  return {
    change: (settings) => kit.put('settings', settings),
    tick: (taskname, isTicked) => {
      const { ticks } = kit.store.getState().templates;
      kit.patch('templates', { ticks: { ...ticks, [taskname]: isTicked } });
    },
    start: async () => {
      const request = newRequest(kit);
      if (request !== undefined) await follow(request, undefined);
    },
    resume: async () => {
      const offer = resumeOffer(kit.store.getState());
      const request = offer && resumedRequest(kit, offer);
      if (request !== undefined && offer?.obstacle === undefined) await follow(request, offer);
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

/** The figures start anew, or with those up to where a run goes on. */
function openHistory({ history }: Kit, offer: ResumeOffer | undefined): void {
  history.clear();
  if (offer === undefined) return;
  const { columns, validations } = figuresUpTo(offer.record, offer.checkpoint);
  if (columns.step.length > 0) history.appendSteps(columns);
  for (const report of validations) history.appendValidation(report);
}
