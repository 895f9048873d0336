import { describe, expect, test } from 'vitest';
import { defaultTuningConfig } from './defaults';
import type { TuningConfig } from './tuningConfig';
import { printTuningConfig, readTuningConfig } from './tuningConfigFile';

const otherwise: TuningConfig = {
  seed: 7,
  encoder: {
    kind: 'mlp',
    hidden: 96,
    layers: 3,
    initialisation: { kind: 'text', text: undefined },
    tasknameConditioning: true,
  },
  optimiser: {
    kind: 'adam',
    learningRate: 0.02,
    beta1: 0,
    beta2: 0.999,
    epsilon: 1e-6,
    weightDecay: 0,
    clipNorm: undefined,
  },
  schedule: { kind: 'constant', warmupSteps: 0, constantSteps: 3, minLearningRate: 1e-5 },
  batchSize: 12,
  microBatchSize: 4,
  epochs: 2,
  maxSteps: 500,
  earlyStop: undefined,
  maxSequenceLength: undefined,
  addBos: true,
  spacing: 'nemo-2022',
  lossOver: 'candidates',
  split: { validationShare: 0, testShare: 0.25 },
};

/** What a file holds after it was written and read as JSON. */
const onDisk = (config: TuningConfig): Record<string, unknown> =>
  JSON.parse(JSON.stringify(printTuningConfig(config)));

describe('settings on disk', () => {
  test.each([
    ['the defaults', defaultTuningConfig],
    ['everything otherwise', otherwise],
  ])('%s come back as they were', (_, config) => {
    expect(readTuningConfig(onDisk(config))).toEqual({ ok: true, value: config });
  });

  test('are spelt in snake_case', () => {
    const text = JSON.stringify(onDisk(otherwise));
    expect(text).not.toMatch(/[a-z][A-Z]/);
    expect(text).toContain('"learning_rate":0.02');
  });

  test('may leave out whatever has a default', () => {
    expect(readTuningConfig({})).toEqual({ ok: true, value: defaultTuningConfig });
    expect(readTuningConfig({ optimiser: { learning_rate: 0.5 } })).toMatchObject({
      ok: true,
      value: { optimiser: { ...defaultTuningConfig.optimiser, learningRate: 0.5 } },
    });
  });

  test('find a micro batch that goes into any batch size', () => {
    for (const [batchSize, microBatchSize] of [
      [1, 1],
      [12, 6],
      [16, 8],
      [17, 1],
    ])
      expect(readTuningConfig({ batch_size: batchSize })).toMatchObject({ value: { microBatchSize } });
  });

  test.each([
    [{ learning_rate: 1 }, 'learning_rate', 'no such name'],
    [{ optimiser: { rate: 1 } }, 'optimiser.rate', 'no such name'],
    [{ optimiser: { learning_rate: 0 } }, 'optimiser.learning_rate', '>0'],
    [{ optimiser: { learning_rate: '0.1' } }, 'optimiser.learning_rate', 'number'],
    [{ optimiser: { beta2: 1 } }, 'optimiser.beta2', '<1'],
    [{ encoder: { kind: 'gru' } }, 'encoder.kind', '("lstm" | "mlp" | "tpmlp" | "embedding")'],
    [{ encoder: { initialisation: { kind: 'words' } } }, 'encoder.initialisation.kind', expect.any(String)],
    [{ batch_size: 0 }, 'batch_size', '>=1'],
    [{ batch_size: 2.5 }, 'batch_size', 'integer'],
    [{ batch_size: 8, micro_batch_size: 3 }, 'micro_batch_size', 'a divisor of batch_size 8'],
    [{ split: { validation_share: 0.6, test_share: 0.4 } }, 'split', expect.any(String)],
    [{ seed: -1 }, 'seed', '>=0'],
    [[], '', 'Object'],
    ['lstm', '', 'Object'],
    [{ split: [] }, 'split', 'Object'],
  ])('%j are refused at %s', (file, path, expected) => {
    expect(readTuningConfig(file)).toMatchObject({ ok: false, error: { path, expected } });
  });
});
