import { Failed } from '../base/failed';
import { createRandom } from '../base/random';
import type { RunEvent, TuneRequest } from '../bridge/contract';
import { planEncoding } from '../prompt/encodingPlan';
import type { RunCheckpoint } from '../run/checkpoint';
import type { EngineFailure } from '../run/engineFailure';
import { resumeFault } from '../run/resumeFault';
import { measureBaseline } from './baseline';
import { candidateIds } from './candidateIds';
import { checkRoom } from './checkRoom';
import { encodeOptions } from './encodeOptions';
import { type EncodedRun, encodeRun, type RunData } from './encodeRun';
import { createEncoder } from './encoders/createEncoder';
import { initialParameters } from './encoders/initialise';
import { bakeRows, bakeStart, finishedPrompts, scorableByTask } from './finishRun';
import type { VirtualRows } from './frozenModel';
import { heldOutRows } from './heldOutRows';
import { judgeRows } from './judgeRows';
import type { Base } from './loadedBase';
import { rowsDigestOf, type TrainingStanding } from './runCheckpoints';
import { checkRun, sharedVirtualTokens } from './runChecks';
import type { RunControl } from './runControl';
import { answerings } from './scoreRows';
import { scoreRun } from './scoreRun';
import { startingWords } from './startingWords';
import { taskScores } from './taskScores';
import { type TrainingOutcome, type TrainingStart, train } from './train';
import { plannedSteps, type Training } from './trainingInput';

/** Encoder, starting values and rows of a run; the caller disposes the encoder. */
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
  return { encoder, training, initial };
}

/** Refuses a checkpoint that is not of this run. */
function checkResume(
  base: Base,
  { resume, config, templates }: TuneRequest,
  rowsDigest: string,
  rows: number,
  parameters: number,
): TrainingStanding | undefined {
  if (resume === undefined) return undefined;
  const totals = { was: plannedSteps(rows, resume.config).total, now: plannedSteps(rows, config).total };
  const { name, fingerprint } = base.checkpoint;
  const run = { base: { name, fingerprint }, config, templates, rowsDigest, parameters, totals };
  const fault = resumeFault(resume, run);
  if (fault !== undefined) throw new Failed<EngineFailure>(fault);
  return resume;
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

  const needsDigest = request.resume !== undefined || request.checkpoints === true;
  const rowsDigest = needsDigest ? await rowsDigestOf([encoded.train, encoded.validation]) : '';
  const { encoder, training, initial } = prepare(base, request, encoded, virtualTokens);
  let outcome: TrainingOutcome | undefined;
  try {
    const { size } = encoder.layout;
    const resumed = checkResume(base, request, rowsDigest, encoded.train.length, size);
    const { watch = false } = request;
    await checkRoom(training, {
      beside: watch ? answerings(encoded.judged, 1) : [],
      after: answerings(encoded.scored, encoded.longestAnswer),
    });
    const seconds = (): number => (request.resume?.seconds ?? 0) + (performance.now() - started) / 1000;
    const startRows = await bakeStart(encoder, initial);
    const planned = plannedSteps(encoded.train.length, config);
    yield {
      kind: 'prepared',
      totalSteps: planned.total,
      stepsPerEpoch: planned.perEpoch,
      counts: encoded.counts,
      labels: scorableByTask(encoded.labels),
      trainedParameters: encoder.layout.size,
    };
    if (watch && resumed === undefined) {
      const report = yield* measureBaseline(base, encoded, training, control, signal);
      if (report !== undefined) yield { kind: 'baseline', report };
    }
    const judge = (rows: VirtualRows) => judgeRows(base, encoded.judged, rows, 'validating', control, signal);
    const { name, fingerprint } = base.checkpoint;
    const checkpoint = (standing: TrainingStanding): RunCheckpoint => ({
      runId: request.runId,
      base: { name, fingerprint },
      config,
      templates,
      leaveOut: request.leaveOut ?? [],
      rowsDigest,
      seconds: seconds(),
      ...standing,
    });
    const watched: Training = {
      ...training,
      ...(watch && { judge }),
      ...(request.checkpoints === true && { checkpoint }),
    };
    const start: TrainingStart =
      resumed === undefined ? { kind: 'new', parameters: initial } : { kind: 'resumed', standing: resumed };
    outcome = yield* train(watched, start, control, signal);
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
        seconds: seconds(),
        nonFiniteStep: outcome.nonFiniteStep,
      },
      prompts: finishedPrompts(request, encoded, outcome, { startRows, baked, virtualTokens }, scores),
      heldOut: heldOutRows(data, templates),
    };
  } finally {
    outcome?.parameters.dispose();
    encoder.dispose();
  }
}
