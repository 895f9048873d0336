import { createLossCurve, type LossCurve } from '../run/lossCurve';
import type { StepColumns, ValidationReport } from '../run/runEvent';

/** How far a phase of the run is, in its own units (steps or rows). */
export interface PhaseProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * A run's figures, held outside React: charts and counters subscribe and draw by themselves, so a step costs no
 * render. Listeners are told at most once per `schedule`, which is one animation frame in the page.
 */
export interface RunHistory {
  readonly curve: LossCurve;
  readonly validations: readonly ValidationReport[];
  readonly progress: PhaseProgress;
  clear(): void;
  appendSteps(columns: StepColumns): void;
  appendValidation(report: ValidationReport): void;
  setProgress(progress: PhaseProgress): void;
  /** Returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
}

export function createRunHistory(schedule: (callback: () => void) => void): RunHistory {
  const listeners = new Set<() => void>();
  let curve = createLossCurve();
  let validations: readonly ValidationReport[] = [];
  let progress: PhaseProgress = { done: 0, total: 0 };
  let waiting = false;
  const stir = (): void => {
    if (waiting) return;
    waiting = true;
    schedule(() => {
      waiting = false;
      for (const listener of listeners) listener();
    });
  };
  return {
    get curve() {
      return curve;
    },
    get validations() {
      return validations;
    },
    get progress() {
      return progress;
    },
    clear: () => {
      curve = createLossCurve();
      validations = [];
      progress = { done: 0, total: 0 };
      stir();
    },
    appendSteps: (columns) => {
      curve.append(columns);
      stir();
    },
    appendValidation: (report) => {
      validations = [...validations, report];
      stir();
    },
    setProgress: (next) => {
      progress = next;
      stir();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
