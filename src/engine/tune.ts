import { createRandom } from '../base/random';
import type { RunEvent, TuneRequest } from '../bridge/contract';
import { planEncoding } from '../prompt/encodingPlan';
import { measureBaseline } from './baseline';
import { candidateIds } from './candidateIds';
import { encodeOptions } from './encodeOptions';
import { type EncodedRun, encodeRun, type RunData } from './encodeRun';
import { createEncoder } from './encoders/createEncoder';
import { initialParameters } from './encoders/initialise';
import { bakeRows, finishedPrompts, scorableByTask } from './finishRun';
import type { VirtualRows } from './frozenModel';
import { judgeRows } from './judgeRows';
import type { Base } from './loadedBase';
import { startState } from './optimiser';
import { checkRun, sharedVirtualTokens } from './runChecks';
import type { RunControl } from './runControl';
import { scoreRun } from './scoreRun';
import { startingWords } from './startingWords';
import { taskScores } from './taskScores';
import { type TrainingOutcome, train } from './train';
import { plannedSteps, type Training } from './trainingInput';

/** Encoder, starting values and rows of a run; the caller disposes encoder and state. */
function prepare(base: Base, request: TuneRequest, encoded: EncodedRun, virtualTokens: number) {
  const { config, templates } = request;
  const { hiddenSize } = base.checkpoint.config;
  const random = createRandom(config.seed);
  const tasks = templates.map(({ taskname }) => ({
    taskname,
    tasknameRows: base.model.wordEmbeddings(base.checkpoint.tokenizer.encode(taskname)),
  }));
  const encoder = createEncoder(config.encoder, virtualTokens, hiddenSize, tasks);
  const words = startingWords(base, templates, config.encoder.initialisation);
  const initial = initialParameters(
    config.encoder,
    hiddenSize,
    encoder.layout,
    words,
    random.fork('encoder'),
  );
  const candidates =
    encoded.lossOver === 'candidates' ? candidateIds([...encoded.train, ...encoded.validation]) : undefined;
  const training: Training = {
    parts: { model: base.model, encoder, optimiser: config.optimiser, lossOptions: { candidates } },
    train: encoded.train,
    validation: encoded.validation,
    config,
    maxSequenceLength: encodeOptions(config, base.checkpoint.config.positions).maxSequenceLength,
    random: random.fork('order'),
  };
  return { encoder, training, start: startState(initial) };
}

/**
 * A whole run: encodes the rows, trains, keeps the best, bakes the prompts and answers the held-out rows. Ends with an
 * `ended` event. Throws Failed<EngineFailure> when the rows cannot make a run; rejects with the signal's reason when
 * the run is discarded.
 */
export async function* tune(
  base: Base,
  request: TuneRequest,
  data: RunData,
  control: RunControl,
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const started = performance.now();
  const { templates, config } = request;
  const virtualTokens = sharedVirtualTokens(templates);
  const { tokenizer, config: shape } = base.checkpoint;
  const plan = planEncoding(templates, tokenizer, encodeOptions(config, shape.positions));
  const encoded = await encodeRun(plan, data, config.lossOver, signal);
  checkRun(plan, encoded);

  const { encoder, training, start } = prepare(base, request, encoded, virtualTokens);
  let outcome: TrainingOutcome | undefined;
  try {
    const planned = plannedSteps(encoded.train.length, config);
    yield {
      kind: 'prepared',
      totalSteps: planned.total,
      stepsPerEpoch: planned.perEpoch,
      counts: encoded.counts,
      labels: scorableByTask(encoded.labels),
      trainedParameters: encoder.layout.size,
    };
    const { watch = false } = request;
    if (watch) {
      const { lossOptions } = training.parts;
      const limit = training.maxSequenceLength;
      const report = yield* measureBaseline(base, encoded, lossOptions, limit, control, signal);
      if (report !== undefined) yield { kind: 'baseline', report };
    }
    const judge = (rows: VirtualRows) => judgeRows(base, encoded.judged, rows, 'validating', control, signal);
    outcome = yield* train(watch ? { ...training, judge } : training, start, control, signal);
    const baked = await bakeRows(encoder, outcome.parameters);
    const predictions = yield* scoreRun(base, encoded, baked, virtualTokens, control, signal);
    const scores = taskScores(predictions, encoded.train);
    yield {
      kind: 'ended',
      report: {
        runId: request.runId,
        reason: outcome.reason,
        steps: outcome.steps,
        lossOver: encoded.lossOver,
        bestStep: outcome.best?.step,
        bestValidationLoss: outcome.best?.loss,
        counts: encoded.counts,
        scores,
        predictions,
        seconds: (performance.now() - started) / 1000,
        nonFiniteStep: outcome.nonFiniteStep,
      },
      prompts: finishedPrompts(request, encoded, outcome, baked, virtualTokens, scores),
      heldOut: [],
    };
  } finally {
    outcome?.parameters.dispose();
    encoder.dispose();
  }
}
