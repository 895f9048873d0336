import { assertUnreachable } from '../base/assert';
import type { TemplateFileProblem } from '../prompt/readTemplates';
import type { RunFileFault } from '../run/runFile';
import type { SettingsFileFailure, StorageFailure } from '../studio/studioFailure';
import { describeContentFault } from '../words/describeTableFailure';
import type { Sentence } from '../words/sentence';

/** What went wrong with the page's own storage and shipped files, in words. */
export function describeStorageFailure(failure: StorageFailure): Sentence {
  switch (failure.kind) {
    case 'storage-full':
      return {
        what: `The browser has no room left to keep ${failure.what} for your next visit.`,
        hint: 'Everything still works until you close this page. Download what you want to keep, or free space for this site in the browser.',
      };
    case 'storage-corrupt':
      return {
        what: `The saved ${failure.what} could not be read and were left out: ${failure.reason}.`,
        hint: 'Open the files again; everything else was restored.',
      };
    case 'storage-unavailable':
      return {
        what: `This browser does not let the page keep anything: ${failure.reason}.`,
        hint: 'You can work as usual, but a reload starts from nothing. Download what you want to keep.',
      };
    case 'sample-unavailable':
      return {
        what: `The shipped file ${failure.name} could not be read: ${failure.reason}.`,
        hint: 'Reload the page, or open your own data.',
      };
    default:
      return assertUnreachable(failure);
  }
}

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

const notJsonHint = 'Open a JSON file as the studio saves it; your templates and settings are unchanged.';

function describeTemplateFile(name: string, problem: TemplateFileProblem): Sentence {
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
        hint: 'It was left aside.',
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
