import { assertUnreachable } from '../../base/assert';
import type { RunSummary, SplitName, TaskScore } from '../../run/runEvent';
import type { ReadinessItem } from '../../studio/readiness';
import { counted, duration, loss, percent, whole } from '../../words/en/format';
import { goOnText, tasksText } from './goOnText.en';

export const trainText = {
  goOn: goOnText,
  tasks: tasksText,
  title: 'Train',
  lead: 'The model stays frozen. Only the virtual tokens learn, from the loss on your answers.',
  readiness: 'Ready to start?',
  fix: {
    data: 'Go to Data',
    template: 'Go to Template',
    model: 'Open model and engine',
  },
  start: 'Start training',
  loading: (file: string, done: string, all: string) => `${file}: ${done} of ${all}`,
  cancel: 'Cancel',
  notReady: 'Start becomes possible when every line above has its tick.',
  settings: 'Settings',
  virtualTokens: 'Virtual tokens',
  virtualHelp: 'In all. They are divided over the places as Template says.',
  learningRate: 'Learning rate',
  learningRateHelp: 'Too low learns nothing, too high does not settle.',
  epochs: 'Epochs',
  epochsHelp: 'How often each row is seen.',
  encoder: 'Prompt encoder',
  encoderHelp: 'What produces the virtual tokens while training.',
  encoders: {
    lstm: 'LSTM (p-tuning)',
    mlp: 'MLP',
    tpmlp: 'Two-layer perceptron',
    embedding: 'None (prompt tuning)',
  },
  more: 'More settings',
  runFile: 'Run file',
  saveRun: 'Save run file',
  openRun: 'Open run file',
  pause: 'Pause',
  resume: 'Resume',
  step: 'Step',
  stopKeep: 'Stop and keep',
  discard: 'Discard',
  again: 'Change settings and train again',
  takeRows: (rows: number) => `Use ${counted(rows, 'row')} per pass`,
  takeLength: (tokens: number) => `Use rows of up to ${counted(tokens, 'token')}`,
  playground: 'Try it in the Playground',
  export: 'Take the prompt table home',
  resultTable: {
    title: 'Accuracy beside what it had to beat',
    task: 'Task',
    rows: 'Rows',
    tuned: 'Tuned',
    untuned: 'Untuned model',
    majority: 'Commonest label',
    macroF1: 'Macro-F1',
    notMeasured: 'not measured',
    rowsOf: (rows: number, split: SplitName) => counted(rows, `${split} row`),
  },
  estimate: (least: number, most: number, steps: number, name: string) => {
    const [low, high] = [duration(least), duration(most)];
    return `About ${low === high ? high : `${low} to ${high}`} for ${counted(steps, 'step')}, judged by the run ${name}.`;
  },
  discardAsk: 'Discard what was learned?',
  discardYes: 'Yes, discard',
  discardNo: 'No, go on',
  result: 'Result',
  counts: (kept: number, cut: number) =>
    `Trained on ${counted(kept, 'row')}${cut === 0 ? '' : `, ${whole(cut)} of them cut to fit`}`,
  nothingKept: 'No prompt was kept from this run. Your data, template and settings are untouched.',
};

/** A line of the readiness list. */
export function readinessSentence(item: ReadinessItem): string {
  const isDone = item.state === 'done';
  switch (item.kind) {
    case 'data':
      if (item.state === 'waiting') return 'Reading the data…';
      return isDone ? `Data checked: ${counted(item.count, 'row')}` : 'No usable training rows yet';
    case 'held-out':
      return `No usable row in ${counted(item.count, 'file')} for validation or test: mend or remove it`;
    case 'template':
      if (isDone) return 'Template valid';
      return item.count === 0
        ? 'There is no template yet'
        : `Template: ${counted(item.count, 'problem')} to mend`;
    case 'tasks':
      return tasksText.readiness(item.count);
    case 'length':
      if (!isDone) return 'No row fits the model with this template';
      return item.count === 0 ? 'Every row fits the model' : `${counted(item.count, 'row')} will be left out`;
    case 'engine':
      if (isDone) return 'Engine ready';
      return item.state === 'waiting' ? 'Starting the engine…' : 'No engine could be started';
    case 'base':
      if (isDone) return 'Model loaded';
      return item.state === 'waiting' ? 'Loading the model…' : 'No model is loaded';
    default:
      return assertUnreachable(item.kind);
  }
}

/** How a run ended, in one sentence. */
export function endSentence(report: RunSummary): string {
  const time = `${counted(report.steps, 'step')} in ${duration(report.seconds)}`;
  const best =
    report.bestStep === undefined || report.bestValidationLoss === undefined
      ? ''
      : ` The best validation loss, ${loss(report.bestValidationLoss)}, was at step ${whole(report.bestStep)}; that state is kept.`;
  switch (report.reason) {
    case 'finished':
      return `Training is done: ${time}.${best}`;
    case 'early-stop':
      return `Stopped early, because the validation loss no longer fell: ${time}.${best}`;
    case 'stopped':
      return `Stopped by you: ${time}.${best}`;
    case 'non-finite-loss':
      return `The loss stopped being a number at step ${whole(report.nonFiniteStep ?? report.steps)}; the last good state is kept. A lower learning rate usually helps.`;
    default:
      return assertUnreachable(report.reason);
  }
}

/** A score beside what always giving the commonest answer would reach. */
export function scoreSentence(score: TaskScore): string {
  const gain = score.accuracy - score.majorityAccuracy;
  const verdict =
    gain > 0.005
      ? `${percent(gain)} points better than`
      : gain < -0.005
        ? `${percent(-gain)} points worse than`
        : 'no better than';
  return `${score.taskname}, ${counted(score.rows, `${score.split} row`)}: ${percent(score.accuracy)} right, ${verdict.replace('%', '')} always answering “${score.majorityLabel.trim()}” (${percent(score.majorityAccuracy)}). Macro-F1 ${loss(score.macroF1)}.`;
}
