import type { BackendWish } from '../bridge/contract';
import type { EncoderKind, Initialisation, TuningConfig } from '../run/tuningConfig';
import { aboveZero, readNumber, readOptions, readWord, share, UsageError, wholeFrom } from './usage';

export const tuneUsage = `npm run tune -- run.json [options]      tunes prompts as a run file says
npm run tune -- --data FILE --template FILE [options]

  --data FILE             training rows, JSON Lines
  --validation FILE       rows that choose the best step     (else a share of the training rows)
  --test FILE             rows that are answered at the end  (else a share of the training rows)
  --template FILE         task_templates as JSON, with NeMo's keys
  --model DIR             folder of the base                 (the embedded studio-gpt-en-sv-7m)
  --out DIR               where results go                   (tuned)
  --into FILE             a prompt table of this base that the tasks are added to; all other prompts stay as they are.
                          It is written to --out: name the folder of FILE to keep one file. Rows of tasks that FILE
                          holds and --template does not are left alone
  --backend NAME          auto, webgpu, wasm, cpu            (auto)
  --encoder KIND          lstm, mlp, tpmlp, embedding
  --init WHAT             random, vocabulary, text (the taskname) or text:WORDS
  --loss OVER             vocabulary, candidates (the labels' tokens only), auto
  --epochs N  --max-steps N  --batch-size N  --learning-rate X  --seed N
  --virtual-tokens N      divided over the markers as the template divides its own
  --train-rows N          only so many training rows, drawn with the seed, labels in proportion
  --validation-share X  --test-share X
  --json                  stdout carries only JSON: the report, or {"error": …}

Options win over the run file. Ctrl-C stops and keeps what was learnt; twice quits.
Writes prompt_table.safetensors, metrics.jsonl, predictions.jsonl and report.json.`;

/** Settings given on the command line; undefined where the run file or the defaults decide. */
export interface TuneSettings {
  readonly encoder: EncoderKind | undefined;
  readonly initialisation: Initialisation | undefined;
  readonly lossOver: TuningConfig['lossOver'] | undefined;
  readonly epochs: number | undefined;
  readonly maxSteps: number | undefined;
  readonly batchSize: number | undefined;
  readonly learningRate: number | undefined;
  readonly seed: number | undefined;
  readonly validationShare: number | undefined;
  readonly testShare: number | undefined;
}

export interface TuneOptions {
  readonly runFile: string | undefined;
  readonly data: string | undefined;
  readonly validation: string | undefined;
  readonly test: string | undefined;
  readonly template: string | undefined;
  readonly model: string | undefined;
  readonly out: string;
  readonly into: string | undefined;
  readonly backend: BackendWish | undefined;
  readonly virtualTokens: number | undefined;
  readonly trainRows: number | undefined;
  readonly json: boolean;
  readonly settings: TuneSettings;
}

const text = { type: 'string' } as const;
const options = {
  data: text,
  validation: text,
  test: text,
  template: text,
  model: text,
  out: text,
  into: text,
  backend: text,
  encoder: text,
  init: text,
  loss: text,
  epochs: text,
  'max-steps': text,
  'batch-size': text,
  'learning-rate': text,
  seed: text,
  'virtual-tokens': text,
  'train-rows': text,
  'validation-share': text,
  'test-share': text,
  json: { type: 'boolean' },
} as const;

function readInitialisation(given: string | undefined): Initialisation | undefined {
  if (given?.startsWith('text:') === true) return { kind: 'text', text: given.slice('text:'.length) };
  const kind = readWord('init', given, ['random', 'vocabulary', 'text']);
  if (kind === undefined) return undefined;
  return kind === 'text' ? { kind, text: undefined } : { kind };
}

/** Reads the options of `npm run tune`; throws UsageError. */
export function readTuneOptions(argv: readonly string[]): TuneOptions {
  const { values, positionals } = readOptions(argv, { options, allowPositionals: true });
  const [runFile, stray] = positionals;
  if (stray !== undefined) throw new UsageError(`One run file at a time: what is '${stray}'?`);
  if (runFile === undefined && values.data === undefined) {
    throw new UsageError('Give a run file, or --data and --template');
  }
  if (runFile === undefined && values.template === undefined) throw new UsageError('--template is missing');
  const whole = (name: keyof typeof options & keyof typeof values, least = 1): number | undefined => {
    const given = values[name];
    return readNumber(name, typeof given === 'string' ? given : undefined, wholeFrom(least));
  };
  return {
    runFile,
    data: values.data,
    validation: values.validation,
    test: values.test,
    template: values.template,
    model: values.model,
    out: values.out ?? 'tuned',
    into: values.into,
    backend: readWord('backend', values.backend, ['auto', 'webgpu', 'wasm', 'cpu']),
    virtualTokens: whole('virtual-tokens'),
    trainRows: whole('train-rows'),
    json: values.json ?? false,
    settings: {
      encoder: readWord('encoder', values.encoder, ['lstm', 'mlp', 'tpmlp', 'embedding']),
      initialisation: readInitialisation(values.init),
      lossOver: readWord('loss', values.loss, ['auto', 'vocabulary', 'candidates']),
      epochs: whole('epochs'),
      maxSteps: whole('max-steps'),
      batchSize: whole('batch-size'),
      learningRate: readNumber('learning-rate', values['learning-rate'], aboveZero),
      seed: whole('seed', 0),
      validationShare: readNumber('validation-share', values['validation-share'], share),
      testShare: readNumber('test-share', values['test-share'], share),
    },
  };
}
