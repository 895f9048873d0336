import { type ExportFormat, exportFormats } from '../table/exchange/exportFiles';
import { readOptions, readWord, UsageError } from './usage';

export const exportUsage = `npm run export -- --table FILE --format NAME --out DIR [options]

  --table FILE    prompt_table.safetensors, its JSON form, or the zip of everything
  --format NAME   ${exportFormats.join(', ')}
  --out DIR       folder for the files
  --model DIR     folder of the base the table was made for    (the embedded studio-gpt-en-sv-7m)
  --task NAME     only this task
  --json          stdout carries only JSON

peft writes an adapter folder for each task whose virtual tokens all stand in front, and for the others the reason and a
Python note that puts the prompt into the base by hand. zip holds everything with a model card.`;

export interface ExportOptions {
  readonly table: string;
  readonly format: ExportFormat;
  readonly out: string;
  readonly model: string | undefined;
  readonly task: string | undefined;
  readonly json: boolean;
}

const text = { type: 'string' } as const;

/** Reads the options of `npm run export`; throws UsageError. */
export function readExportOptions(argv: readonly string[]): ExportOptions {
  const { values } = readOptions(argv, {
    options: { table: text, format: text, out: text, model: text, task: text, json: { type: 'boolean' } },
  });
  const { table, out, model, task } = values;
  return {
    table: needed('table', table),
    format: needed('format', readWord('format', values.format, exportFormats)),
    out: needed('out', out),
    model,
    task,
    json: values.json ?? false,
  };
}

export const importUsage = `npm run import -- --from PATH --out FILE [options]

  --from PATH       a file or folder: prompt table, PEFT adapter, .npy, NeMo table, or a zip of such
  --out FILE        the table: prompt_table.safetensors, or its JSON form where the name ends in .json
  --model DIR       folder of the base that the prompts were learned through    (the embedded studio-gpt-en-sv-7m)
  --template FILE   task_templates as JSON, for prompts that come without; the one of the same name, or the only one
  --task NAME       name of the only prompt; of several prompts, the one to take
  --json            stdout carries only JSON

What the file is, its content tells. Nothing in it is executed.`;

export interface ImportOptions {
  readonly from: string;
  readonly out: string;
  readonly model: string | undefined;
  readonly template: string | undefined;
  readonly task: string | undefined;
  readonly json: boolean;
}

/** Reads the options of `npm run import`; throws UsageError. */
export function readImportOptions(argv: readonly string[]): ImportOptions {
  const { values } = readOptions(argv, {
    options: { from: text, out: text, model: text, template: text, task: text, json: { type: 'boolean' } },
  });
  const { from, out, model, template, task } = values;
  return {
    from: needed('from', from),
    out: needed('out', out),
    model,
    template,
    task,
    json: values.json ?? false,
  };
}

function needed<T>(name: string, given: T | undefined): T {
  if (given === undefined) throw new UsageError(`--${name} is missing`);
  return given;
}
