import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaskTemplate } from '../prompt/taskTemplate';
import { defaultTuningConfig } from './defaults';
import { printRunFile, type RunFile, readRunFile } from './runFile';
import type { TuningConfig } from './tuningConfig';

const entry = {
  taskname: 'mood',
  prompt_template: '<|VIRTUAL_PROMPT_0|> {text} mood:{label}',
  total_virtual_tokens: 4,
  virtual_token_splits: [4],
};
const smallest = { format_version: 1, data: { train: 'train.jsonl' }, task_templates: [entry] };

const text = fc.string({ minLength: 1 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const count = fc.integer({ min: 1, max: 1000 });
const template: fc.Arbitrary<TaskTemplate> = fc.record({
  taskname: text,
  promptTemplate: fc.string(),
  totalVirtualTokens: count,
  virtualTokenSplits: fc.array(count),
  truncateField: maybe(fc.string()),
  answerOnlyLoss: fc.boolean(),
  answerField: maybe(fc.string()),
});
const config: fc.Arbitrary<TuningConfig> = fc
  .record({
    seed: fc.maxSafeNat(),
    batchSize: count,
    epochs: count,
    maxSteps: maybe(count),
    maxSequenceLength: maybe(count),
    lossOver: fc.constantFrom('auto', 'vocabulary', 'candidates'),
  })
  .map((part) => ({ ...defaultTuningConfig, ...part, microBatchSize: part.batchSize }));
const run: fc.Arbitrary<RunFile> = fc.record({
  data: fc.record({ train: text, validation: maybe(text), test: maybe(text) }),
  templates: fc.array(template, { minLength: 1, maxLength: 3 }),
  model: maybe(text),
  backend: fc.constantFrom('auto', 'webgpu', 'wasm', 'cpu'),
  config,
});

/** The fault of the smallest run file with some keys replaced. */
const faultOf = (change: object): unknown => {
  const result = readRunFile(JSON.stringify({ ...smallest, ...change }));
  return result.ok ? undefined : result.error;
};

describe('a run file', () => {
  it('comes back as it was printed, whatever the run', () => {
    fc.assert(
      fc.property(run, (given) => {
        const printed = printRunFile(given);
        const read = readRunFile(printed);
        expect(read).toEqual({ ok: true, value: given });
        if (read.ok) expect(printRunFile(read.value)).toBe(printed);
      }),
      { numRuns: 100 },
    );
  });

  it('may be short: what is left out has the usual value', () => {
    expect(readRunFile(JSON.stringify(smallest))).toEqual({
      ok: true,
      value: {
        data: { train: 'train.jsonl', validation: undefined, test: undefined },
        templates: [
          {
            taskname: 'mood',
            promptTemplate: entry.prompt_template,
            totalVirtualTokens: 4,
            virtualTokenSplits: [4],
            truncateField: undefined,
            answerOnlyLoss: false,
            answerField: undefined,
          },
        ],
        model: undefined,
        backend: 'auto',
        config: defaultTuningConfig,
      },
    });
  });

  it.each([
    [{ config: { optimiser: { learning_rate: 'fast' } } }, 'config.optimiser.learning_rate'],
    [{ config: { optimiser: { learning_rate: 0 } } }, 'config.optimiser.learning_rate'],
    [{ config: { learning_rate: 0.1 } }, 'config.learning_rate'],
    [{ config: { batch_size: 8, micro_batch_size: 3 } }, 'config.micro_batch_size'],
    [{ data: {} }, 'data.train'],
    [{ task_templates: [] }, 'task_templates'],
    [{ task_templates: [{ ...entry, total_virtual_tokens: 2.5 }] }, 'task_templates.0.total_virtual_tokens'],
    [{ backend: 'metal' }, 'backend'],
  ])('%o is refused at its place', (change, path) => {
    expect(faultOf(change)).toMatchObject({ kind: 'content', fault: { path } });
  });

  it('of a later version is refused as such', () => {
    expect(faultOf({ format_version: 2, anything: true })).toEqual({ kind: 'too-new', version: 2, known: 1 });
  });

  it('that is no JSON is refused with the parser’s reason', () => {
    expect(readRunFile('{"data": ')).toMatchObject({ ok: false, error: { kind: 'not-json' } });
  });

  it('is never a crash, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (json) => readRunFile(json).ok === false),
      { numRuns: 200 },
    );
  });
});
