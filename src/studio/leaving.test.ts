import { describe, expect, it } from 'vitest';
import { initialState } from './initialState';
import { wouldLose } from './leaving';
import type { StudioState } from './state';

const { view, predicting, evaluate } = initialState;
const saved = (kind: 'nothing' | 'saving' | 'failed'): StudioState => ({
  ...initialState,
  view: { ...view, saved: { kind } },
});
const answered = (isTaken: boolean): StudioState => ({
  ...initialState,
  predicting: {
    ...predicting,
    counts: { ...predicting.counts, done: 3 },
    status: { kind: 'stopped' },
    isTaken,
  },
});

describe('leaving the page', () => {
  it('loses nothing of a studio at rest whose changes are written down', () => {
    expect(wouldLose(initialState)).toBe(false);
    const written: StudioState = { ...initialState, view: { ...view, saved: { kind: 'saved', at: 1 } } };
    expect(wouldLose(written)).toBe(false);
  });

  it('loses changes that are still to be written, or that could not be', () => {
    expect(wouldLose(saved('saving'))).toBe(true);
    expect(wouldLose(saved('failed'))).toBe(true);
  });

  it('loses the answers of a file until they were taken away', () => {
    expect(wouldLose(answered(false))).toBe(true);
    expect(wouldLose(answered(true))).toBe(false);
    const running: StudioState = {
      ...initialState,
      predicting: { ...predicting, status: { kind: 'running', left: undefined } },
    };
    expect(wouldLose(running)).toBe(true);
  });

  it('loses a comparison that is going on', () => {
    const contestant = { kind: 'tuned' } as const;
    const status = { kind: 'running', contestant, done: 1, total: 9 } as const;
    expect(wouldLose({ ...initialState, evaluate: { ...evaluate, status } })).toBe(true);
  });
});
