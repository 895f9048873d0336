import { assertUnreachable } from '../../base/assert';
import type { Milestone, Screen, Theme } from '../../studio/state';
import { loss, percent, whole } from '../../words/en/format';
import { chartText } from '../train/chartText.en';

export const shellText = {
  product: 'P-Tuning Studio',
  title: (screen: string) => `${screen} · P-Tuning Studio`,
  runningTitle: (share: string, phase: string) => `${share} · ${phase} · P-Tuning Studio`,
  skip: 'Skip to the content',
  rail: 'Screens',
  notices: 'Notices',
  dismiss: 'Dismiss',
  menu: 'Menu',
  opening: (screen: string) => `Opening ${screen}…`,
  brokenHint:
    'If the connection was down, reload the page: your data, templates and prompts are kept in this browser.',
  reload: 'Reload the page',
  language: 'Language',
  saving: 'Saving…',
  saved: (time: string) => `Saved at ${time}`,
  notSaved: 'Not saved',
  alreadyStopping: 'The run is stopping already; it ends after this step.',
  bringBack: 'Bring my data back',
  bringWorkBack: 'Bring it back',
  runGoesOn: 'A run is going on; it ends first.',
  useProcessor: 'Compute on the processor',
  startAgain: 'Start it again',
  undo: 'Undo',
  theme: 'Theme',
  themes: { auto: 'Like the system', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  screens: {
    home: 'Home',
    data: 'Data',
    template: 'Template',
    train: 'Train',
    evaluate: 'Evaluate',
    playground: 'Playground',
    table: 'Table',
    export: 'Export',
  } satisfies Record<Screen, string>,
  badges: {
    done: 'Ready',
    problems: (count: number) => `${whole(count)} ${count === 1 ? 'problem' : 'problems'}`,
    running: 'Running',
  },
  stop: 'Stop',
  model: 'Model and engine',
  noModel: 'No model',
  noEngine: 'No engine',
  engineStarting: 'Starting the engine…',
  loading: (name: string) => `Loading ${name}…`,
  software: 'software',
};

/** What the live region says. */
export function milestoneSentence(milestone: Milestone): string {
  switch (milestone.kind) {
    case 'run-started':
      return 'Training has started.';
    case 'validated':
      return [
        `Validation at step ${whole(milestone.report.step)}: loss ${loss(milestone.report.loss)}${milestone.report.best ? ', the best so far' : ''}.`,
        chartText.crossed(milestone.passed) ?? '',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'run-ended': {
      const score = milestone.report.scores.at(-1);
      const judged = score === undefined ? '' : ` Accuracy ${percent(score.accuracy)}.`;
      return `Training has ended after ${whole(milestone.report.steps)} steps.${judged}`;
    }
    case 'run-failed':
      return 'Training has stopped because of a problem.';
    case 'predicted':
      return `${whole(milestone.rows)} rows of the file are answered.`;
    case 'evaluated':
      return `${whole(milestone.contestants)} ways of answering compared on ${whole(milestone.rows)} rows.`;
    case 'data-read':
      return `${whole(milestone.rows)} rows read, ${whole(milestone.problems)} problems.`;
    case 'model-loaded':
      return `The model ${milestone.name} is loaded.`;
    default:
      return assertUnreachable(milestone);
  }
}
