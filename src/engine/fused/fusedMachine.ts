import { memory, type Tensor1D, tensor } from '@tensorflow/tfjs-core';
import { assert, at } from '../../base/assert';
import type { StepProfile } from '../../run/stepProfile';
import type { OptimiserSettings } from '../../run/tuningConfig';
import { disposeState, type OptimiserState } from '../optimiser';
import type { StepInput, StepMachine } from '../stepMachine';
import type { TrainingParts } from '../tuningStep';
import { createBatchRecordings } from './batchRecordings';
import { fusedEncoder } from './encoder/fusedEncoder';
import { createFrozenText, type FrozenText } from './frozenText';
import type { FusedContext } from './fusedContext';
import { holdArrays } from './heldArrays';
import type { HeldGpt } from './heldGpt';
import { createInputArea } from './inputArea';
import { gradientNorm, optimiserStep } from './kernels/optimiser';
import type { Launch } from './launch';
import { lossTable } from './lossTable';
import { packStep } from './packStep';
import { disposeWhenMade, lookUpPlaces, type Recording, record } from './recording';
import { createRingReader } from './ringReader';
import { nameRun } from './runArrays';
import { allSavings, type Savings } from './savings';
import { timedReplay } from './timedReplay';

/** The numbers of `HYPER` for step `step` (from 1). */
function hyperOf(
  { beta1, beta2 }: OptimiserSettings,
  step: number,
  { microBatches, learningRate }: StepInput,
  slot: number,
): Float32Array {
  const stepSize = learningRate / (1 - beta1 ** step);
  return Float32Array.of(learningRate, stepSize, Math.sqrt(1 - beta2 ** step), 1 / microBatches.length, slot);
}

/**
 * Steps of p-tuning as recordings of our own kernels: encoder, frozen model and loss for each micro-batch, encoder back,
 * optimiser; one submit a step. Needs tfjs's WebGPU backend on the same device, for the tensors it gives.
 */
export async function fusedMachine(
  context: FusedContext,
  gpt: HeldGpt,
  { encoder: { recipe, layout }, optimiser, lossOptions }: TrainingParts,
  start: OptimiserState,
  savings: Savings = allSavings,
): Promise<StepMachine> {
  const { device, kind } = context;
  const { settings, virtualTokens, hiddenSize, tasks } = recipe;
  const entries = layout.size;
  const virtualRows = tasks.length * virtualTokens;
  const arrays = nameRun(entries, virtualRows, hiddenSize);
  const encoder = fusedEncoder(settings, virtualTokens, hiddenSize, tasks, arrays, kind);
  const table = lossTable(context, gpt, lossOptions.candidates);
  const parameters = await start.parameters.data<'float32'>();
  const filled = new Map([
    [arrays.parameters, parameters],
    [arrays.previous, parameters],
    [arrays.firstMoment, await start.firstMoment.data<'float32'>()],
    [arrays.secondMoment, await start.secondMoment.data<'float32'>()],
    ...table.own,
  ]);
  let { steps } = start;
  disposeState(start);
  const { hyper, ...keptArrays } = arrays;
  const named = [...Object.values(keptArrays), ...table.own.map(([array]) => array)];
  const held = holdArrays(device, [
    ...named.map((array) => [array, filled.get(array)] as const),
    ...encoder.kept.map(({ array, contents }) => [array, contents] as const),
  ]);
  const hyperArea = createInputArea(device, [hyper]);
  const run = { virtual: arrays.rows, dVirtual: arrays.dRows, virtualRows, loss: arrays.loss };
  let frozenText: FrozenText | undefined;
  let hasFailed = false;
  const frozenNow = (): FrozenText => {
    frozenText ??= createFrozenText(context, gpt, savings.frozenCache);
    return frozenText;
  };
  const batches = createBatchRecordings(context, gpt, table, run, frozenNow, held.places);
  const placeOf = lookUpPlaces(hyperArea.places, held.places);
  const size = { entries };
  const closing = [
    ...encoder.backward,
    ...gradientNorm(size, arrays),
    ...optimiserStep(optimiser, size, arrays),
  ];
  const recordOwn = (launches: readonly Launch[]) => record(launches, { ...context, placeOf });
  const recording = [recordOwn(encoder.forward), recordOwn(closing)] as const;
  const [forward, backward] = await Promise.all(recording).catch((error: unknown) => {
    recording.forEach(disposeWhenMade);
    hyperArea.dispose();
    held.dispose();
    throw error;
  });
  const ring = createRingReader(context, held.buffer(arrays.ring));
  const offsets = tasks.map((_, task) => task * virtualTokens);
  const submit = (recordings: readonly Recording[]): void => {
    const commands = device.createCommandEncoder();
    const pass = commands.beginComputePass();
    for (const recording of recordings) recording.replay(pass);
    pass.end();
    device.queue.submit([commands.finish()]);
  };
  /** Uploads what the next step reads, and gives what it runs. */
  const prepareNow = async (input: StepInput): Promise<readonly Recording[]> => {
    const rows = { offsets, virtualRows };
    const { packed, before } = await packStep(input.microBatches, rows, savings, frozenNow);
    const recorded = await Promise.all(packed.map((batch, index) => batches.get(batch, index)));
    recorded.forEach((batch, index) => {
      batch.write(at(packed, index));
    });
    steps++;
    hyperArea.write(new Map([[hyper, hyperOf(optimiser, steps, input, ring.nextSlot())]]));
    return [...before, forward, ...recorded.map(({ recording }) => recording), backward];
  };
  const prepare = async (input: StepInput): Promise<readonly Recording[]> => {
    context.check();
    assert(!hasFailed, 'no step follows one that failed');
    try {
      return await prepareNow(input);
    } catch (error) {
      // Text that was placed for this step would pass for known, and nobody has computed it.
      hasFailed = true;
      throw error;
    }
  };
  const memoryNow = (): StepProfile['memory'] => [
    { kind: 'weights', bytes: gpt.held.bytes },
    { kind: 'state', bytes: held.bytes },
    { kind: 'scratch', bytes: context.pool.bytes },
    { kind: 'inputs', bytes: batches.bytes + hyperArea.bytes },
    { kind: 'frozen-text', bytes: frozenText?.bytes ?? 0 },
    { kind: 'tensors', bytes: memory().numBytes },
  ];
  const copyOf = (buffer: GPUBuffer): Tensor1D => tensor({ buffer }, [entries]) as Tensor1D;
  return {
    get steps() {
      return steps;
    },
    take: async (input) => submit(await prepare(input)),
    takeProfiled: async (input) => {
      const started = performance.now();
      const families = await timedReplay(context, await prepare(input));
      return {
        step: steps,
        milliseconds: performance.now() - started,
        work: {
          kind: 'launches',
          families,
          submits: 1,
          programs: context.programs.count,
          recordings: batches.count + 2,
        },
        memory: memoryNow(),
      };
    },
    read: ring.read,
    parameters: () => copyOf(held.buffer(arrays.parameters)),
    state: () => ({
      parameters: copyOf(held.buffer(arrays.parameters)),
      firstMoment: copyOf(held.buffer(arrays.firstMoment)),
      secondMoment: copyOf(held.buffer(arrays.secondMoment)),
      steps,
    }),
    soundParameters: () => copyOf(held.buffer(arrays.previous)),
    dispose: () => {
      for (const recording of [forward, backward]) recording.dispose();
      batches.dispose();
      frozenText?.dispose();
      ring.dispose();
      hyperArea.dispose();
      held.dispose();
    },
  };
}
