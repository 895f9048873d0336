import { whole } from '../../words/en/format';
export const runningText = {
  bar: 'Steps done',
  rowsBar: 'Rows done',
  step: 'Progress',
  loss: 'Loss now',
  best: 'Best validation',
  rate: 'Learning rate',
  speed: 'Tokens per second',
  left: 'Time',
  preparing: 'The run is being prepared.',
  stopping: 'The run is stopping.',
  stepNeedsPause: 'Pause first; then one step at a time can be taken.',
  pausedAt: (step: number, loss: string) =>
    `Paused after step ${whole(step)} with a loss of ${loss}. Resume goes on from there; Step trains one step.`,
  keepNote: 'Stop and keep ends here and keeps the best prompt so far. Discard keeps nothing of this run.',
};
