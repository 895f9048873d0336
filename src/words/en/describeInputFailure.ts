import { assertUnreachable } from '../../base/assert';
import type { TemplateProblem } from '../../prompt/templateProblem';
import type { InputFailure } from '../../run/inputFailure';
import { optionChange } from '../quoted';
import { oneLine, type Sentence } from '../sentence';
import { describeDataProblem } from './describeDataProblem';
import { describeSettingsFile } from './describeSettingsFile';
import { describeContentFault } from './describeTableFailure';
import { describeTemplateProblem } from './describeTemplateProblem';
import { listed } from './format';

/** A problem of a template with the name of its task and the place in its text, in one line. */
export function templateProblemLine(problem: TemplateProblem): string {
  const { taskname, span } = problem;
  const place = span === undefined ? '' : `, character ${span.start + 1}`;
  return `Template “${taskname}”${place}: ${oneLine(describeTemplateProblem(problem))}`;
}

/** Why files that a command was given cannot be used, or its results not be written, in words. */
export function describeInputFailure(failure: InputFailure): Sentence {
  switch (failure.kind) {
    case 'template-file-invalid':
    case 'run-file-invalid':
      return describeSettingsFile(failure);
    case 'remap-file-invalid':
      return {
        what:
          failure.fault.kind === 'not-json'
            ? `“${failure.name}” is not JSON: ${failure.fault.reason}.`
            : describeContentFault(`“${failure.name}”`, failure.fault.fault).what,
        hint: 'Write an object from answers to what they count as, such as {"positiv": "positive"}.',
      };
    case 'no-answers':
      return {
        what: `No row of ${failure.name} has an answer to judge by (${listed(failure.fields)}).`,
        hint: 'Give rows with their right answers; without them, npm run predict answers rows.',
      };
    case 'not-predictions':
      return {
        what: `Line ${failure.line} of ${failure.name} is no prediction.`,
        hint: 'Give the file that npm run predict was writing, or leave --resume out to write it anew.',
      };
    case 'predictions-of-unknown':
      return {
        what: `What the answers in ${failure.name} were made with is not known: ${failure.record} is missing or damaged.`,
        hint: 'Leave --resume out to answer all rows anew.',
      };
    case 'predictions-of-other': {
      const { option, isFile, was, now } = optionChange(failure.change);
      return {
        what: isFile
          ? `The answers in ${failure.name} were made with another file for ${option}, or before it was changed: its digest was ${was} and is ${now}.`
          : `The answers in ${failure.name} were made with ${option} ${was}; now it is ${now}.`,
        hint: `Give the same ${option} to go on, or leave --resume out to answer all rows anew.`,
      };
    }
    case 'file-missing':
      return { what: `There is no file ${failure.name}.`, hint: 'Check the path.' };
    case 'file-unreadable':
      return {
        what: `${failure.name} cannot be read: ${failure.reason}.`,
        hint: 'Check that it is a file and that you may read it.',
      };
    case 'file-unwritable':
      return {
        what: `${failure.name} cannot be written: ${failure.reason}.`,
        hint: 'Choose another folder with --out, or check that you may write there.',
      };
    case 'no-space':
      return {
        what: `There is no space left to write ${failure.name}.`,
        hint: 'Free some space, or choose another folder with --out.',
      };
    case 'no-usable-rows': {
      const first = failure.problem === undefined ? undefined : describeDataProblem(failure.problem);
      return first === undefined
        ? { what: `${failure.name} is empty.`, hint: 'Give a file with one JSON object per line.' }
        : { what: `${failure.name} has no usable row. ${first.what}`, hint: first.hint };
    }
    case 'templates-unfit':
      return {
        what: failure.problems
          .filter(({ severity }) => severity === 'error')
          .map(templateProblemLine)
          .join('\n'),
        hint: '',
      };
    default:
      return assertUnreachable(failure);
  }
}
