import { assertUnreachable } from '../../base/assert';
import type { ResumeFailure } from '../../run/resumeFailure';
import { quoted, shortFingerprint } from '../quoted';
import type { Sentence } from '../sentence';
import { counted } from './format';

const settingText = (value: string | undefined): string => (value === undefined ? 'not set' : quoted(value));

/** Why a run cannot go on where it stopped, in words. */
export function describeResumeFailure(failure: ResumeFailure): Sentence {
  switch (failure.kind) {
    case 'resume-other-base':
      return {
        what: `The run stopped on the base ${failure.checkpointBase} (${shortFingerprint(failure.checkpointFingerprint)}), but the base loaded is ${failure.baseName} (${shortFingerprint(failure.baseFingerprint)}).`,
        hint: 'Load the base that the run was started with, or start a new run.',
      };
    case 'resume-other-settings':
      return {
        what: `The run stopped with ${failure.path} ${settingText(failure.was)}; now it is ${settingText(failure.now)}.`,
        hint: 'Set it back to go on, or start a new run. The number of steps may be changed with a constant learning rate only.',
      };
    case 'resume-past-end':
      return {
        what: `The run has taken ${counted(failure.steps, 'step')} already; now it would have ${failure.total} in all.`,
        hint: 'Ask for more epochs or steps.',
      };
    case 'resume-other-rows':
      return {
        what: `The rows are not those the run stopped with: their digest was ${shortFingerprint(failure.was)} and is ${shortFingerprint(failure.now)}.`,
        hint: 'Open the same data with the same repairs, or start a new run.',
      };
    case 'resume-other-size':
      return {
        what: `The saved encoder has ${failure.was} numbers; this run needs ${failure.now}.`,
        hint: 'The checkpoint is damaged. Start a new run.',
      };
    default:
      return assertUnreachable(failure);
  }
}
