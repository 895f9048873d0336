import { memory, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStubDevice } from '../testing/stubGpu';
import { useTensorBackend } from '../testing/tensorBackend';
import { createModel } from './createModel';
import { createFusedEngine } from './fused/fusedEngine';
import { formulaModel, SELF_TEST_BATCH, SELF_TEST_CONFIG } from './selfTest';

const modelOptions = { maxBindingBytes: Number.POSITIVE_INFINITY, check: () => undefined };
const options = { candidates: undefined };

describe('a base on the device', () => {
  beforeAll(() => useTensorBackend('cpu'));

  it('is there once where the fused engine runs: composed weights only for single gradients', async () => {
    const device = createStubDevice();
    const fused = createFusedEngine({ device, software: false, subgroups: false, check: () => undefined });
    const { weights, virtual } = formulaModel();
    const embeddings = tensor2d(virtual, [3, SELF_TEST_CONFIG.hiddenSize]);
    const rows = { embeddings, offsets: [0] };
    const before = memory().numTensors;
    const model = createModel({ config: SELF_TEST_CONFIG, weights }, { modelOptions, fused });
    await model.loss(SELF_TEST_BATCH, rows, options);
    expect(memory().numTensors).toBe(before);
    const { loss, gradient } = model.lossAndGradient(SELF_TEST_BATCH, rows, options);
    expect(memory().numTensors).toBeGreaterThan(before + SELF_TEST_CONFIG.layers);
    loss.dispose();
    gradient.dispose();
    model.dispose();
    expect(memory().numTensors).toBe(before);
    embeddings.dispose();
    fused.dispose();
  });

  it('is composed where there is no fused engine', async () => {
    const { weights, virtual } = formulaModel();
    const before = memory().numTensors;
    const model = createModel({ config: SELF_TEST_CONFIG, weights }, { modelOptions, fused: undefined });
    const embeddings = tensor2d(virtual, [3, SELF_TEST_CONFIG.hiddenSize]);
    expect(await model.loss(SELF_TEST_BATCH, { embeddings, offsets: [0] }, options)).toBeGreaterThan(0);
    expect(memory().numTensors).toBeGreaterThan(before + 1);
    embeddings.dispose();
    model.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
