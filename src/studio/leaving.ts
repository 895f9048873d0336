import type { StudioState } from './state';

/**
 * Whether leaving the page now would lose work: a run or a comparison that is going on, answers of a file that were not
 * taken away yet, changes that are not written down.
 */
export function wouldLose({
  run,
  evaluate,
  predicting,
  view,
}: Pick<StudioState, 'run' | 'evaluate' | 'predicting' | 'view'>): boolean {
  const isWriting = view.saved.kind === 'saving' || view.saved.kind === 'failed';
  const isAnswering = predicting.status.kind === 'running' || evaluate.status.kind === 'running';
  const hasAnswers = predicting.counts.done > 0 && !predicting.isTaken;
  return run.kind === 'active' || isAnswering || hasAnswers || isWriting;
}
