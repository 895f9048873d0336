export const runningText = {
  bar: 'Steps done',
  step: 'Progress',
  loss: 'Loss now',
  best: 'Best validation',
  rate: 'Learning rate',
  speed: 'Tokens per second',
  left: 'Time',
  pausedNote:
    'Paused. Resume goes on from here; Step trains one step; Stop and keep ends the run with what it has learned.',
};
