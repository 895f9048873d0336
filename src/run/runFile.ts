import * as v from 'valibot';
import { type ContentFault, narrow } from '../base/narrow';
import { err, ok, type Result } from '../base/result';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { printTaskTemplate, readTaskTemplate } from '../prompt/taskTemplateFile';
import type { TuningConfig } from './tuningConfig';
import { printTuningConfig, readTuningConfig } from './tuningConfigFile';

/** Raised when older programs could no longer read what is written. */
const formatVersion = 1;

/** A run on paper, as it is saved: what to train on, with which templates, base and settings. */
export interface RunFile {
  /** Names of the data files, relative to the run file. */
  readonly data: {
    readonly train: string;
    readonly validation: string | undefined;
    readonly test: string | undefined;
  };
  readonly templates: readonly TaskTemplate[];
  /** Folder of the base, relative to the run file, or the name of an embedded one; undefined for the default. */
  readonly model: string | undefined;
  readonly backend: 'auto' | 'webgpu' | 'wasm' | 'cpu';
  readonly config: TuningConfig;
}

/** Why a run file cannot be read. */
export type RunFileFault =
  | { readonly kind: 'not-json'; readonly reason: string }
  | { readonly kind: 'too-new'; readonly version: number; readonly known: number }
  | { readonly kind: 'content'; readonly fault: ContentFault };

const schema = v.strictObject({
  format_version: v.literal(formatVersion),
  data: v.strictObject({
    train: v.pipe(v.string(), v.nonEmpty()),
    validation: v.nullish(v.string()),
    test: v.nullish(v.string()),
  }),
  task_templates: v.pipe(v.array(v.unknown()), v.minLength(1)),
  model: v.nullish(v.string()),
  backend: v.optional(v.picklist(['auto', 'webgpu', 'wasm', 'cpu']), 'auto'),
  config: v.optional(v.unknown(), {}),
});

const versionOnly = v.object({ format_version: v.pipe(v.number(), v.gtValue(formatVersion)) });

/** Reads the text of a run file. */
export function readRunFile(text: string): Result<RunFile, RunFileFault> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err({ kind: 'not-json', reason: error instanceof Error ? error.message : String(error) });
  }
  const version = v.safeParse(versionOnly, value);
  if (version.success) {
    return err({ kind: 'too-new', version: version.output.format_version, known: formatVersion });
  }
  const read = narrow(schema, value);
  if (!read.ok) return err({ kind: 'content', fault: read.error });
  const { data, model, backend } = read.value;
  const templates: TaskTemplate[] = [];
  for (const [index, entry] of read.value.task_templates.entries()) {
    const template = readTaskTemplate(entry);
    if (!template.ok) return err(within(`task_templates.${index}`, template.error));
    templates.push(template.value);
  }
  const config = readTuningConfig(read.value.config);
  if (!config.ok) return err(within('config', config.error));
  return ok({
    data: { train: data.train, validation: data.validation ?? undefined, test: data.test ?? undefined },
    templates,
    model: model ?? undefined,
    backend,
    config: config.value,
  });
}

/** A fault of a part, with its place in the whole. */
function within(part: string, fault: ContentFault): RunFileFault {
  return { kind: 'content', fault: { ...fault, path: [part, fault.path].filter(Boolean).join('.') } };
}

/** The text of a run file; reading it back gives the same run, and printing that the same text. */
export function printRunFile(run: RunFile): string {
  const { data, templates, model, backend, config } = run;
  const entry = {
    format_version: formatVersion,
    data: { train: data.train, validation: data.validation ?? null, test: data.test ?? null },
    task_templates: templates.map(printTaskTemplate),
    model: model ?? null,
    backend,
    config: printTuningConfig(config),
  };
  return `${JSON.stringify(entry, null, 2)}\n`;
}
