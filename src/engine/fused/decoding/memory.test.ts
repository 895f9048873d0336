import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createStubDevice } from '../../../testing/stubGpu';
import { useTensorBackend } from '../../../testing/tensorBackend';
import { formulaModel, SELF_TEST_BATCH, SELF_TEST_CONFIG } from '../../selfTest';
import { createFusedEngine } from '../fusedEngine';

const { signal } = new AbortController();
const prompts = [3, 5, 4].map((length, line) => ({
  line,
  taskIndex: 0,
  prefix: Int32Array.from({ length }, (_, i) => (i === 0 ? -1 : i + line)),
  candidates: [Int32Array.of(5, 1), Int32Array.of(7)],
  cut: 0,
}));

/** A device that computes nothing and knows which of its buffers live. */
function countingDevice() {
  const device = createStubDevice();
  const live = new Set<object>();
  let made = 0;
  let mostCaches = 0;
  const create = device.createBuffer.bind(device);
  device.createBuffer = (description) => {
    const buffer = create(description);
    live.add(buffer);
    made++;
    const caches = [...live].filter((each) => 'label' in each && each.label === 'keys 0');
    mostCaches = Math.max(mostCaches, caches.length);
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      live.delete(buffer);
      return destroy();
    };
    return buffer;
  };
  return { device, live, made: () => made, mostCaches: () => mostCaches };
}

/** All that a model does without gradient, once. */
async function useModel(restrictTo: Int32Array, counting = countingDevice()) {
  const engine = createFusedEngine({
    device: counting.device,
    software: false,
    subgroups: false,
    check: () => undefined,
  });
  const { weights, virtual } = formulaModel();
  const model = engine.model({ config: SELF_TEST_CONFIG, weights });
  const embeddings = tensor2d(virtual, [3, SELF_TEST_CONFIG.hiddenSize]);
  const rows = { embeddings, offsets: [0] };
  const round = async (): Promise<void> => {
    await model.loss(SELF_TEST_BATCH, rows, { candidates: undefined });
    await model.scoreCandidates(prompts, rows, { restrictTo, signal });
    await model.continueGreedily(prompts, rows, { maxNewTokens: 3, eosId: -1, restrictTo, signal });
    const open = await model.openContinuation(
      prompts[0] ?? { taskIndex: 0, prefix: Int32Array.of(1) },
      rows,
      {
        maxNewTokens: 2,
      },
    );
    await open.logits();
    open.append(4);
    await open.logits();
    open.close();
  };
  const dispose = (): void => {
    embeddings.dispose();
    model.dispose();
    engine.dispose();
  };
  return { ...counting, model, round, dispose };
}

describe('memory of reading and writing', () => {
  beforeAll(() => useTensorBackend('cpu'));

  it('is taken once: the same again makes no buffer', async () => {
    const { round, made, dispose } = await useModel(Int32Array.of(5, 1, 7));
    await round();
    await round();
    const before = made();
    await round();
    expect(made()).toBe(before);
    dispose();
  });

  it('is given back before more is taken for longer rows', async () => {
    const { model, mostCaches, dispose } = await useModel(Int32Array.of(5, 1, 7));
    const embeddings = tensor2d(new Float32Array(0), [0, SELF_TEST_CONFIG.hiddenSize]);
    const rows = { embeddings, offsets: [0] };
    const options = { maxNewTokens: 1, eosId: -1, restrictTo: undefined, signal };
    for (const count of [1, 10]) {
      const many = Array.from({ length: count }, () => ({
        taskIndex: 0,
        prefix: Int32Array.of(count, 2, 3),
      }));
      await model.continueGreedily(many, rows, options);
    }
    expect(mostCaches()).toBe(1);
    embeddings.dispose();
    dispose();
  });

  it('is not held by what could not be recorded', async () => {
    const counting = countingDevice();
    const { createBuffer } = counting.device;
    let recordings = 0;
    counting.device.createBuffer = (descriptor) => {
      // The first are those of the passage, the second those of what is asked of it.
      if (descriptor.label === 'parameters' && ++recordings === 2) throw new RangeError('out of memory');
      return createBuffer.call(counting.device, descriptor);
    };
    const { model, dispose } = await useModel(Int32Array.of(5, 1, 7), counting);
    const rows = {
      embeddings: tensor2d(new Float32Array(48), [3, SELF_TEST_CONFIG.hiddenSize]),
      offsets: [0],
    };
    const options = { maxNewTokens: 1, eosId: -1, restrictTo: undefined, signal };
    await expect(model.continueGreedily(prompts, rows, options)).rejects.toThrow('out of memory');
    rows.embeddings.dispose();
    dispose();
    await new Promise((resolve) => setTimeout(resolve));
    expect(counting.live.size).toBe(0);
  });

  it('is all freed, that of candidates asked for earlier too', async () => {
    const { model, round, live, dispose } = await useModel(Int32Array.of(5, 1, 7));
    await round();
    const rows = {
      embeddings: tensor2d(new Float32Array(0), [0, SELF_TEST_CONFIG.hiddenSize]),
      offsets: [0],
    };
    const bare = prompts.map((prompt) => ({ ...prompt, prefix: prompt.prefix.subarray(1) }));
    for (const others of [Int32Array.of(1, 5, 7, 9), Int32Array.of(7, 5, 1)])
      await model.scoreCandidates(bare, rows, { restrictTo: others, signal });
    rows.embeddings.dispose();
    expect(live.size).toBeGreaterThan(0);
    dispose();
    await Promise.resolve();
    expect(live.size).toBe(0);
  });
});
