import type { ResumeOffer } from '../../studio/resumeOffer';
import type { TaskStanding } from '../../studio/taskChoice';
import { describeResumeFailure } from '../../words/en/describeResumeFailure';
import { counted, whole } from '../../words/en/format';
import { quoted } from '../../words/quoted';

/** Going on with a run, and choosing what to train. */
export const goOnText = {
  title: 'Go on where it stopped',
  lead: (name: string, steps: number, total: number | undefined) =>
    `The run ${name} stopped after ${counted(steps, 'step')}${total === undefined ? '' : ` of ${whole(total)}`}. Its encoder and optimiser were kept.`,
  own: 'It goes on exactly as if it had never stopped, with its own settings and templates, and its curve goes on too.',
  longer: 'It goes on with the settings below: more steps at the same learning rate.',
  button: 'Go on where it stopped',
  obstacle: (obstacle: NonNullable<ResumeOffer['obstacle']>): string => {
    switch (obstacle.kind) {
      case 'not-ready':
        return 'The engine, the model and the data have to be there first.';
      case 'no-data':
        return `Open its data first: ${quoted(obstacle.name)}.`;
      case 'other': {
        const { what, hint } = describeResumeFailure(obstacle.failure);
        return `${what} ${hint}`;
      }
    }
  },
};

export const tasksText = {
  title: 'Tasks to train',
  lead: 'Ticked tasks learn together with one encoder and need equally many virtual tokens. The others stay in the table untouched, bit for bit, and their rows are not read.',
  standing: (standing: TaskStanding, isTicked: boolean): string => {
    switch (standing.kind) {
      case 'new':
        return isTicked ? 'New: not in the table yet.' : 'New, and left out: it will not be learned.';
      case 'learned':
        return isTicked
          ? `In the table as version ${standing.version}; this run adds a version beside it.`
          : `In the table as version ${standing.version}; stays untouched.`;
      case 'changed':
        return isTicked
          ? `Its template has changed since version ${standing.version}; this run adds a version beside it.`
          : `Its template has changed since version ${standing.version}, which stays untouched.`;
    }
  },
  readiness: (count: number) =>
    count === 0 ? 'No task is ticked below' : `${counted(count, 'task')} to train`,
};
