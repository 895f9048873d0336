import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Failed } from '../base/failed';
import type { BackendWish } from '../bridge/contract';
import { withVirtualTokens } from '../prompt/divideVirtualTokens';
import { readTemplates } from '../prompt/readTemplates';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { defaultTuningConfig } from '../run/defaults';
import type { InputFailure } from '../run/inputFailure';
import { type RunFile, readRunFile } from '../run/runFile';
import type { TuningConfig } from '../run/tuningConfig';
import { root } from '../scripts/folders.mjs';
import { describeTemplateFile } from '../words/en/describeSettingsFile';
import { oneLine } from '../words/sentence';
import { applySettings } from './applySettings';
import { readText } from './files';
import type { TuneOptions } from './tuneOptions';

export const defaultModel = 'studio-gpt-en-sv-7m';

/** A run on paper: everything that `tune` needs, paths resolved. */
export interface TunePlan {
  readonly data: string;
  readonly validation: string | undefined;
  readonly test: string | undefined;
  readonly templates: readonly TaskTemplate[];
  readonly model: string;
  readonly backend: BackendWish;
  readonly config: TuningConfig;
}

/** Folder of a base: a path as given, or the name of one that comes with the studio. */
export function modelFolder(given: string | undefined, from: string): string {
  const name = given ?? defaultModel;
  const path = resolve(from, name);
  const shipped = join(root, 'public', 'models', name);
  return existsSync(path) || !existsSync(shipped) ? path : shipped;
}

async function openRunFile(path: string): Promise<RunFile> {
  const read = readRunFile(await readText(path));
  if (read.ok) return read.value;
  throw new Failed<InputFailure>({ kind: 'run-file-invalid', name: path, fault: read.error });
}

/** Templates of a file; keys that are not known are told. Rejects with Failed<InputFailure>. */
export async function openTemplates(
  path: string,
  say: (line: string) => void,
): Promise<readonly TaskTemplate[]> {
  const { templates, problems } = readTemplates(await readText(path));
  const fatal = problems.find(({ kind }) => kind !== 'unknown-key');
  if (fatal) throw new Failed<InputFailure>({ kind: 'template-file-invalid', name: path, problem: fatal });
  for (const problem of problems) say(oneLine(describeTemplateFile(path, problem)));
  return templates;
}

/** Puts run file and options together; options win. Rejects with Failed<InputFailure> or UsageError. */
export async function readTunePlan(options: TuneOptions, say: (line: string) => void): Promise<TunePlan> {
  const run = options.runFile === undefined ? undefined : await openRunFile(options.runFile);
  const folder = options.runFile === undefined ? '.' : dirname(options.runFile);
  const path = (flag: string | undefined, inRun: string | undefined): string | undefined =>
    flag ?? (inRun === undefined ? undefined : resolve(folder, inRun));
  const templates =
    options.template === undefined ? (run?.templates ?? []) : await openTemplates(options.template, say);
  const { virtualTokens } = options;
  return {
    data: path(options.data, run?.data.train) ?? '',
    validation: path(options.validation, run?.data.validation),
    test: path(options.test, run?.data.test),
    templates:
      virtualTokens === undefined
        ? templates
        : templates.map((each) => withVirtualTokens(each, virtualTokens)),
    model: options.model === undefined ? modelFolder(run?.model, folder) : modelFolder(options.model, '.'),
    backend: options.backend ?? run?.backend ?? 'auto',
    config: applySettings(run?.config ?? defaultTuningConfig, options.settings),
  };
}
