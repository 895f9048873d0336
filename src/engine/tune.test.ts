import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../base/assert';
import type { Engine, RunEvent } from '../bridge/contract';
import {
  collectRun,
  columnOf,
  eventsOf,
  smallConfig,
  smallRequest,
  startSmallSession,
} from '../testing/smallRun';

let session: Engine;
beforeAll(async () => {
  session = await startSmallSession();
});
afterAll(() => session.dispose());

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const reportOf = (events: readonly RunEvent[]) => at(eventsOf(events, 'ended'), 0);

describe('a run from start to end', () => {
  let events: readonly RunEvent[];
  beforeAll(async () => {
    events = await collectRun(session, smallRequest());
  });

  it('says first what it is going to do', () => {
    const [prepared] = events;
    expect(prepared).toMatchObject({
      kind: 'prepared',
      totalSteps: 16,
      stepsPerEpoch: 8,
      counts: { train: { given: 64, kept: 64 }, validation: { given: 16, kept: 16 }, test: { given: 0 } },
      labels: { mood: [' good', ' not good'] },
      trainedParameters: 58880,
    });
  });
  it('reports every step once, in order, with a falling loss', () => {
    expect(columnOf(events, 'step')).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
    const loss = columnOf(events, 'loss');
    expect(meanOf(loss.slice(8))).toBeLessThan(meanOf(loss.slice(0, 8)));
    expect(Math.min(...columnOf(events, 'tokens'))).toBeGreaterThan(8);
  });
  it('validates after each epoch', () => {
    const reports = eventsOf(events, 'validation').map((event) => event.report);
    expect(reports.map(({ step, epoch }) => [step, epoch])).toEqual([
      [8, 1],
      [16, 2],
    ]);
    expect(reportOf(events).report.bestValidationLoss).toBe(Math.min(...reports.map((r) => r.loss)));
  });
  it('ends with a prompt per task and scores of the held-out rows', () => {
    const { report, prompts } = reportOf(events);
    expect(report).toMatchObject({ reason: 'finished', steps: 16, nonFiniteStep: undefined });
    expect(prompts.map((p) => [p.taskname, p.embeddings.length])).toEqual([
      ['mood', 6 * 64],
      ['intent', 6 * 64],
    ]);
    expect(report.scores.map((s) => [s.taskname, s.split, s.rows, s.judgedBy])).toEqual([
      ['mood', 'validation', 8, 'label-scores'],
      ['intent', 'validation', 8, 'label-scores'],
    ]);
    expect(report.predictions.map((p) => p.line)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  });
  it('predicts the label with the highest score', () => {
    const { predictions } = reportOf(events).report;
    expect(predictions.length).toBe(16);
    for (const { prediction, labelScores = {} } of predictions) {
      expect(labelScores[prediction]).toBe(Math.max(...Object.values(labelScores)));
      expect(Math.max(...Object.values(labelScores))).toBeLessThan(0);
    }
  });
});

describe('a run again', () => {
  it('gives the same curve and the same prompts with the same seed, others with another', async () => {
    const once = await collectRun(session, smallRequest());
    const again = await collectRun(session, smallRequest());
    const other = await collectRun(session, smallRequest({ seed: 8 }));
    expect(columnOf(again, 'loss')).toEqual(columnOf(once, 'loss'));
    expect(reportOf(again).prompts).toEqual(reportOf(once).prompts);
    expect(columnOf(other, 'loss')).not.toEqual(columnOf(once, 'loss'));
  });
  it('accumulates the gradient over micro-batches', async () => {
    const events = await collectRun(session, smallRequest({ microBatchSize: 3, maxSteps: 3 }));
    expect(columnOf(events, 'step')).toEqual([1, 2, 3]);
  });
  it.each(['mlp', 'tpmlp', 'embedding'] as const)('works with the encoder %s', async (kind) => {
    const encoder = { ...smallConfig.encoder, kind };
    const loss = columnOf(await collectRun(session, smallRequest({ encoder, epochs: 4 })), 'loss');
    expect(meanOf(loss.slice(-8))).toBeLessThan(meanOf(loss.slice(0, 8)));
  });
  it('can restrict the softmax to tokens of the labels', async () => {
    const free = await collectRun(session, smallRequest({ maxSteps: 1 }));
    const restricted = await collectRun(session, smallRequest({ maxSteps: 1, lossOver: 'candidates' }));
    expect(at(columnOf(restricted, 'loss'), 0)).toBeLessThan(at(columnOf(free, 'loss'), 0));
  });
  it('says which softmax it used, and judges by the same one', async () => {
    const auto = reportOf(await collectRun(session, smallRequest({ maxSteps: 1, lossOver: 'auto' })));
    expect(auto.report.lossOver).toBe('candidates');
    expect(auto.prompts.map((prompt) => prompt.config?.lossOver)).toEqual(
      auto.prompts.map(() => 'candidates'),
    );
    for (const { prediction, candidateScores, labelScores } of auto.report.predictions) {
      const scores = Object.entries(candidateScores ?? {}).toSorted((a, b) => b[1] - a[1]);
      expect(prediction).toBe(scores[0]?.[0]);
      for (const [label, score] of scores) expect(score).toBeGreaterThanOrEqual(labelScores?.[label] ?? 0);
    }
    const free = reportOf(await collectRun(session, smallRequest({ maxSteps: 1, lossOver: 'vocabulary' })));
    expect(free.report.lossOver).toBe('vocabulary');
    expect(free.report.predictions.every((row) => row.candidateScores === undefined)).toBe(true);
  });
  it('stops early when validation does not get better', async () => {
    const events = await collectRun(
      session,
      smallRequest({ epochs: 50, earlyStop: { patience: 1, minDelta: 100 } }),
    );
    expect(reportOf(events).report).toMatchObject({ reason: 'early-stop', steps: 16 });
  });
  it('leaves no tensor behind', async () => {
    await collectRun(session, smallRequest());
    const before = memory().numTensors;
    await collectRun(session, smallRequest());
    expect(memory().numTensors).toBe(before);
  });
});

describe('a loss that is no number', () => {
  it('ends the run, names the step and keeps the last good state', async () => {
    const optimiser = { ...smallConfig.optimiser, learningRate: 1e30, clipNorm: undefined };
    const events = await collectRun(session, smallRequest({ optimiser, maxSteps: 30 }));
    const { report, prompts } = reportOf(events);
    expect(report.reason).toBe('non-finite-loss');
    expect(report.nonFiniteStep).toBe(report.steps + 1);
    expect(columnOf(events, 'loss').every(Number.isFinite)).toBe(true);
    expect(columnOf(events, 'step').length).toBe(report.steps);
    expect(prompts.every((prompt) => prompt.embeddings.every(Number.isFinite))).toBe(true);
  });
});
