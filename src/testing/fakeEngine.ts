import { assert } from '../base/assert';
import type { Engine, RunEvent, TuneRequest } from '../bridge/contract';

/** What a scripted engine answers; parts left out are never asked for by the test. */
export interface EngineScript {
  readonly start?: Engine['start'];
  readonly loadModel?: Engine['loadModel'];
  readonly tune?: Engine['tune'];
  readonly generate?: Engine['generate'];
  readonly predict?: Engine['predict'];
  readonly evaluate?: Engine['evaluate'];
  readonly inspect?: Engine['inspect'];
  readonly removals?: Engine['removals'];
}

const unscripted = (name: string) => (): never => {
  throw new Error(`The test's script has no ${name}`);
};

/** An engine that plays a script and keeps the commands it was given. */
export function createFakeEngine(script: EngineScript): Engine & {
  readonly commands: { readonly runId: string; readonly command: string }[];
  lose(reason: string): void;
} {
  const commands: { runId: string; command: string }[] = [];
  let lose: (loss: { readonly reason: string }) => void = () => undefined;
  const lost = new Promise<{ readonly reason: string }>((resolve) => {
    lose = resolve;
  });
  return {
    commands,
    lost,
    lose: (reason) => lose({ reason }),
    start: script.start ?? unscripted('start'),
    loadModel: script.loadModel ?? unscripted('loadModel'),
    tune: script.tune ?? unscripted('tune'),
    generate: script.generate ?? unscripted('generate'),
    predict: script.predict ?? unscripted('predict'),
    evaluate: script.evaluate ?? unscripted('evaluate'),
    inspect: script.inspect ?? unscripted('inspect'),
    removals: script.removals ?? unscripted('removals'),
    command: (runId, command) => commands.push({ runId, command }),
    dispose: () => undefined,
  };
}

/** A run of `steps` steps at the given losses, one `steps` event each; a fair stand-in for a short tuning. */
export function stepEvents(losses: readonly number[]): RunEvent[] {
  return losses.map((loss, i) => ({
    kind: 'steps',
    columns: {
      step: Float64Array.of(i + 1),
      loss: Float64Array.of(loss),
      learningRate: Float64Array.of(0.01),
      gradNorm: Float64Array.of(1),
      tokens: Float64Array.of(100),
      milliseconds: Float64Array.of(10),
    },
  }));
}

/** The last event of a run that finished after `steps` steps with no held-out rows. */
export function endedEvent(request: TuneRequest, steps: number): Extract<RunEvent, { kind: 'ended' }> {
  const template = request.templates[0];
  assert(template !== undefined, 'a request has a template');
  const counts = { given: 4, kept: 4, cut: 0, skipped: {} };
  return {
    kind: 'ended',
    report: {
      runId: request.runId,
      reason: 'finished',
      steps,
      lossOver: 'vocabulary',
      bestStep: steps,
      bestValidationLoss: 0.5,
      counts: { train: counts, validation: counts, test: counts },
      scores: [],
      predictions: [],
      seconds: 1,
      nonFiniteStep: undefined,
    },
    prompts: [
      {
        taskname: template.taskname,
        version: 1,
        start: undefined,
        aliases: [],
        embeddings: new Float32Array(template.totalVirtualTokens * 2),
        totalVirtualTokens: template.totalVirtualTokens,
        hiddenSize: 2,
        template,
        labels: ['good', 'bad'],
        config: request.config,
        metrics: undefined,
      },
    ],
    heldOut: [],
  };
}
