import { beforeAll, describe, expect, it } from 'vitest';
import { assert } from '../../base/assert';
import type { EncodedBatch } from '../../prompt/encodedExample';
import { createStubDevice, stubScope } from '../../testing/stubGpu';
import { useTensorBackend } from '../../testing/tensorBackend';
import { type GpuCounts, installCounters } from '../bench/counters';
import { parseShape } from '../bench/shape';
import { createEncoder } from '../encoders/createEncoder';
import { startState } from '../optimiser';
import { createFusedContext } from './fusedContext';
import { fusedMachine } from './fusedMachine';
import { arraysOf, nameGpt } from './gptArrays';
import { noFrozen } from './gptLaunches';
import { holdArrays } from './heldArrays';

/** What one warm step asks of WebGPU, and what it keeps in memory; on a device that only counts. */
interface Budget {
  readonly counts: GpuCounts;
  /** Bytes of scratch: all that a step needs beyond weights, parameters and their moments. */
  readonly scratchBytes: number;
}

/** A batch of a shape whose rows share nothing but the prompt, as the benchmark's. */
function batchOf(shape: Exclude<ReturnType<typeof parseShape>, string>): EncodedBatch {
  const { rows, positions, virtualTokens, vocabSize, answers } = shape;
  const ids = (shift: number) =>
    Int32Array.from({ length: rows * positions }, (_, i) => {
      const position = (i % positions) + shift;
      return position < virtualTokens ? -1 - position : (i * 7919 + shift) % vocabSize;
    });
  return {
    batchSize: rows,
    sequenceLength: positions,
    taskIndex: new Int32Array(rows),
    lengths: new Int32Array(rows).fill(positions),
    inputIds: ids(0),
    labels: ids(1),
    lossMask: Uint8Array.from({ length: rows * positions }, (_, i) =>
      i % positions >= positions - answers ? 1 : 0,
    ),
  };
}

async function budgetOf(name: string): Promise<Budget> {
  const shape = parseShape(name);
  assert(typeof shape !== 'string', 'a shape that exists');
  const { layers, hiddenSize, heads, vocabSize, positions, virtualTokens } = shape;
  const config = {
    layers,
    hiddenSize,
    heads,
    innerSize: 4 * hiddenSize,
    vocabSize,
    positions,
    layerNormEpsilon: 1e-5,
  };
  const device = createStubDevice();
  const counters = installCounters(stubScope);
  const context = createFusedContext({ device, software: false, subgroups: false, check: () => undefined });
  const arrays = nameGpt(config, context.maxBindingBytes);
  const named = [...arraysOf(arrays), noFrozen];
  const held = holdArrays(
    device,
    named.map((array) => [array, undefined] as const),
  );
  const encoder = createEncoder(
    {
      kind: 'lstm',
      hidden: undefined,
      layers: 2,
      initialisation: { kind: 'random' },
      tasknameConditioning: false,
    },
    virtualTokens,
    hiddenSize,
    [{ taskname: 'one', tasknameRows: new Float32Array(0) }],
  );
  const optimiser = {
    kind: 'adamw',
    learningRate: 1e-3,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    weightDecay: 0.01,
    clipNorm: 1,
  } as const;
  const machine = await fusedMachine(
    context,
    { arrays, held, wordRows: () => new Float32Array(0) },
    { encoder, optimiser, lossOptions: { candidates: undefined } },
    startState(new Float32Array(encoder.layout.size)),
  );
  const input = { microBatches: [batchOf(shape)], learningRate: 1e-3 };
  await machine.take(input);
  counters.take();
  await machine.take(input);
  const counts = counters.take();
  machine.dispose();
  encoder.dispose();
  return { counts, scratchBytes: context.pool.bytes };
}

describe('a warm step of the fused engine', () => {
  beforeAll(() => useTensorBackend('cpu'));

  it('at GPT-2 small asks for at most 320 dispatches, one submit, nothing new, and uploads the batch alone', async () => {
    const { counts, scratchBytes } = await budgetOf('S3');
    const tokens = 8 * 64;
    expect(counts.dispatches).toBeLessThanOrEqual(320);
    expect(counts.submits).toBe(1);
    expect(counts.newBuffers).toBe(0);
    expect(counts.newPipelines).toBe(0);
    // Ids, positions, masks and attention tables: some bytes a token.
    expect(counts.uploadedBytes).toBeLessThan(100 * tokens);
    expect(scratchBytes).toBeLessThanOrEqual(0.4e6 * tokens);
  });

  it('at the embedded shape asks for at most 200', async () => {
    const { counts } = await budgetOf('S1');
    expect(counts.dispatches).toBeLessThanOrEqual(200);
    expect(counts.submits).toBe(1);
  });
});
