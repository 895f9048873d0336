import { assertUnreachable } from '../../base/assert';
import type { ProjectFailure } from '../../table/projectFailure';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { describeContentFault } from './describeTableFailure';

const damaged =
  'The file is damaged or was changed by hand; use another copy. Nothing of your work has changed.';
const newerProgram = 'Open it with a newer version of the program.';

/** Why a project or the checkpoint of a run was refused, in words. */
export function describeProjectFailure(failure: ProjectFailure): Sentence {
  switch (failure.kind) {
    case 'checkpoint-file-invalid':
      return { what: `The checkpoint cannot be read: ${failure.reason}.`, hint: damaged };
    case 'checkpoint-foreign':
      return {
        what: `The file does not say that it is a checkpoint${formatFound(failure.found)}.`,
        hint: 'Choose a checkpoint.safetensors that was saved here.',
      };
    case 'checkpoint-version-too-new':
      return {
        what: `The checkpoint has version ${failure.found}; this program knows versions up to ${failure.newest}.`,
        hint: newerProgram,
      };
    case 'checkpoint-content-invalid':
      return describeContentFault('the checkpoint', failure);
    case 'project-foreign':
      return {
        what: `The zip does not say that it is a project${formatFound(failure.found)}.`,
        hint: 'Choose a project that was saved here. A prompt table is opened as a table.',
      };
    case 'project-version-too-new':
      return {
        what: `The project has version ${failure.found}; this program knows versions up to ${failure.newest}.`,
        hint: newerProgram,
      };
    case 'project-member-missing':
      return { what: `The project lists ${quoted(failure.member)}, but does not hold it.`, hint: damaged };
    case 'project-member-unexpected':
      return { what: `The project holds ${quoted(failure.member)}, which it does not list.`, hint: damaged };
    case 'project-content-invalid':
      return describeContentFault(`${quoted(failure.member)} of the project`, failure);
    default:
      return assertUnreachable(failure);
  }
}

const formatFound = (found: string | undefined): string =>
  found === undefined ? '' : ` (its format is ${quoted(found)})`;
