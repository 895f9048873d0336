import { assertUnreachable } from '../../base/assert';
import type { ContentFault } from '../../base/narrow';
import type { TableFailure } from '../../table/tableFailure';
import type { Sentence } from '../sentence';
import { counted } from './format';

/** A place in a settings, template or table file that is not what it should be. `file` names the file for people. */
export function describeContentFault(file: string, { path, expected, found }: ContentFault): Sentence {
  const place = path === '' ? file : `${path} in ${file}`;
  if (expected === 'no such name')
    return {
      what: `${file} holds the name ${found} at ${path}, which does not exist.`,
      hint: 'Correct its spelling or leave it out.',
    };
  return {
    what: `${place} is ${found}; needed is ${expected}.`,
    hint: 'Correct this place and open the file again.',
  };
}

const damaged = 'The file is damaged or was changed by hand; use another copy.';

/** Why a prompt table was refused, in words. */
export function describeTableFailure(failure: TableFailure): Sentence {
  switch (failure.kind) {
    case 'table-file-invalid':
      return { what: `The prompt table cannot be read: ${failure.reason}.`, hint: damaged };
    case 'table-foreign':
      return {
        what: `The file does not say that it is a prompt table${failure.found === undefined ? '' : ` (its format is "${failure.found}")`}.`,
        hint: 'Choose a prompt_table.safetensors that was exported here.',
      };
    case 'table-version-too-new':
      return {
        what: `The prompt table has version ${failure.found}; this program knows versions up to ${failure.newest}.`,
        hint: 'Open it with a newer version of the program.',
      };
    case 'table-content-invalid':
      return describeContentFault('the prompt table', failure);
    case 'table-task-twice':
      return { what: `The prompt table has two prompts for the task ${failure.taskname}.`, hint: damaged };
    case 'table-version-twice':
      return {
        what: `The prompt table has version ${failure.version} of the task ${failure.taskname} twice.`,
        hint: damaged,
      };
    case 'table-earlier-alone':
      return {
        what: `The prompt table keeps the former version ${failure.version} of ${failure.taskname}, but no prompt of this task is in use.`,
        hint: damaged,
      };
    case 'table-start-invalid':
      return {
        what: `The starting rows of ${failure.taskname}, version ${failure.version}, are of another size than its prompt or hold a value that is not a number.`,
        hint: damaged,
      };
    case 'table-alias-twice':
      return {
        what: `The answer “${failure.from}” of ${failure.taskname} is to count as two others.`,
        hint: 'Keep one line for each answer.',
      };
    case 'table-name-taken':
      return {
        what: `A task ${failure.taskname} is in the prompt table or in its history.`,
        hint: 'Choose another name.',
      };
    case 'table-name-empty':
      return { what: 'A task needs a name.', hint: 'Write at least one character.' };
    case 'table-tensor-missing':
      return {
        what: `The prompt table lists the task ${failure.taskname}, but has no tensor ${failure.tensor}.`,
        hint: damaged,
      };
    case 'table-tensor-unexpected':
      return { what: `The prompt table has a tensor ${failure.tensor} of no listed task.`, hint: damaged };
    case 'table-tensor-dtype':
      return {
        what: `Tensor ${failure.tensor} of the prompt table holds numbers of type ${failure.found}.`,
        hint: 'Prompt tables hold F32. Convert the tensor first.',
      };
    case 'table-tensor-shape': {
      const [tokens, width] = failure.expected;
      const rows = counted(tokens, 'virtual token');
      return {
        what: `The prompt of ${failure.taskname} has shape [${failure.found.join(', ')}]; its template needs ${rows}${width === undefined ? '' : ` of width ${width}`}.`,
        hint: damaged,
      };
    }
    case 'table-not-finite':
      return {
        what: `The prompt of ${failure.taskname} holds a value that is not a number (virtual token ${failure.virtualToken}, column ${failure.column}).`,
        hint: 'Train this prompt again; a lower learning rate keeps the numbers finite.',
      };
    default:
      return assertUnreachable(failure);
  }
}
