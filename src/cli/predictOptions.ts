import { resolve } from 'node:path';
import type { BackendWish } from '../bridge/contract';
import { defaultMaxNewTokens } from '../run/defaults';
import { type Normalisation, normalisations } from '../run/judging/types';
import { readNumber, readOptions, readWord, UsageError, wholeFrom } from './usage';

export const predictUsage = `npm run predict -- --table FILE --data FILE --out FILE [options]

  --table FILE         prompt_table.safetensors
  --data FILE          rows, JSON Lines; each names its task unless the table has only one
  --out FILE           predictions, JSON Lines
  --model DIR          folder of the base the table was made for    (the embedded studio-gpt-en-sv-7m)
  --backend NAME       auto, webgpu, wasm, cpu                      (auto)
  --normalise HOW      compare labels by sum, token or character    (sum)
  --max-new-tokens N   length of generated answers                  (${defaultMaxNewTokens})
  --resume             go on where OUT ends, with the same options
  --json               stdout carries only JSON

Labels kept in the table are scored; tasks without labels get a greedy continuation.
Answers are written as they come, and put in the order of the data at the end. Ctrl-C keeps them.
What they were made with stands in OUT.origin.json; --resume goes on with the same only.`;

export interface PredictOptions {
  readonly table: string;
  readonly data: string;
  readonly out: string;
  readonly model: string | undefined;
  readonly backend: BackendWish;
  readonly maxNewTokens: number;
  readonly normalisation: Normalisation;
  readonly resume: boolean;
  readonly json: boolean;
}

/** Reads the options of `npm run predict`; throws UsageError. */
export function readPredictOptions(argv: readonly string[]): PredictOptions {
  const text = { type: 'string' } as const;
  const { values } = readOptions(argv, {
    options: {
      table: text,
      data: text,
      out: text,
      model: text,
      backend: text,
      'max-new-tokens': text,
      normalise: text,
      resume: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const needed = (name: 'table' | 'data' | 'out'): string => {
    const given = values[name];
    if (given === undefined) throw new UsageError(`--${name} is missing`);
    return given;
  };
  const [table, data, out] = [needed('table'), needed('data'), needed('out')];
  if ([table, data].some((path) => resolve(path) === resolve(out)))
    throw new UsageError(`--out would overwrite what is read: ${out}`);
  return {
    table,
    data,
    out,
    model: values.model,
    backend: readWord('backend', values.backend, ['auto', 'webgpu', 'wasm', 'cpu']) ?? 'auto',
    maxNewTokens: readNumber('max-new-tokens', values['max-new-tokens'], wholeFrom(1)) ?? defaultMaxNewTokens,
    normalisation: readWord('normalise', values.normalise, normalisations) ?? 'sum',
    resume: values.resume ?? false,
    json: values.json ?? false,
  };
}
