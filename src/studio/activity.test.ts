import { describe, expect, it } from 'vitest';
import { stepEvents } from '../testing/fakeEngine';
import { tuneRequest } from '../testing/tuneRequest';
import { type Activity, activityOf, createClock, shareOf } from './activity';
import { initialState } from './initialState';
import { createRunHistory } from './runHistory';
import type { RunPhase, StudioState } from './state';

const history = createRunHistory((tell) => tell());
const loading = {
  name: 'gpt2',
  progress: { fileName: 'model.safetensors', loadedBytes: 30, totalBytes: 120 },
};
const withModel: StudioState = { ...initialState, model: { ...initialState.model, loading } };
const inRun = (phase: RunPhase): StudioState => ({
  ...withModel,
  run: {
    kind: 'active',
    request: tuneRequest(),
    phase,
    prepared: {
      kind: 'prepared',
      totalSteps: 40,
      stepsPerEpoch: 10,
      counts: {
        train: { given: 4, kept: 4, cut: 0, skipped: {} },
        validation: { given: 0, kept: 0, cut: 0, skipped: {} },
        test: { given: 0, kept: 0, cut: 0, skipped: {} },
      },
      labels: {},
      trainedParameters: 1,
    },
    baseline: undefined,
    profile: undefined,
    stopping: false,
  },
});

describe('what is going on', () => {
  it('is nothing in a studio at rest', () => {
    expect(activityOf(initialState, history)).toBeUndefined();
  });

  it('is a model on its way, by its bytes', () => {
    const activity = activityOf(withModel, history);
    expect(activity).toEqual({
      kind: 'loading-model',
      name: 'gpt2',
      amount: { unit: 'bytes', done: 30, total: 120 },
    });
    expect(activity && shareOf(activity)).toBe(0.25);
  });

  it('is the measuring of prompts, by rows', () => {
    const measuring = { kind: 'running', done: 3, total: 12 } as const;
    const state = { ...initialState, table: { ...initialState.table, measuring } };
    expect(activityOf(state, history)).toEqual({
      kind: 'measuring',
      amount: { unit: 'rows', done: 3, total: 12 },
    });
  });

  it('is a run before anything else: by steps, and by rows while it judges', () => {
    history.clear();
    for (const event of stepEvents([3, 2, 1])) if (event.kind === 'steps') history.appendSteps(event.columns);
    history.setProgress({ done: 5, total: 20 });
    expect(activityOf(inRun('training'), history)).toMatchObject({
      amount: { unit: 'steps', done: 3, total: 40 },
    });
    expect(activityOf(inRun('paused'), history)).toMatchObject({ amount: { unit: 'steps', done: 3 } });
    for (const phase of ['baseline', 'validating', 'scoring'] as const)
      expect(activityOf(inRun(phase), history)).toMatchObject({
        phase,
        amount: { unit: 'rows', done: 5, total: 20 },
      });
  });

  it('has no share while the total is not known', () => {
    const amount = { unit: 'bytes', done: 0, total: 0 } as const;
    expect(shareOf({ kind: 'loading-model', name: 'gpt2', amount })).toBeUndefined();
    expect(shareOf({ kind: 'answering' })).toBeUndefined();
  });
});

describe('the time left', () => {
  const loaded = (done: number): Activity => ({
    kind: 'loading-model',
    name: 'gpt2',
    amount: { unit: 'bytes', done, total: 100 },
  });

  it('goes by the bytes so far, once there is something to go by', () => {
    const clock = createClock();
    expect(clock.left(loaded(0), history, 0)).toBeUndefined();
    expect(clock.left(loaded(20), history, 500)).toBeUndefined();
    expect(clock.left(loaded(40), history, 2000)).toEqual({ least: 3, most: 3 });
  });

  it('begins anew with another thing', () => {
    const clock = createClock();
    clock.left(loaded(0), history, 0);
    const reading: Activity = {
      kind: 'reading',
      part: 'train',
      name: 'rows.jsonl',
      amount: { unit: 'bytes', done: 50, total: 100 },
    };
    expect(clock.left(reading, history, 5000)).toBeUndefined();
    expect(clock.left(loaded(10), history, 9000)).toBeUndefined();
  });
});
