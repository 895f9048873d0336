import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine } from '../bridge/contract';
import type { RunCheckpoint } from '../run/checkpoint';
import type { TuningConfig } from '../run/tuningConfig';
import {
  collectRun,
  columnOf,
  eventsOf,
  jsonLines,
  smallConfig,
  smallRequest,
  smallTemplates,
  startSmallSession,
} from '../testing/smallRun';
import { openNodeGpu } from './nodeGpu';

const gpu = await openNodeGpu();
const found = gpu !== undefined;

/** Few rows of one length, no held-out rows: software adapters take seconds to prepare each new shape. */
const rows = [' good', ' bad', ' good', ' bad'].map((label, i) => ({
  taskname: 'mood',
  sentence: `Number ${i}.`,
  label,
}));
const request = (changes: Partial<TuningConfig>) => ({
  ...smallRequest({
    encoder: { ...smallConfig.encoder, kind: 'mlp' },
    batchSize: 2,
    microBatchSize: 2,
    maxSteps: 12,
    ...changes,
  }),
  templates: smallTemplates.slice(0, 1),
  data: { train: jsonLines(rows), validation: undefined, test: undefined },
});

describe.skipIf(!found)(`a run on WebGPU in Node${found ? '' : ' (skipped: no adapter)'}`, () => {
  let session: Engine;
  beforeAll(async () => {
    session = await startSmallSession(gpu);
  });
  afterAll(() => session.dispose());

  it('reports every step once and in order, though it reads them late, and the same ones again', async () => {
    const once = await collectRun(session, request({}));
    const before = memory().numTensors;
    const again = await collectRun(session, request({}));
    expect(memory().numTensors).toBe(before);
    expect(columnOf(once, 'step')).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(columnOf(again, 'loss')).toEqual(columnOf(once, 'loss'));
    expect(at(eventsOf(once, 'ended'), 0).report).toMatchObject({ reason: 'finished', steps: 12 });
  });
  it('R1 goes on from a pause to the very parameters of the run that was never left', async () => {
    const whole = await collectRun(session, request({ maxSteps: 4 }));
    const leave = new AbortController();
    let left: RunCheckpoint | undefined;
    const start = { ...request({ maxSteps: 4 }), checkpoints: true };
    const isAborted = (error: unknown): undefined => {
      if (!leave.signal.aborted) throw error;
    };
    await collectRun(
      session,
      start,
      (event) => {
        if (event.kind === 'prepared') session.command(start.runId, 'step');
        if (event.kind !== 'checkpoint' || event.checkpoint.steps === 0) return;
        left = event.checkpoint;
        leave.abort();
      },
      leave.signal,
    ).catch(isAborted);
    expect(left?.steps).toBe(1);
    const rest = await collectRun(session, { ...start, resume: left });
    expect(columnOf(rest, 'loss')).toEqual(columnOf(whole, 'loss').slice(1));
    expect(at(at(eventsOf(rest, 'ended'), 0).prompts, 0).embeddings).toEqual(
      at(at(eventsOf(whole, 'ended'), 0).prompts, 0).embeddings,
    );
  });
  it('names the step whose loss is no number, though later steps were queued', async () => {
    const optimiser = { ...smallConfig.optimiser, learningRate: 1e30, clipNorm: undefined };
    const events = await collectRun(session, request({ optimiser }));
    const { report, prompts } = at(eventsOf(events, 'ended'), 0);
    expect(report.reason).toBe('non-finite-loss');
    expect(columnOf(events, 'step').length).toBe(report.steps);
    expect(report.nonFiniteStep).toBe(report.steps + 1);
    expect(prompts.every((prompt) => prompt.embeddings.every(Number.isFinite))).toBe(true);
  });
  it('names the loss of the device and the step it came in, also while numbers are awaited', async () => {
    const own = await startSmallSession(gpu);
    const { device } = backend() as WebGPUBackend;
    let isTraining = false;
    const events = collectRun(own, request({ maxSteps: 4000, epochs: 2000 }), (event) => {
      if (event.kind !== 'phase' || event.phase !== 'training' || isTraining) return;
      isTraining = true;
      setTimeout(() => device.destroy(), 10);
    });
    const failure = { kind: 'device-lost', step: expect.any(Number) };
    await expect(events).rejects.toMatchObject({ failure });
    own.dispose();
  });
});
