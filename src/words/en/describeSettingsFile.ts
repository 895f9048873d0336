import { assertUnreachable } from '../../base/assert';
import type { TemplateFileProblem } from '../../prompt/readTemplates';
import type { SettingsFileFailure } from '../../run/inputFailure';
import type { RunFileFault } from '../../run/runFile';
import type { Sentence } from '../sentence';
import { describeContentFault } from './describeTableFailure';

/** A file of settings that cannot be used, in words. */
export function describeSettingsFile(failure: SettingsFileFailure): Sentence {
  switch (failure.kind) {
    case 'template-file-invalid':
      return describeTemplateFile(failure.name, failure.problem);
    case 'run-file-invalid':
      return describeRunFile(failure.name, failure.fault);
    default:
      return assertUnreachable(failure);
  }
}

const notJsonHint = 'Choose a JSON file as the studio saves it; nothing was changed.';

/** What is wrong with, or left aside in, a template file. */
export function describeTemplateFile(name: string, problem: TemplateFileProblem): Sentence {
  switch (problem.kind) {
    case 'not-json':
      return {
        what: `“${name}” is not JSON: something is wrong at line ${problem.line}, column ${problem.column}.`,
        hint: notJsonHint,
      };
    case 'no-templates':
      return {
        what: `“${name}” holds no templates, but ${problem.found}.`,
        hint: 'A template file is a list of templates, or an object with “task_templates”.',
      };
    case 'bad-template':
      return describeContentFault(`template ${problem.template} of “${name}”`, problem.fault);
    case 'unknown-key':
      return {
        what: `“${problem.key}” in template ${problem.template} of “${name}” is not a name of a template.`,
        hint: 'It is kept aside and goes out again with the template.',
      };
    default:
      return assertUnreachable(problem);
  }
}

function describeRunFile(name: string, fault: RunFileFault): Sentence {
  switch (fault.kind) {
    case 'not-json':
      return { what: `“${name}” is not JSON: ${fault.reason}.`, hint: notJsonHint };
    case 'too-new':
      return {
        what: `“${name}” has format version ${fault.version}; this studio reads up to ${fault.known}.`,
        hint: 'Use a newer studio, or save the run again from the program that wrote it.',
      };
    case 'content':
      return describeContentFault(`“${name}”`, fault.fault);
    default:
      return assertUnreachable(fault);
  }
}
