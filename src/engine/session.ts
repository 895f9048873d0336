import { assert } from '../base/assert';
import { Failed } from '../base/failed';
import type { Engine, ModelSource } from '../bridge/contract';
import { loadCheckpoint } from '../model/loadCheckpoint';
import type { ModelFiles } from '../model/modelFiles';
import type { EngineFailure } from '../run/engineFailure';
import { type BackendEnvironment, openBackend, type RunningBackend } from './backend';
import { createModel } from './createModel';
import { deviceCause } from './deviceCause';
import { evaluate } from './evaluate';
import { generate } from './generate';
import { inspect } from './inspect';
import { type Base, reportBase } from './loadedBase';
import { predict } from './predict';
import { readRunData } from './readRunData';
import { removals } from './removals';
import { createRunControl, type RunControl } from './runControl';
import { tune } from './tune';

/** What a session needs of its surroundings: the same session serves the worker and Node. */
export interface SessionEnvironment extends BackendEnvironment {
  /** The files that a source names. */
  readonly openModel: (source: ModelSource) => Promise<ModelFiles>;
}

/** The engine itself, in the thread of its caller. */
export function createSession(environment: SessionEnvironment): Engine {
  let backend: RunningBackend | undefined;
  let base: Base | undefined;
  /** Bases that were replaced while some work still needed them. */
  let retired: Base[] = [];
  let working = 0;
  const runs = new Map<string, RunControl>();
  let reportLoss: (loss: { readonly reason: string }) => void = () => undefined;
  const lost = new Promise<{ readonly reason: string }>((resolve) => {
    reportLoss = resolve;
  });

  const freeRetired = (): void => {
    if (working > 0) return;
    for (const old of retired) old.model.dispose();
    retired = [];
  };
  const replaceBase = (next: Base | undefined): void => {
    if (base !== undefined) retired.push(base);
    base = next;
    freeRetired();
  };
  const loaded = (): Base => {
    if (base === undefined) throw new Failed<EngineFailure>({ kind: 'model-not-loaded' });
    return base;
  };
  /** The base that is loaded now; it stays until it is released. */
  const hold = (): { readonly held: Base; readonly release: () => void } => {
    const held = loaded();
    working++;
    const release = (): void => {
      working--;
      freeRetired();
    };
    return { held, release };
  };
  const causeOf = async (error: unknown, signal: AbortSignal): Promise<unknown> =>
    backend === undefined
      ? error
      : deviceCause(error, { lost: backend.lost, check: backend.modelOptions.check }, signal);
  async function* onBase<T>(signal: AbortSignal, work: (held: Base) => AsyncIterable<T>): AsyncGenerator<T> {
    const { held, release } = hold();
    try {
      yield* work(held);
    } catch (error) {
      throw await causeOf(error, signal);
    } finally {
      release();
    }
  }
  const close = (): void => {
    replaceBase(undefined);
    backend?.dispose();
    backend = undefined;
  };

  return {
    lost,
    start: async (wish) => {
      close();
      const opened = await openBackend(wish, environment);
      backend = opened;
      void opened.lost.then(reportLoss);
      return opened.report;
    },
    loadModel: async (source, options) => {
      assert(backend !== undefined, 'the engine is started before a model is loaded');
      const files = await environment.openModel(source);
      try {
        const checkpoint = await loadCheckpoint(files, options);
        const model = createModel(checkpoint, backend);
        replaceBase({ checkpoint, model });
        return reportBase(checkpoint);
      } finally {
        files.close();
      }
    },
    tune: (request, signal) =>
      onBase(signal, async function* (held) {
        const control = createRunControl();
        runs.set(request.runId, control);
        try {
          const data = await readRunData(request, held.checkpoint.tokenizer, signal);
          yield* tune(held, request, data, control, signal);
        } finally {
          // A run that goes on has the name of the one that was stopped, which may still be ending.
          if (runs.get(request.runId) === control) runs.delete(request.runId);
        }
      }),
    command: (runId, command) => runs.get(runId)?.command(command),
    generate: (request, signal) => onBase(signal, (held) => generate(held, request, signal)),
    predict: (request, signal) => onBase(signal, (held) => predict(held, request, signal)),
    evaluate: (request, signal) => onBase(signal, (held) => evaluate(held, request, signal)),
    inspect: async (request, signal) => {
      const { held, release } = hold();
      try {
        return await inspect(held, request, signal);
      } catch (error) {
        throw await causeOf(error, signal);
      } finally {
        release();
      }
    },
    removals: (request, signal) => onBase(signal, (held) => removals(held, request, signal)),
    dispose: close,
  };
}
