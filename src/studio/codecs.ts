import { Failed } from '../base/failed';
import { readTemplates as readTemplateFile } from '../prompt/readTemplates';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { type RunFile, readRunFile } from '../run/runFile';
import type { PromptTable } from '../table/promptTable';
import { readPromptTable } from '../table/promptTableFile';
import { readPromptTableJson } from '../table/promptTableJson';
import type { StudioFailure } from './studioFailure';

const refuse = (failure: StudioFailure): Failed<StudioFailure> => new Failed(failure);

/** Templates of a file. Throws Failed 'template-file-invalid' when none of it can be used. */
export function parseTemplates(text: string, name: string): readonly TaskTemplate[] {
  const { templates, problems } = readTemplateFile(text);
  const fatal = problems.find(({ kind }) => kind !== 'unknown-key');
  if (fatal !== undefined) throw refuse({ kind: 'template-file-invalid', name, problem: fatal });
  return templates;
}

/** A run file. Throws Failed 'run-file-invalid'. */
export function parseRunFile(text: string, name: string): RunFile {
  const read = readRunFile(text);
  if (!read.ok) throw refuse({ kind: 'run-file-invalid', name, fault: read.error });
  return read.value;
}

/** A prompt table in either form; a JSON file starts with a brace. Throws Failed<TableFailure>. */
export function parseTable(bytes: Uint8Array): PromptTable {
  const isJson = bytes[0] === '{'.charCodeAt(0);
  const read = isJson ? readPromptTableJson(new TextDecoder().decode(bytes)) : readPromptTable(bytes);
  if (!read.ok) throw refuse(read.error);
  return read.value;
}
