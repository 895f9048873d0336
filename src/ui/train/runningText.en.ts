export const runningText = {
  bar: 'Steps done',
  step: 'Progress',
  loss: 'Loss now',
  best: 'Best validation',
  rate: 'Learning rate',
  speed: 'Tokens per second',
  left: 'Time',
  preparing: 'The run is being prepared.',
  stopping: 'The run is stopping.',
  stepNeedsPause: 'Pause first; then one step at a time can be taken.',
  pausedNote:
    'Paused. Resume goes on from here; Step trains one step; Stop and keep ends the run with what it has learned.',
};
