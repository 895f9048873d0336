import type { BackendWish } from '../bridge/contract';
import { defaultMaxNewTokens } from '../run/defaults';
import { type Normalisation, normalisations } from '../run/judging/types';
import { readNumber, readOptions, readWord, UsageError, wholeFrom } from './usage';

const defaultShots: readonly number[] = [0, 1, 4];
const defaultSeed = 1;

export const evaluateUsage = `npm run evaluate -- --table FILE --data FILE [options]

  --table FILE         prompt_table.safetensors
  --data FILE          rows with their right answers; each names its task unless the table has only one
  --examples FILE      solved rows: the shots are drawn from them, the majority is counted in them
                       (a fifth of the data, drawn by the seed; it is then not judged)
  --shots N,N,...      the untuned model after so many solved rows, 0 for none (${defaultShots.join(',')})
  --remap FILE         answers that count as others: {"positiv": "positive"}; added to those in the table
  --normalise NAME     how labels of different length are compared: ${normalisations.join(', ')} (sum)
  --with-text          let the model also write freely where labels are scored, for exact match
  --seed N             draws the examples and the shots                     (${defaultSeed})
  --model DIR          folder of the base the table was made for            (the embedded studio-gpt-en-sv-7m)
  --backend NAME       auto, webgpu, wasm, cpu                              (auto)
  --max-new-tokens N   length of written answers                            (${defaultMaxNewTokens})
  --json               stdout carries only JSON

The tuned prompts, the commonest label and the untuned model answer the same rows, with the same labels.`;

export interface EvaluateOptions {
  readonly table: string;
  readonly data: string;
  readonly examples: string | undefined;
  readonly shots: readonly number[];
  readonly remap: string | undefined;
  readonly normalisation: Normalisation;
  readonly withText: boolean;
  readonly seed: number;
  readonly model: string | undefined;
  readonly backend: BackendWish;
  readonly maxNewTokens: number;
  readonly json: boolean;
}

/** Reads the options of `npm run evaluate`; throws UsageError. */
export function readEvaluateOptions(argv: readonly string[]): EvaluateOptions {
  const text = { type: 'string' } as const;
  const { values } = readOptions(argv, {
    options: {
      table: text,
      data: text,
      examples: text,
      shots: text,
      remap: text,
      normalise: text,
      'with-text': { type: 'boolean' },
      seed: text,
      model: text,
      backend: text,
      'max-new-tokens': text,
      json: { type: 'boolean' },
    },
  });
  const needed = (name: 'table' | 'data'): string => {
    const given = values[name];
    if (given === undefined) throw new UsageError(`--${name} is missing`);
    return given;
  };
  return {
    table: needed('table'),
    data: needed('data'),
    examples: values.examples,
    shots: readShots(values.shots),
    remap: values.remap,
    normalisation: readWord('normalise', values.normalise, normalisations) ?? 'sum',
    withText: values['with-text'] ?? false,
    seed: readNumber('seed', values.seed, wholeFrom(0)) ?? defaultSeed,
    model: values.model,
    backend: readWord('backend', values.backend, ['auto', 'webgpu', 'wasm', 'cpu']) ?? 'auto',
    maxNewTokens: readNumber('max-new-tokens', values['max-new-tokens'], wholeFrom(1)) ?? defaultMaxNewTokens,
    json: values.json ?? false,
  };
}

/** `0,1,4`, each once. */
function readShots(text: string | undefined): readonly number[] {
  if (text === undefined) return defaultShots;
  const counts = text.split(',').map((part) => readNumber('shots', part, wholeFrom(0)) ?? 0);
  return [...new Set(counts)];
}
